using System.Net.Mail;

namespace CoAudit.Audits.Model;

/// <summary>Collects what is wrong with a form, field by field, so that a person can mend everything in one go.</summary>
public sealed class FieldRules
{
    public const int MaxNameLength = 200;

    private const int MaxAddressLength = 254;

    private readonly List<BrokenRule> broken = [];

    public IReadOnlyList<BrokenRule> Broken => broken;

    public void Add(string field, string message) => broken.Add(new BrokenRule(field, message));

    public void Add(IEnumerable<BrokenRule> rules) => broken.AddRange(rules);

    /// <summary>A text of one line that must be there.</summary>
    public string Required(string field, string what, string? value, int most = MaxNameLength)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0)
        {
            Add(field, $"Enter {what}.");
        }

        return OneLine(field, text, most);
    }

    /// <summary>A text of one line that may be missing; empty becomes null.</summary>
    public string? Optional(string field, string? value, int most = MaxNameLength)
    {
        var text = OneLine(field, value?.Trim() ?? "", most);
        return text.Length == 0 ? null : text;
    }

    /// <summary>An e-mail address that may be missing.</summary>
    public string? Email(string field, string? value)
    {
        // Not trimmed: a line break at the end is an attempt to write headers, not a slip.
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (IsAddress(value.Trim(' ')))
        {
            return value.Trim(' ');
        }

        Add(field, "Enter an e-mail address in the right form, like name@example.org.");
        return null;
    }

    /// <exception cref="InvalidCommandException">Something was wrong.</exception>
    public void ThrowIfBroken()
    {
        if (broken.Count > 0)
        {
            throw new InvalidCommandException([.. broken]);
        }
    }

    /// <summary>True for an address that can be mailed: local part, one @, a domain, nothing that could end a line.</summary>
    public static bool IsAddress(string text) =>
        text.Length <= MaxAddressLength
        && PlainInput.IsOneLine(text)
        && !text.Contains(' ', StringComparison.Ordinal)
        && MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal)
        && !text.StartsWith('"')
        && (address.Host.Contains('.', StringComparison.Ordinal) || string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase));

    private string OneLine(string field, string text, int most)
    {
        if (!PlainInput.IsOneLine(text))
        {
            Add(field, "Use one line of plain text here.");
        }
        else if (text.Length > most)
        {
            Add(field, $"This is too long. Use at most {most} letters.");
        }

        return text;
    }
}

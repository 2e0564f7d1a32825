using System.Text.RegularExpressions;
using MimeKit;

namespace CoAudit.TestSupport;

/// <summary>Finds the task links in mails, as a person would: by reading them.</summary>
public static partial class MailLinks
{
    /// <summary>The token of the mail's task link, or null when the mail has none.</summary>
    public static string? FindToken(MimeMessage mail) => FindToken(mail.TextBody ?? mail.HtmlBody ?? "");

    /// <summary>The first task-link token in a text, or null when it has none.</summary>
    public static string? FindToken(string text) => Token().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>The absolute address of the mail's task link, or null when the mail has none.</summary>
    public static Uri? FindLink(MimeMessage mail) => Link().Match(mail.TextBody ?? "") is { Success: true } match ? new Uri(match.Value) : null;

    [GeneratedRegex("cat1_[A-Za-z0-9_-]{43}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"https?://[^\s/]+/t/cat1_[A-Za-z0-9_-]{43}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}

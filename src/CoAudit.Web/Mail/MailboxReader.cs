using System.Text.RegularExpressions;
using MimeKit;

namespace CoAudit.Web.Mail;

/// <summary>One mail in the folder, as a list shows it.</summary>
internal sealed record MailboxEntry(string Id, string To, string Subject, DateTimeOffset SentAt);

/// <summary>One mail in the folder, opened.</summary>
internal sealed record MailboxMail(MailboxEntry Entry, string Text, string Html, IReadOnlyList<Uri> Links);

/// <summary>Reads the folder that <see cref="PickupTransport"/> writes, so that a developer can follow the links.</summary>
internal sealed partial class MailboxReader(string folder)
{
    private const string Extension = ".eml";

    /// <summary>The newest mails, newest first.</summary>
    public async Task<IReadOnlyList<MailboxEntry>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var files = new DirectoryInfo(folder).EnumerateFiles($"*{Extension}").OrderByDescending(file => file.LastWriteTimeUtc).Take(limit);
        var entries = new List<MailboxEntry>();
        foreach (var file in files)
        {
            using var message = await MimeMessage.LoadAsync(file.FullName, cancellationToken);
            entries.Add(EntryOf(file.Name[..^Extension.Length], message));
        }

        return entries;
    }

    /// <summary>The mail with this id, or null when there is none.</summary>
    public async Task<MailboxMail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        // The id comes from an address that anyone can type: it must not lead out of the folder.
        var path = Path.Combine(folder, id + Extension);
        if (!string.Equals(Path.GetFileName(path), id + Extension, StringComparison.Ordinal) || !File.Exists(path))
        {
            return null;
        }

        using var message = await MimeMessage.LoadAsync(path, cancellationToken);
        var text = message.TextBody ?? "";
        return new MailboxMail(EntryOf(id, message), text, message.HtmlBody ?? "", [.. LinksIn(text)]);
    }

    private static MailboxEntry EntryOf(string id, MimeMessage message) => new(id, message.To.ToString(), message.Subject ?? "", message.Date);

    private static IEnumerable<Uri> LinksIn(string text) =>
        WebAddress().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Where(address => Uri.IsWellFormedUriString(address, UriKind.Absolute)).Select(address => new Uri(address));

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebAddress();
}

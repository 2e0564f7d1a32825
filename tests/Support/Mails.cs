using System.Collections.Concurrent;
using MimeKit;

namespace CoAudit.TestSupport;

/// <summary>Reads the mails in a folder: a mail server's maildir, or the service's pickup directory.</summary>
public sealed class Mails(string folder)
{
    // To whom each file goes: whoever waits for a mail looks often, and reads only their own.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> recipients = new(StringComparer.Ordinal);

    /// <summary>All mails that are complete now, oldest first.</summary>
    public IReadOnlyList<MimeMessage> All() => [.. Files().Select(file => MimeMessage.Load(file.FullName))];

    /// <summary>The mails to one address, oldest first.</summary>
    public IReadOnlyList<MimeMessage> To(string address) =>
        [.. Files().Where(file => RecipientsOf(file).Contains(address, StringComparer.OrdinalIgnoreCase)).Select(file => MimeMessage.Load(file.FullName))];

    /// <summary>The mails that were not there at the last call with the same set, oldest first; a file that was written anew is new.</summary>
    public IReadOnlyList<MimeMessage> Unread(ISet<string> read) =>
        [.. Files().Where(file => read.Add(Version(file))).Select(file => MimeMessage.Load(file.FullName))];

    /// <summary>Waits for a number of mails to one address and returns them all.</summary>
    public Task<IReadOnlyList<MimeMessage>> WaitForAsync(string address, int count = 1, TimeSpan? within = null) =>
        Eventually.ThatAsync(
            () => Task.FromResult(To(address)), mails => mails.Count >= count, $"{address} has {count} mail(s)", within);

    /// <summary>Waits for the newest mail to an address that carries a task link, and returns the link's token.</summary>
    public async Task<string> WaitForTokenAsync(string address, TimeSpan? within = null)
    {
        var token = await Eventually.ThatAsync(
            () => Task.FromResult(To(address).Select(MailLinks.FindToken).LastOrDefault(found => found is not null)),
            found => found is not null,
            $"{address} has a mail with a task link",
            within);
        return token!;
    }

    /// <summary>To whom a mail was delivered.</summary>
    public static string RecipientOf(MimeMessage mail) => RecipientsOf(mail).First();

    private IEnumerable<FileInfo> Files() =>
        !Directory.Exists(folder)
            ? []
            : new DirectoryInfo(folder).EnumerateFiles()
                // A pickup directory's unfinished files have another ending; a maildir's are in another folder.
                .Where(file => file.Extension is ".eml" || folder.EndsWith("/new", StringComparison.Ordinal))
                .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal);

    private IReadOnlyList<string> RecipientsOf(FileInfo file) => recipients.GetOrAdd(Version(file), _ => [.. RecipientsOf(MimeMessage.Load(file.FullName))]);

    private static string Version(FileInfo file) => $"{file.Name} {file.LastWriteTimeUtc:O}";

    // A maildir has one file for each recipient, named in the envelope header that the server added.
    private static IEnumerable<string> RecipientsOf(MimeMessage mail) =>
        mail.Headers["Envelope-To"] is { } recipient ? [recipient.Trim()] : mail.To.Mailboxes.Select(mailbox => mailbox.Address);
}

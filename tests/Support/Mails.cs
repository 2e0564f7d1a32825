using MimeKit;

namespace CoAudit.TestSupport;

/// <summary>Reads the mails in a folder: a mail server's maildir, or the service's pickup directory.</summary>
public sealed class Mails(string folder)
{
    /// <summary>All mails that are complete now, oldest first.</summary>
    public IReadOnlyList<MimeMessage> All() =>
        !Directory.Exists(folder)
            ? []
            : [.. new DirectoryInfo(folder).EnumerateFiles()
                // A pickup directory's unfinished files have another ending; a maildir's are in another folder.
                .Where(file => file.Extension is ".eml" || folder.EndsWith("/new", StringComparison.Ordinal))
                .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => MimeMessage.Load(file.FullName))];

    /// <summary>The mails to one address, oldest first.</summary>
    public IReadOnlyList<MimeMessage> To(string address) => [.. All().Where(mail => RecipientsOf(mail).Contains(address, StringComparer.OrdinalIgnoreCase))];

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

    // A maildir has one file for each recipient, named in the envelope header that the server added.
    private static IEnumerable<string> RecipientsOf(MimeMessage mail) =>
        mail.Headers["Envelope-To"] is { } recipient ? [recipient.Trim()] : mail.To.Mailboxes.Select(mailbox => mailbox.Address);
}

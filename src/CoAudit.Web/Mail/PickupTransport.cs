namespace CoAudit.Web.Mail;

/// <summary>Writes each mail as an <c>.eml</c> file, for development and for relays that watch a folder.</summary>
internal sealed class PickupTransport(MailOptions options, TimeProvider time) : IMailTransport
{
    private readonly string folder = options.PickupDirectory ?? throw new ArgumentException("There is no folder to write mail to.", nameof(options));

    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (MimeComposer.ProblemWith(mail) is { } problem)
        {
            return new SendOutcome.Rejected(problem);
        }

        try
        {
            await WriteAsync(mail, cancellationToken);
            return new SendOutcome.Sent();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SendOutcome.ChannelDown($"The folder for mail cannot be written ({exception.GetType().Name}).");
        }
    }

    // A reader sees whole files only, and sending again replaces the same file.
    private async Task WriteAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{mail.MessageId}.eml");
        var unfinished = $"{path}.part";
        await using (var file = File.Create(unfinished))
        {
            using var message = MimeComposer.Compose(mail, options.From, time.GetUtcNow());
            await message.WriteToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}

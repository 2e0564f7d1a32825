namespace CoAudit.Web.Mail;

/// <summary>The way out for mail: SMTP, or a folder of files.</summary>
internal interface IMailTransport
{
    /// <summary>Makes one attempt. Whatever a server or a network does comes back as an outcome.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up, and the mail was certainly not sent.</exception>
    Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

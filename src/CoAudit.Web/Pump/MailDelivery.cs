using CoAudit.Audits.Features.DeliverMail;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Configuration;
using CoAudit.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Pump;

/// <summary>Claims due mails, renders and sends them, and writes down how it went.</summary>
internal sealed partial class MailDelivery(
    IDbContextFactory<CoAuditDb> contexts,
    ClaimMailHandler claim,
    SettleMailHandler settle,
    IMailTransport transport,
    PublicUrls urls,
    PumpOptions options,
    TimeProvider time,
    ILogger<MailDelivery> logger)
{
    private const int MailsInOneClaim = 20;

    /// <returns>True when there was any mail to send.</returns>
    public async Task<bool> SendDueAsync(CancellationToken cancellationToken)
    {
        if (!await IsAnyDueAsync(cancellationToken))
        {
            return false;
        }

        var claimed = await claim.HandleAsync(MailsInOneClaim, options.Lease, cancellationToken);
        foreach (var mail in claimed)
        {
            if (time.GetUtcNow() >= mail.LeaseUntil)
            {
                // A slow mail server, or this machine was asleep: by now another process may be sending it.
                LogClaimRanOut(mail.Id);
                break;
            }

            await SendAsync(mail, cancellationToken);
        }

        return claimed.Count > 0;
    }

    private async Task<bool> IsAnyDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Outbox.AsNoTracking().AnyAsync(
            m => (m.State == MailState.Pending || m.State == MailState.Sending || m.State == MailState.Uncertain)
                && m.DueAt <= now && (m.LeaseUntil == null || m.LeaseUntil <= now),
            cancellationToken);
    }

    private async Task SendAsync(ClaimedMail mail, CancellationToken cancellationToken)
    {
        var rendered = NotificationRenderer.Render(mail.Notification with { Link = urls.ForMail(mail) });
        OutgoingMail outgoing = new(
            urls.MessageId(mail.Id), mail.ToName, mail.ToAddress, rendered.Subject, rendered.Text, rendered.Html, urls.StopReminders(mail));
        var outcome = await transport.SendAsync(outgoing, cancellationToken);
        var (result, reason) = outcome switch
        {
            SendOutcome.Sent => (DeliveryResult.Sent, (string?)null),
            SendOutcome.Deferred deferred => (DeliveryResult.Deferred, deferred.Reason),
            SendOutcome.Rejected rejected => (DeliveryResult.Rejected, rejected.Reason),
            SendOutcome.ChannelDown down => (DeliveryResult.ChannelDown, down.Reason),
            SendOutcome.Uncertain uncertain => (DeliveryResult.Uncertain, uncertain.Reason),
            _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome of sending."),
        };
        if (!await settle.HandleAsync(mail, result, reason, CancellationToken.None))
        {
            LogLeaseLost(mail.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The claim on mail {MailId} ran out before it was its turn; it and those after it will be claimed again.")]
    private partial void LogClaimRanOut(Guid mailId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} was sent after its lease had run out; it may have gone twice.")]
    private partial void LogLeaseLost(Guid mailId);
}

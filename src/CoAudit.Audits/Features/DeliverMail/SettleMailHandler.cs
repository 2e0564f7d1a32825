using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.DeliverMail;

/// <summary>How sending went.</summary>
public enum DeliveryResult
{
    Sent,

    /// <summary>Not this time; again later.</summary>
    Deferred,

    /// <summary>This mail will never be taken; a person must choose another way.</summary>
    Rejected,

    /// <summary>No mail can be sent at all now; not this mail's fault, so its attempts are not used up.</summary>
    ChannelDown,

    /// <summary>It may have arrived.</summary>
    Uncertain,
}

/// <summary>Writes down how sending went, if the lease still holds.</summary>
public sealed class SettleMailHandler(ITransactor transactor)
{
    private const int MostAttempts = 8;

    private static readonly TimeSpan[] Backoff =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8),
    ];

    private static readonly TimeSpan ChannelPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan UncertainPause = TimeSpan.FromMinutes(10);

    /// <returns>False when the lease had run out and another process has the mail.</returns>
    public Task<bool> HandleAsync(ClaimedMail claimed, DeliveryResult result, string? reason, CancellationToken cancellationToken) =>
        transactor.RunAsync((unit, ct) => SettleAsync(unit, claimed, result, reason, ct), cancellationToken);

    private static async Task<bool> SettleAsync(Unit unit, ClaimedMail claimed, DeliveryResult result, string? reason, CancellationToken cancellationToken)
    {
        var mail = await unit.Db.Outbox.FirstOrDefaultAsync(m => m.Id == claimed.Id && m.LeaseToken == claimed.Lease, cancellationToken);
        if (mail is null)
        {
            return false;
        }

        var wasUncertain = mail.State == MailState.Uncertain;
        mail.LeaseToken = null;
        mail.LeaseUntil = null;
        mail.LastError = reason;
        switch (result)
        {
            case DeliveryResult.Sent:
                mail.State = MailState.Sent;
                mail.SentAt = unit.Now;
                break;
            case DeliveryResult.Rejected:
                mail.State = wasUncertain ? MailState.Uncertain : MailState.Failed;
                Park(mail, wasUncertain);
                break;
            case DeliveryResult.Uncertain:
                mail.State = MailState.Uncertain;
                mail.DueAt = wasUncertain ? OutboxMail.Never : unit.Now + UncertainPause;
                break;
            case DeliveryResult.ChannelDown:
                mail.State = wasUncertain ? MailState.Uncertain : MailState.Pending;
                mail.Attempts--;
                mail.DueAt = unit.Now + ChannelPause;
                break;
            case DeliveryResult.Deferred:
                var spent = mail.Attempts >= MostAttempts;
                mail.State = wasUncertain ? MailState.Uncertain : spent ? MailState.Failed : MailState.Pending;
                mail.DueAt = unit.Now + Backoff[Math.Min(mail.Attempts - 1, Backoff.Length - 1)];
                Park(mail, spent);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(result), result, "Not a delivery result.");
        }

        if (result is DeliveryResult.Deferred or DeliveryResult.Rejected or DeliveryResult.ChannelDown && claimed.Token is { } token)
        {
            // It certainly reached nobody: the link need not live.
            var hash = token.Hash();
            await unit.Db.Links.Where(l => l.Hash == hash).ExecuteDeleteAsync(cancellationToken);
        }

        return true;
    }

    // Nothing more is tried by itself; the row stays as it is for a person to see.
    private static void Park(OutboxMail mail, bool parked)
    {
        if (parked)
        {
            mail.DueAt = OutboxMail.Never;
        }
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.DeliverMail;

/// <summary>A mail that this process may send until its lease runs out. The only place where a link's token is ever seen in clear.</summary>
public sealed record ClaimedMail(
    Guid Id, Guid Lease, DateTimeOffset LeaseUntil, int Attempt, string ToName, string ToAddress, Notification Notification, LinkPurpose? LinkPurpose, string LinkPath, LinkToken? Token, bool IsReminder);

/// <summary>Claims due mails, oldest first. Draws the tokens of their links: they are stored as hashes only, and never wait anywhere in clear.</summary>
public sealed class ClaimMailHandler(ITransactor transactor)
{
    private const int MostLiveLinks = 5;

    private static readonly string[] AsksFor = ["task-invitation", "task-reminder", "review-invitation"];

    private static readonly TimeSpan LinkOutlivesTask = TimeSpan.FromDays(30);

    public Task<IReadOnlyList<ClaimedMail>> HandleAsync(int most, TimeSpan lease, CancellationToken cancellationToken) =>
        transactor.RunAsync((unit, ct) => ClaimAsync(unit, most, lease, ct), cancellationToken);

    private static async Task<IReadOnlyList<ClaimedMail>> ClaimAsync(Unit unit, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = Instant.ToMicros(unit.Now);
#pragma warning disable EF1003, S2077 // Only the lock clause is added, a constant of the database at hand.
        var rows = await unit.Db.Outbox.FromSqlRaw(
            """
            SELECT * FROM outbox
            WHERE state IN ('Pending', 'Sending', 'Uncertain') AND due_at <= {0} AND (lease_until IS NULL OR lease_until <= {0})
            ORDER BY due_at LIMIT {1}
            """ + " " + unit.Db.ForUpdateSkipLocked,
            now, most).ToListAsync(cancellationToken);
#pragma warning restore EF1003, S2077
        List<ClaimedMail> claimed = [];
        foreach (var mail in rows)
        {
            if (await IsPointlessAsync(unit, mail, cancellationToken))
            {
                Drop(unit, mail);
                continue;
            }

            if (mail.State == MailState.Sending)
            {
                // Whoever had claimed it is gone: it may have left or not. It is sent once more, under the same Message-ID.
                mail.State = MailState.Uncertain;
            }

            claimed.Add(await ClaimOneAsync(unit, mail, lease, cancellationToken));
        }

        return claimed;
    }

    private static void Drop(Unit unit, OutboxMail mail)
    {
        if (mail.State == MailState.Pending)
        {
            unit.Db.Outbox.Remove(mail);
            return;
        }

        // It may have left already: the row stays to say so, and nothing more is sent.
        mail.State = MailState.Uncertain;
        mail.LastError = "Sending it was interrupted, and it is not needed any more. It may have arrived.";
        mail.LeaseUntil = null;
        mail.DueAt = OutboxMail.Never;
    }

    // Nobody is asked for what they have answered, or for a stage that is over: also when the mail had to wait for its server.
    private static async Task<bool> IsPointlessAsync(Unit unit, OutboxMail mail, CancellationToken cancellationToken)
    {
        if (mail.TaskId is not { } taskId || !AsksFor.Contains(mail.Kind, StringComparer.Ordinal))
        {
            return false;
        }

        var stillAsked = await unit.Db.Tasks
            .Where(t => t.Id == taskId && t.AnsweredAt == null && t.Status == TaskItemStatus.Open)
            .Join(unit.Db.Stages.Where(s => s.Status == StageStatus.Open), t => t.StageId, s => s.Id, (t, s) => t.Id)
            .AnyAsync(cancellationToken);
        return !stillAsked;
    }

    private static async Task<ClaimedMail> ClaimOneAsync(Unit unit, OutboxMail mail, TimeSpan lease, CancellationToken cancellationToken)
    {
        mail.Attempts++;
        mail.LeaseToken = Guid.NewGuid();
        mail.LeaseUntil = unit.Now + lease;
        mail.State = mail.State == MailState.Uncertain ? MailState.Uncertain : MailState.Sending;
        LinkToken? token = mail.LinkPurpose is null ? null : LinkToken.Draw();
        if (token is { } drawn)
        {
            await KeepLinkAsync(unit, mail, drawn, cancellationToken);
        }

        var notification = NotificationJson.Read(mail.Kind, mail.Payload);
        return new ClaimedMail(
            mail.Id, mail.LeaseToken.Value, mail.LeaseUntil.Value, mail.Attempts, mail.ToName, mail.ToAddress, notification, mail.LinkPurpose, mail.LinkPath, token, mail.ReminderNumber > 0);
    }

    private static async Task KeepLinkAsync(Unit unit, OutboxMail mail, LinkToken token, CancellationToken cancellationToken)
    {
        var dueAt = unit.Now;
        if (mail.TaskId is { } taskId)
        {
            dueAt = await unit.Db.Tasks.Where(t => t.Id == taskId).Select(t => t.DueAt).FirstAsync(cancellationToken);
            var live = await unit.Db.Links.Where(l => l.TaskId == taskId && l.RevokedAt == null).OrderByDescending(l => l.IssuedAt).ToListAsync(cancellationToken);
            foreach (var oldest in live.Skip(MostLiveLinks - 1))
            {
                oldest.RevokedAt = unit.Now;
            }
        }

        unit.Db.Links.Add(new LinkRow
        {
            Hash = token.Hash(),
            Purpose = mail.LinkPurpose!.Value,
            TaskId = mail.TaskId,
            ConcernId = mail.ConcernId,
            ObjectionId = mail.ObjectionId,
            MailId = mail.Id,
            IssuedAt = unit.Now,
            ExpiresAt = (dueAt > unit.Now ? dueAt : unit.Now) + LinkOutlivesTask,
        });
    }
}

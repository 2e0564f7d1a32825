using CoAudit.Audits.Model;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Plans;
using Microsoft.EntityFrameworkCore;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Features.TellOverdue;

/// <summary>An action's day is past and it is not done: first whoever runs the audit is told, then the quality lead too. One mail a morning, however many are late.</summary>
public sealed class TellOverdueHandler(ActionDeadlines deadlines)
{
    public async Task HandleAsync(Unit unit, Timer timer, CancellationToken cancellationToken)
    {
        var watched = ActionDeadlines.Read(timer);
        if (timer.AuditId is not { } id || await unit.Db.LockAuditAsync(id, cancellationToken) is not { Status: not AuditStatus.Cancelled } audit
            || await unit.Db.Actions.FirstOrDefaultAsync(a => a.AuditId == id && a.Id == watched.Action, cancellationToken) is not { } card
            || card.DueOn != watched.DueOn || !card.IsOverdue(ActionDeadlines.Today(unit, audit)))
        {
            return;
        }

        audit.Record("action-overdue", Actor.System, new { action = card.Id, card.DueOn, step = timer.Number }, unit.Now);
        foreach (var to in Addressees(audit, timer.Number))
        {
            await TellAsync(unit, audit, to, timer.Number, cancellationToken);
        }

        if (timer.Number < ActionDeadlines.Steps)
        {
            deadlines.WatchOn(unit, audit, card, timer.Number + 1);
        }
    }

    private static IEnumerable<MailFor> Addressees(Audit audit, int step)
    {
        var path = $"/audits/{audit.Id}/plan";
        if (MailFor.WhoRuns(audit, path) is { } first)
        {
            yield return first;
        }

        if (step > 1 && audit is { FacilitatorEmail: { } facilitator, LeadEmail: { } lead } && !string.Equals(facilitator, lead, StringComparison.OrdinalIgnoreCase))
        {
            yield return new MailFor { Name = "Quality lead", Address = lead, AuditId = audit.Id, LinkPath = path };
        }
    }

    private static async Task TellAsync(Unit unit, Audit audit, MailFor to, int step, CancellationToken cancellationToken)
    {
        var key = $"overdue:{audit.Id}:{ActionDeadlines.Today(unit, audit):O}:{step}:{to.Address.ToUpperInvariant()}";
        if (!await unit.Db.Outbox.AnyAsync(m => m.DedupeKey == key, cancellationToken))
        {
            ActionOverdue late = new() { RecipientName = to.Name, ServiceName = audit.ServiceName, AuditTitle = audit.Title, Again = step > 1, Link = MailTexts.LinkToCome };
            unit.Enqueue(late, to, key);
        }
    }
}

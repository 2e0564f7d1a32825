using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Objectives;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>A stage without an objective from people who use the service, or from care workers, waits for the reason; see docs/decisions/0026.</summary>
public sealed class GateWait(ObjectiveMails mails, WorkingCalendar calendar)
{
    private const string Longest = "2 working days";

    /// <summary>What is on the table, and what will come on it when the stage ends.</summary>
    public async Task<List<Objective>> TableAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var all = await db.ObjectivesAsync(stage.AuditId, cancellationToken);
        all.AddRange(await db.ToComeAsync(stage, stage.DueAt, cancellationToken));
        var unnamed = await db.SealedWords.AsNoTracking().Where(s => s.StageId == stage.Id && s.Kind == "objective").ToListAsync(cancellationToken);
        all.AddRange(unnamed.Select(words => new Objective
        {
            Id = words.Id,
            AuditId = words.AuditId,
            StageId = words.StageId,
            Text = words.Text,
            Origin = words.Group,
            OnTableSince = stage.DueAt,
        }));
        return all;
    }

    /// <summary>It would end now without one side's objectives and without a word about it.</summary>
    public async Task<bool> IsForReasonAsync(CoAuditDb db, Stage stage, List<Objective> table, CancellationToken cancellationToken)
    {
        var board = stage.BoardOf(table);
        if (board.IsEmpty || !stage.QuorumIsMet || board.MissingAfter(await db.PrioritiesAsync(stage.Id, cancellationToken)).Count == 0)
        {
            return false;
        }

        return !await db.GateReasons.AnyAsync(g => g.StageId == stage.Id, cancellationToken);
    }

    /// <summary>Whoever runs the audit has two working days more, or as long again as the stage was where that is less.</summary>
    public void Begin(Unit unit, Audit audit, Stage stage)
    {
        var until = stage.DueAt + (stage.DueAt - stage.OpenedAt);
        if (Span.TryParse(Longest, out var longest) && longest.End(stage.DueAt, TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar) is var end && end < until)
        {
            until = end;
        }

        stage.MoveEnd(Instant.Stored(until));
        audit.Record("objectives-wait-for-reason", Actor.System, new { stage = stage.Id.Value, until = stage.DueAt }, unit.Now);
        mails.AskForReason(unit, audit, stage);
    }
}

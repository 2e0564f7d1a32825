using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>A reason can be the last thing that a stage waited for, so it can end it.</summary>
public sealed class ExplainHoleHandler(ITransactor transactor, StageClosing closing)
{
    public Task<HoleExplained> HandleAsync(ExplainHole command, IdempotencyKey? key, CancellationToken cancellationToken) =>
        transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, ct), cancellationToken);

    private async Task<HoleExplained> RecordAsync(Unit unit, ExplainHole command, CancellationToken cancellationToken)
    {
        var stages = await unit.Db.ScoringStagesAsync(command.Audit, cancellationToken);
        if (stages.Count == 0)
        {
            throw new NotFoundException("part of this audit that asks for scores");
        }

        var (audit, stage) = (await unit.Db.LockStageAsync(stages[^1].Id, cancellationToken))!.Value;
        var (criterion, group, reason) = await ReadAsync(unit, stage, command, cancellationToken);
        var hole = await unit.Db.RecordedHoles.FirstOrDefaultAsync(h => h.StageId == stage.Id && h.Criterion == criterion && h.Group == group, cancellationToken);
        if (hole is null)
        {
            unit.Db.RecordedHoles.Add(new RecordedHole { StageId = stage.Id, Criterion = criterion, Group = group, Text = reason, At = unit.Now });
        }
        else
        {
            (hole.Text, hole.At) = (reason, unit.Now);
        }

        audit.Record("hole-explained", command.Actor, new { stage = stage.Id.Value, criterion, group = group.Code() }, unit.Now);
        await unit.Db.SaveChangesAsync(cancellationToken);
        await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        return new HoleExplained(criterion, group.Code(), reason);
    }

    private static async Task<(string Criterion, Group Group, string Reason)> ReadAsync(Unit unit, Stage stage, ExplainHole command, CancellationToken cancellationToken)
    {
        FieldRules rules = new();
        var line = (await unit.Db.ToolLinesAsync(stage.AuditId, cancellationToken)).FirstOrDefault(l => string.Equals(l.Id, command.Criterion?.Trim(), StringComparison.Ordinal));
        if (line is null)
        {
            rules.Add("criterion", $"'{PlainInput.Shown(command.Criterion)}' is no criterion of this audit's agreed tool.");
        }

        var group = Groups.Find(command.Group);
        if (group is null || !stage.Groups.Contains(group.Value))
        {
            rules.Add("group", $"Choose one of {string.Join(", ", stage.Groups.Select(g => g.Code()))}.");
        }

        var reason = PlainInput.Lines(command.Reason);
        if (reason.Length is 0 or > RecordedHole.MaxTextLength)
        {
            rules.Add("reason", $"Say why, in at most {RecordedHole.MaxTextLength:N0} letters. Everyone can read it.");
        }

        rules.ThrowIfBroken();
        return (line!.Id, group!.Value, reason);
    }
}

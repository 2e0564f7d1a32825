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
        var covered = await unit.Db.CoveredStageAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("part of this audit that gathers evidence");
        var (audit, stage) = (await unit.Db.LockStageAsync(covered.Id, cancellationToken))!.Value;
        var (criteria, group, reason) = await ReadAsync(unit, stage, command, cancellationToken);
        var written = await unit.Db.RecordedHoles.Where(h => h.StageId == stage.Id && h.Group == group).ToListAsync(cancellationToken);
        foreach (var criterion in criteria)
        {
            if (written.Find(h => string.Equals(h.Criterion, criterion, StringComparison.Ordinal)) is { } hole)
            {
                (hole.Text, hole.At) = (reason, unit.Now);
            }
            else
            {
                unit.Db.RecordedHoles.Add(new RecordedHole { StageId = stage.Id, Criterion = criterion, Group = group, Text = reason, At = unit.Now });
            }

            audit.Record("hole-explained", command.Actor, new { stage = stage.Id.Value, criterion, group = group.Code() }, unit.Now);
        }

        await unit.Db.SaveChangesAsync(cancellationToken);
        await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        return new HoleExplained(criteria.Count == 1 ? criteria[0] : ExplainHole.All, group.Code(), reason);
    }

    private static async Task<(IReadOnlyList<string> Criteria, Group Group, string Reason)> ReadAsync(Unit unit, Stage stage, ExplainHole command, CancellationToken cancellationToken)
    {
        FieldRules rules = new();
        var group = Groups.Find(command.Group);
        if (group is null || !stage.Groups.Contains(group.Value))
        {
            rules.Add("group", $"Choose one of {string.Join(", ", stage.Groups.Select(g => g.Code()))}.");
        }

        var criteria = await CriteriaAsync(unit, stage, command.Criterion?.Trim(), group, rules, cancellationToken);
        var reason = PlainInput.Lines(command.Reason);
        if (reason.Length is 0 or > RecordedHole.MaxTextLength)
        {
            rules.Add("reason", $"Say why, in at most {RecordedHole.MaxTextLength:N0} letters. Everyone can read it.");
        }

        rules.ThrowIfBroken();
        return (criteria, group!.Value, reason);
    }

    private static async Task<IReadOnlyList<string>> CriteriaAsync(
        Unit unit, Stage stage, string? asked, Group? group, FieldRules rules, CancellationToken cancellationToken)
    {
        if (string.Equals(asked, ExplainHole.All, StringComparison.Ordinal))
        {
            var coverage = await unit.Db.CoverageAsync(stage, cancellationToken);
            IReadOnlyList<string> all = [.. coverage.Cells.Where(c => c.Group == group && c.IsUnexplained).Select(c => c.Criterion)];
            if (all.Count == 0)
            {
                rules.Add("criterion", "There is no place without a voice or a reason from this group.");
            }

            return all;
        }

        if ((await unit.Db.ToolLinesAsync(stage.AuditId, cancellationToken)).FirstOrDefault(l => string.Equals(l.Id, asked, StringComparison.Ordinal)) is { } line)
        {
            return [line.Id];
        }

        rules.Add("criterion", $"'{PlainInput.Shown(asked)}' is no criterion of this audit's agreed tool.");
        return [];
    }
}

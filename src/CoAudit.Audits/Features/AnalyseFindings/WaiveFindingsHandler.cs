using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>A reason can be the last thing that a stage waited for, so it can end it.</summary>
public sealed class WaiveFindingsHandler(ITransactor transactor, StageClosing closing, SignedFindings signed)
{
    public Task<FindingsWaived> HandleAsync(WaiveFindings command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var reason = PlainInput.Lines(command.Reason);
        return reason.Length is > 0 and <= Finding.MaxReasonLength
            ? transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, reason, ct), cancellationToken)
            : throw new InvalidCommandException("reason", $"Say why, in at most {Finding.MaxReasonLength:N0} letters. Everyone can read it.");
    }

    private async Task<FindingsWaived> RecordAsync(Unit unit, WaiveFindings command, string reason, CancellationToken cancellationToken)
    {
        var newest = await unit.Db.AnalysisStagesAsync(command.Audit, cancellationToken) is [.., var last] ? last : throw new NotFoundException("part of this audit that analyses findings");
        var (audit, stage) = (await unit.Db.LockStageAsync(newest.Id, cancellationToken))!.Value;
        var lacking = (await unit.Db.LackingFindingsAsync(stage.Id, cancellationToken)).Select(l => l.Finding.Id).ToHashSet();
        var waived = Wanted(command, lacking);
        foreach (var finding in await unit.Db.Findings.Where(f => f.StageId == stage.Id && waived.Contains(f.Id)).ToListAsync(cancellationToken))
        {
            finding.Waive(reason);
            audit.Record("finding-decided", command.Actor, new { finding = finding.Id, decision = DecideFinding.Waived }, unit.Now);
        }

        await unit.Db.SaveChangesAsync(cancellationToken);
        foreach (var finding in waived)
        {
            await signed.ChangedAsync(unit, audit, finding, cancellationToken);
        }

        await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        return new FindingsWaived(waived, reason);
    }

    private static List<Guid> Wanted(WaiveFindings command, HashSet<Guid> lacking)
    {
        if (command.Findings.Count == 0)
        {
            return lacking.Count > 0 ? lacking.ToList() : throw new ConflictException("nothing-missing", "No finding lacks a voice or the reason why.");
        }

        FieldRules rules = new();
        List<Guid> wanted = [];
        foreach (var id in command.Findings)
        {
            if (Guid.TryParse(id, out var finding) && lacking.Contains(finding))
            {
                wanted.Add(finding);
            }
            else
            {
                rules.Add("findings", $"'{PlainInput.Shown(id)}' is no finding that lacks a voice.");
            }
        }

        rules.ThrowIfBroken();
        return [.. wanted.Distinct()];
    }
}

using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Stages;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>People score the criteria of the frozen tool and give evidence; a place without any voice needs a reason.</summary>
public sealed class EvidenceStage(CriteriaLibrary library) : StageDepth
{
    public override string Type => EvidenceInputs.StageType;

    // A second round scores the same lines as the first.
    public override async Task OpenAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (!stage.TakesScores() || await unit.Db.ToolLines.AnyAsync(l => l.AuditId == audit.Id, cancellationToken))
        {
            return;
        }

        // The tool's own stage has ended in this very transaction.
        await unit.Db.SaveChangesAsync(cancellationToken);
        foreach (var (index, criterion) in (await CriteriaAsync(unit, audit.Id, cancellationToken)).Index())
        {
            unit.Db.ToolLines.Add(new ToolLine
            {
                AuditId = audit.Id,
                Id = criterion.Id,
                Position = index + 1,
                Critical = criterion.Critical,
                Plain = criterion.Plain,
                Easy = criterion.Easy.Approved ? criterion.Easy.Text : null,
            });
        }
    }

    public override async Task CheckAsync(Unit unit, LoadedTask asked, Words words, CancellationToken cancellationToken)
    {
        if (words.Kind is "criterion" or "amendment")
        {
            throw new ConflictException("tool-frozen", "The audit tool is agreed and frozen. It does not change while people score with it.");
        }

        await unit.Db.EnsureKnownAsync(asked.Audit.Id, words.About, cancellationToken);
    }

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        var lines = await db.ToolLinesAsync(asked.Audit.Id, cancellationToken);
        if (lines.Count == 0 || !asked.Stage.TakesScores())
        {
            return StageSight.WordsAndSignOff;
        }

        var given = await db.Scores.AsNoTracking().Where(s => s.TaskId == asked.Task.Id).ToListAsync(cancellationToken);
        var easy = string.Equals(asked.Participant.Access.Format, "easy-read", StringComparison.OrdinalIgnoreCase);
        return new StageSight([.. lines.Select(l => Item(l, easy))], ["contributions", "scores", "sign-off"])
        {
            More = new JsonObject
            {
                ["scores"] = new JsonObject(given.Select(s => KeyValuePair.Create(s.Criterion, Written(s.Value)))),
                ["inTheWay"] = new JsonObject(given.Where(s => s.InTheWay is not null).Select(s => KeyValuePair.Create(s.Criterion, (JsonNode?)s.InTheWay))),
                ["evidenceKinds"] = new JsonArray([.. asked.Stage.InputsAs<EvidenceInputs>().EvidenceKinds.Select(k => (JsonNode)k)]),
            },
        };
    }

    /// <summary>A place without any voice holds the stage open until its time is up, or somebody has said why.</summary>
    public override async Task<bool> IsFinishedAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (!stage.EveryoneHasFinished || !stage.TakesScores())
        {
            return stage.EveryoneHasFinished;
        }

        // Where nobody scores at all there is nothing to explain place by place.
        var coverage = await db.CoverageAsync(stage, cancellationToken);
        return !coverage.HasNumbers || !coverage.HasUnexplainedHole;
    }

    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var coverage = await unit.Db.CoverageAsync(stage, cancellationToken);
        return new Conclusion(stage.Form.OutcomeOf(stage), new JsonObject
        {
            ["criteria"] = coverage.Cells.Select(c => c.Criterion).Distinct(StringComparer.Ordinal).Count(),
            ["holes"] = new JsonArray([.. coverage.Holes.Select(Hole)]),
        });
    }

    private async Task<IReadOnlyList<Criterion>> CriteriaAsync(Unit unit, AuditId audit, CancellationToken cancellationToken)
    {
        var tool = await unit.Db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Type == ToolInputs.StageType && s.Status == StageStatus.Closed)
            .OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        if (tool?.InputsAs<ToolInputs>() is not { } inputs || library.FindSet(inputs.CriteriaSet) is not { } set)
        {
            return [];
        }

        return inputs.Criteria.Count == 0 ? [.. set.Critical] : [.. inputs.Criteria.Select(set.Find).OfType<Criterion>()];
    }

    private static JsonNode Hole(CoverageCell cell) =>
        new JsonObject { ["criterion"] = cell.Criterion, ["group"] = cell.Group.Code(), ["explained"] = !cell.IsUnexplained };

    private static ItemView Item(ToolLine line, bool easy) => new(line.Id, "criterion", easy ? line.Easy ?? line.Plain : line.Plain, "")
    {
        More = new JsonObject { ["critical"] = line.Critical },
    };

    private static JsonNode? Written(ScoreValue value) => value.Kind switch
    {
        ScoreKind.Rated => value.Rating,
        ScoreKind.DontKnow => ScoreValue.DontKnowCode,
        ScoreKind.NotApplicable => new JsonObject { ["notApplicable"] = value.Reason },
        _ => throw new InvalidOperationException($"Unknown kind of score {value.Kind}."),
    };
}

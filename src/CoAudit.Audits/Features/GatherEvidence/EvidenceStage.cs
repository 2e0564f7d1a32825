using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Audits.Storage.Tools;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>People score the criteria of the frozen tool and give evidence; a place without any voice needs a reason.</summary>
public sealed class EvidenceStage(CriteriaLibrary library, StageWait wait) : StageDepth
{
    public override string Type => EvidenceInputs.StageType;

    // A second round looks at the same lines as the first.
    public override async Task OpenAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (await unit.Db.ToolLines.AnyAsync(l => l.AuditId == audit.Id, cancellationToken))
        {
            return;
        }

        // The tool's own stage has ended in this very transaction.
        await unit.Db.SaveChangesAsync(cancellationToken);
        var tool = await unit.Db.LoadToolAsync(audit.Id, cancellationToken);
        if (tool.Frozen is null)
        {
            // Evidence about a tool that people still have to build is about no line of it.
            if (!stage.TakesScores())
            {
                return;
            }

            tool = new AuditTool(audit.Id, [], null);
            tool.Begin(await CriteriaAsync(unit, audit, cancellationToken));
        }

        ToolFreezing.Copy(unit, tool, audit.Id);
    }

    public override Exception Refusal(Stage stage, string kind) => kind is "criterion" or "amendment" or "strike"
        ? new ConflictException("tool-frozen", "The audit tool is agreed and frozen. It does not change while people score with it.")
        : base.Refusal(stage, kind);

    public override Task CheckAsync(Unit unit, LoadedTask asked, Words words, CancellationToken cancellationToken) =>
        unit.Db.EnsureKnownAsync(asked.Audit.Id, words.About, cancellationToken);

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        var lines = await db.ToolLinesAsync(asked.Audit.Id, cancellationToken);
        var files = await OwnFilesAsync(db, asked.Task, cancellationToken);
        JsonArray kinds = [.. asked.Stage.InputsAs<EvidenceInputs>().EvidenceKinds.Select(k => (JsonNode)k)];
        JsonObject more = new() { ["evidenceKinds"] = kinds, ["files"] = files };
        if (lines.Count == 0)
        {
            return new StageSight(null, ["contributions", "files", "sign-off"]) { More = more };
        }

        var format = asked.Participant.Access.Format;
        IReadOnlyList<ItemView> items = [.. lines.Select(l => Item(l, format))];
        more["toolVersion"] = (await db.NewestToolAsync(asked.Audit.Id, cancellationToken))?.Label;
        if (!asked.Stage.TakesScores())
        {
            return new StageSight(items, ["contributions", "files", "sign-off"]) { More = more };
        }

        var given = EvidenceReading.Current(lines, await db.Scores.AsNoTracking().Where(s => s.TaskId == asked.Task.Id).ToListAsync(cancellationToken));
        more["scores"] = new JsonObject(given.Select(s => KeyValuePair.Create(s.Criterion, Written(s.Value))));
        more["inTheWay"] = new JsonObject(given.Where(s => s.InTheWay is not null).Select(s => KeyValuePair.Create(s.Criterion, (JsonNode?)s.InTheWay)));
        return new StageSight(items, ["contributions", "scores", "files", "sign-off"])
        {
            AfterSignOff = EvidenceReading.IsAskedAgain(lines, asked.Task) ? ["scores"] : [],
            More = more,
        };
    }

    /// <summary>A place without any voice holds the stage open until somebody has said why. When its time is up nobody else is waited for.</summary>
    public override async Task<bool> IsFinishedAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (!stage.TakesScores())
        {
            return stage.EveryoneHasFinished;
        }

        if (stage.ExtendedFrom is null && (!stage.EveryoneHasFinished || await db.WaitsForNewWordsAsync(stage, cancellationToken)))
        {
            return false;
        }

        return (await db.CoverageAsync(stage, cancellationToken)).Lacking.Count == 0;
    }

    public override async Task<bool> GoesOnAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken) =>
        stage.TakesScores() && await wait.BeginsAsync(unit, audit, stage, "coverage", ct => LinesAsync(unit.Db, stage, ct), cancellationToken);

    public override async Task<IReadOnlyList<string>?> LacksAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken) =>
        stage.TakesScores() ? await LinesAsync(db, stage, cancellationToken) : null;

    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var coverage = await unit.Db.CoverageAsync(stage, cancellationToken);
        return new Conclusion(stage.Form.OutcomeOf(stage), new JsonObject
        {
            ["criteria"] = coverage.Cells.Select(c => c.Criterion).Distinct(StringComparer.Ordinal).Count(),
            ["holes"] = new JsonArray([.. coverage.Holes.Select(Hole)]),
        });
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken) =>
        [.. (await db.CoverageAsync(stage, cancellationToken)).Lacking.Select(cell => $"{cell.Criterion}: {cell.Group.Label()}")];

    // Without a frozen tool: what its stage began with, in audits from before tools were frozen; or the library's set for this type of audit.
    private async Task<IReadOnlyList<Criterion>> CriteriaAsync(Unit unit, Audit audit, CancellationToken cancellationToken) =>
        (await unit.Db.ToolStagesAsync(audit.Id, cancellationToken)).FindLast(s => s.Status == StageStatus.Closed) is { } stage
            ? stage.InputsAs<ToolInputs>().From(library)
            : new ToolInputs { CriteriaSet = audit.AuditType }.From(library);

    private static async Task<JsonArray> OwnFilesAsync(CoAuditDb db, TaskItem task, CancellationToken cancellationToken)
    {
        var files = await db.Files.AsNoTracking().Where(f => f.TaskId == task.Id && f.WithdrawnAt == null).OrderBy(f => f.At).ToListAsync(cancellationToken);
        return
        [
            .. files.Select(f => (JsonNode)new JsonObject
            {
                ["id"] = f.Id.ToString(), ["name"] = f.Name, ["type"] = f.Type.MediaType(), ["size"] = f.Size, ["about"] = f.About, ["contribution"] = f.ContributionId?.ToString(),
            }),
        ];
    }

    private static JsonNode Hole(CoverageCell cell) =>
        new JsonObject { ["criterion"] = cell.Criterion, ["group"] = cell.Group.Code(), ["explained"] = !cell.IsUnexplained };

    private static ItemView Item(ToolLine line, string? format) => new(line.Id, "criterion", line.For(format), "")
    {
        More = new JsonObject { ["critical"] = line.Critical, ["revision"] = line.Revision },
    };

    private static JsonNode? Written(ScoreValue value) => value.Kind switch
    {
        ScoreKind.Rated => value.Rating,
        ScoreKind.DontKnow => ScoreValue.DontKnowCode,
        ScoreKind.NotApplicable => new JsonObject { ["notApplicable"] = value.Reason },
        _ => throw new InvalidOperationException($"Unknown kind of score {value.Kind}."),
    };
}

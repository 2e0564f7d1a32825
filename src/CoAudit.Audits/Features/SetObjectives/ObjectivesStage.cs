using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Objectives;
using CoAudit.Audits.Storage.Stages;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>People propose objectives blind; then all are on the table at once, and people say which they want most.</summary>
public sealed class ObjectivesStage(ObjectiveThread thread, ObjectiveMails mails, GateWait wait) : StageDepth
{
    public override string Type => ObjectiveInputs.StageType;

    public override Span? FirstRound(StageSettings settings) => settings.Blind
        ? (JsonSerializer.Deserialize<ObjectiveInputs>(settings.Inputs ?? "{}", JsonSerializerOptions.Web) ?? new()).RoundOf(settings.Due)
        : null;

    public override async Task CheckAsync(Unit unit, LoadedTask asked, Words words, CancellationToken cancellationToken)
    {
        // Where nobody proposed anything in time, there is nothing that a late proposal could have looked at.
        if (words.Kind is "objective" && asked.Stage is { Status: StageStatus.Open, Round: > 1 }
            && await unit.Db.Objectives.AnyAsync(o => o.AuditId == asked.Audit.Id, cancellationToken))
        {
            throw new ConflictException("proposals-over", "The time to propose is over, and everyone’s ideas are on the table. Now say how much you want each of them.");
        }

        if (!asked.Task.Contributions.Exists(c => string.Equals(c.Id.ToString(), words.About, StringComparison.OrdinalIgnoreCase)))
        {
            await unit.Db.EnsureKnownAsync(asked.Audit.Id, words.About, cancellationToken);
        }
    }

    /// <summary>Where nothing is blind, what is proposed is on the table at once.</summary>
    public override Task KeptAsync(Unit unit, LoadedTask asked, Contribution contribution, CancellationToken cancellationToken)
    {
        if (contribution.Kind is "objective" && asked.Stage.Shows(contribution))
        {
            unit.Db.Objectives.Add(Objective.Of(contribution, unit.Now));
        }

        return Task.CompletedTask;
    }

    public override async Task WithdrawnAsync(Unit unit, Contribution contribution, CancellationToken cancellationToken)
    {
        var all = await unit.Db.Objectives.Where(o => o.AuditId == contribution.AuditId).ToListAsync(cancellationToken);
        if (all.Find(o => o.Id == contribution.Id) is not { } objective)
        {
            return;
        }

        var (audit, stage) = (await unit.Db.LockStageAsync(contribution.StageId, cancellationToken))!.Value;
        foreach (var again in stage.BoardOf(all).TakeBack(objective.Id))
        {
            await thread.OpenAgainAsync(unit, audit, stage, again, cancellationToken);
        }

        unit.Db.Priorities.RemoveRange(await unit.Db.Priorities.Where(p => p.Objective == objective.Id).ToListAsync(cancellationToken));
        unit.Db.Objectives.Remove(objective);
    }

    public override async Task OpenRoundAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        await PutOnTableAsync(unit, stage, cancellationToken);
        if (await unit.Db.Objectives.AnyAsync(o => o.AuditId == audit.Id && o.Status == ObjectiveStatus.Proposed, cancellationToken))
        {
            mails.AskForPriorities(unit, audit, stage);
        }
    }

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = asked;
        var objectives = await db.ObjectivesAsync(audit.Id, cancellationToken);
        var speaker = await db.SpeakersAsync(audit.Id, cancellationToken);
        var said = (await db.RevealedAsync(audit.Id, stage.Number, cancellationToken)).ToDictionary(c => c.Id);
        var mine = task.Contributions.Select(c => c.Id).ToHashSet();
        var given = await db.Priorities.AsNoTracking().Where(p => p.TaskId == task.Id).ToListAsync(cancellationToken);
        var prioritises = stage is { Status: StageStatus.Open, IsRevealed: true } && objectives.Exists(o => o.Status == ObjectiveStatus.Proposed);
        return new StageSight(
            [.. objectives.Select(o => Item(o, said.GetValueOrDefault(o.Id), speaker, mine))],
            [.. new[] { stage is { Status: StageStatus.Open, Round: > 1 } && objectives.Count > 0 ? "comments" : "contributions", prioritises ? "priorities" : null, "sign-off" }.OfType<string>()])
        {
            AfterSignOff = prioritises ? ["priorities"] : [],
            More = new JsonObject
            {
                ["priorities"] = new JsonObject(given.Select(p => KeyValuePair.Create(p.Objective.ToString(), (JsonNode?)p.Value))),
                ["maxAdopted"] = stage.InputsAs<ObjectiveInputs>().MaxAdopted,
            },
        };
    }

    /// <summary>While more is proposed than there is room for, the stage waits for the priorities of all; while the gate is not met, for the reason.</summary>
    public override async Task<bool> IsFinishedAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (!stage.EveryoneHasFinished)
        {
            return false;
        }

        var objectives = await wait.TableAsync(db, stage, cancellationToken);
        return !await LacksPrioritiesAsync(db, stage, stage.BoardOf(objectives), objectives, cancellationToken)
            && !await wait.IsForReasonAsync(db, stage, objectives, cancellationToken);
    }

    public override async Task<bool> GoesOnAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var waits = stage.ExtendedFrom is null && await wait.IsForReasonAsync(unit.Db, stage, await wait.TableAsync(unit.Db, stage, cancellationToken), cancellationToken);
        if (waits)
        {
            wait.Begin(unit, audit, stage);
        }

        return waits;
    }

    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        await PutOnTableAsync(unit, stage, cancellationToken);
        var board = stage.BoardOf(await unit.Db.Objectives.Where(o => o.AuditId == audit.Id).OrderBy(o => o.Id).ToListAsync(cancellationToken));

        // Silence is never agreement: without enough voices all stays on the table.
        if (stage.QuorumIsMet)
        {
            foreach (var objective in board.Conclude(await unit.Db.PrioritiesAsync(stage.Id, cancellationToken), unit.Now))
            {
                await thread.DecidedAsync(unit, audit, stage, objective, board.MergedInto(objective.Id), Actor.System, cancellationToken);
            }
        }

        var missing = board.MissingVoices.Select(g => g.Code()).ToList();
        audit.Record("objectives-set", Actor.System, new { stage = stage.Id.Value, adopted = board.Adopted.Select(o => o.Id), missing }, unit.Now);
        return new Conclusion(stage.Form.OutcomeOf(stage), new JsonObject
        {
            ["adopted"] = new JsonArray([.. board.Adopted.Select(o => (JsonNode)o.Id.ToString())]),
            ["missing"] = new JsonArray([.. missing.Select(group => (JsonNode)group)]),
        });
    }

    // Who signed off before the reveal has not seen what there is to choose from.
    private static async Task<bool> LacksPrioritiesAsync(CoAuditDb db, Stage stage, ObjectiveBoard board, List<Objective> objectives, CancellationToken cancellationToken)
    {
        if (stage.RevealAt is null || !board.NeedsPriorities)
        {
            return false;
        }

        if (stage.Round == 1)
        {
            return true;
        }

        var given = await db.Priorities.Where(p => p.StageId == stage.Id).Select(p => p.TaskId).Distinct().ToListAsync(cancellationToken);
        var since = objectives.Where(o => o.StageId == stage.Id).Select(o => o.OnTableSince).DefaultIfEmpty(stage.OpenedAt).Max();
        return stage.Tasks.Exists(t => t.Counts && !given.Contains(t.Id) && t.SignOff is { } s && s.Answer != SignOffAnswer.NotForMeNow && s.At <= since);
    }

    private static async Task PutOnTableAsync(Unit unit, Stage stage, CancellationToken cancellationToken)
    {
        unit.Db.Objectives.AddRange(await unit.Db.ToComeAsync(stage, unit.Now, cancellationToken));
        await unit.Db.SaveChangesAsync(cancellationToken);
    }

    private static ItemView Item(Objective objective, Contribution? said, Func<Contribution, Group?> speaker, HashSet<Guid> mine) =>
        new(objective.Id.ToString(), "objective", objective.Text, said is null ? "" : speaker(said)?.Code() ?? "")
        {
            More = new JsonObject
            {
                ["status"] = objective.Status.Code(),
                ["reason"] = objective.Reason,
                ["mergedInto"] = objective.MergedInto?.ToString(),
                ["proposed"] = said is null || string.Equals(said.Text, objective.Text, StringComparison.Ordinal) ? null : said.Text,
                ["mine"] = mine.Contains(objective.Id),
            },
        };
}

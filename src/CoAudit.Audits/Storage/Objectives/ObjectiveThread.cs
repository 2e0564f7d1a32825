using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Objectives;

/// <summary>Writes what happens to an objective into the life of the words that it grew from, so that whoever proposed it is told.</summary>
public sealed class ObjectiveThread(VoiceThreads threads)
{
    /// <summary>It is adopted or not; whoever proposed something that went into it is told the same.</summary>
    public async Task DecidedAsync(
        Unit unit, Audit audit, Stage stage, Objective objective, IReadOnlyList<Objective> mergedInto, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var told in mergedInto.Prepend(objective).Select(o => o.Id))
        {
            await AddAsync(unit, audit, told, Turn(unit, stage, told, TurnKind.Decided, objective.Status.Code(), objective.Reason, actor, objective.Id), cancellationToken);
        }
    }

    /// <summary>It went into another one: both texts are kept.</summary>
    public Task MergedAsync(Unit unit, Audit audit, Stage stage, Objective objective, Objective into, Actor actor, CancellationToken cancellationToken) =>
        AddAsync(
            unit, audit, objective.Id, Turn(unit, stage, objective.Id, TurnKind.Merged, ObjectiveNames.Merged, objective.Reason, actor, into.Id, (objective.Text, into.Text)), cancellationToken);

    /// <summary>It reads differently now: both texts are kept, also for those whose words went into it.</summary>
    public async Task RewordedAsync(
        Unit unit, Audit audit, Stage stage, Objective objective, IReadOnlyList<Objective> mergedInto, string before, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var told in mergedInto.Prepend(objective).Select(o => o.Id))
        {
            await AddAsync(
                unit, audit, told, Turn(unit, stage, told, TurnKind.Reworded, ObjectiveNames.Reworded, reason, actor, objective.Id, (before, objective.Text)), cancellationToken);
        }
    }

    /// <summary>Those who sign have agreed it.</summary>
    public async Task SignedOffAsync(Unit unit, Audit audit, Objective objective, IReadOnlyList<Objective> mergedInto, CancellationToken cancellationToken)
    {
        var ids = mergedInto.Prepend(objective).Select(o => o.Id).ToList();
        var told = await unit.Db.Contributions.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken);
        await threads.FollowAsync(unit, audit, told, new Step(TurnKind.SignedOff, "agreed", objective.Id.ToString(), objective.Text), cancellationToken);
    }

    /// <summary>What it had gone into was taken back.</summary>
    public Task OpenAgainAsync(Unit unit, Audit audit, Stage stage, Objective objective, CancellationToken cancellationToken) =>
        AddAsync(
            unit, audit, objective.Id,
            Turn(unit, stage, objective.Id, TurnKind.Decided, ObjectiveNames.Proposed, "What it had gone into was taken back by whoever proposed that.", Actor.System, objective.Id),
            cancellationToken);

    private async Task AddAsync(Unit unit, Audit audit, Guid words, Turn turn, CancellationToken cancellationToken)
    {
        var said = await unit.Db.Contributions.FirstAsync(c => c.Id == words, cancellationToken);
        await threads.AddAsync(unit, audit, said, turn, cancellationToken);
    }

    private static Turn Turn(
        Unit unit, Stage stage, Guid words, TurnKind kind, string outcome, string? reason, Actor actor, Guid item, (string Before, string After)? texts = null) => new()
        {
            Id = Guid.NewGuid(),
            AuditId = stage.AuditId,
            ContributionId = words,
            StageId = stage.Id,
            Kind = kind,
            Outcome = outcome,
            ItemId = item.ToString(),
            Before = texts?.Before,
            After = texts?.After,
            Reason = reason,
            Actor = actor.Value,
            At = unit.Now,
        };
}

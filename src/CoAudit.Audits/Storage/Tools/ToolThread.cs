using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage.Voices;

namespace CoAudit.Audits.Storage.Tools;

/// <summary>Writes what happens to a line of the tool into the life of the words that it goes back to: the suggestions that it grew from, and the objectives that these were about.</summary>
public sealed class ToolThread(VoiceThreads threads)
{
    /// <summary>A suggestion is in the tool: what it was about has become something that is checked. Whoever made the suggestion is told by the decision.</summary>
    public async Task CheckedAsync(Unit unit, Audit audit, Contribution said, ToolDecision decision, CancellationToken cancellationToken)
    {
        if (decision is { ChangedTheTool: true, LineId: { } line, After: { } words })
        {
            var behind = await WordsBehind.LoadAsync(unit.Db, audit.Id, ending: null, cancellationToken);
            await threads.FollowAsync(
                unit, audit, behind.Of(said.Id.ToString()).Where(c => c.Id != said.Id),
                new Step(TurnKind.Criterion, "in-tool", line, words) { Stage = said.StageId, Reason = decision.Reason, By = new Actor(decision.Actor) }, cancellationToken);
        }
    }

    /// <summary>A line reads differently now: both texts are kept.</summary>
    public async Task RewordedAsync(Unit unit, Audit audit, DraftLine line, string before, string? reason, Actor by, CancellationToken cancellationToken)
    {
        if (string.Equals(before, line.Plain, StringComparison.Ordinal))
        {
            return;
        }

        var behind = await WordsBehind.LoadAsync(unit.Db, audit.Id, ending: null, cancellationToken);
        await threads.FollowAsync(
            unit, audit, behind.Of(line.Id), new Step(TurnKind.Criterion, "reworded", line.Id, line.Plain) { Before = before, Reason = reason, By = by }, cancellationToken);
    }

    /// <summary>Those who sign have agreed these lines.</summary>
    public async Task SignedOffAsync(Unit unit, Audit audit, IEnumerable<DraftLine> lines, CancellationToken cancellationToken)
    {
        var behind = await WordsBehind.LoadAsync(unit.Db, audit.Id, ending: null, cancellationToken);
        foreach (var line in lines)
        {
            await threads.FollowAsync(unit, audit, behind.Of(line.Id), new Step(TurnKind.SignedOff, "agreed", line.Id, line.Plain), cancellationToken);
        }
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Plans;

/// <summary>Writes what happens to an action into the life of the wish that it began with, and of all words that led to it, so that their authors are told.</summary>
public sealed class ActionThread(VoiceThreads threads)
{
    /// <param name="ending">The stage that ends with this, when one does.</param>
    public async Task AddAsync(
        Unit unit, Audit audit, ActionItem card, TurnKind kind, string outcome, string? reason, (string Before, string After)? words, CancellationToken cancellationToken,
        Actor? actor = null, StageId? ending = null)
    {
        Step step = new(kind, outcome, card.Id.ToString(), words?.After) { Stage = ending, Before = words?.Before, Reason = reason, By = actor ?? Actor.System };
        if (await unit.Db.Contributions.FirstOrDefaultAsync(c => c.Id == card.Id, cancellationToken) is { } wish)
        {
            await threads.AddAsync(unit, audit, wish, step.Of(wish, unit.Now), cancellationToken);
        }

        // Of the others' words nothing is decided here: they read what became of the action, and which one it is.
        var behind = await WordsBehind.LoadAsync(unit.Db, audit.Id, ending, cancellationToken);
        var further = step with { Kind = kind == TurnKind.Verdict ? kind : TurnKind.Action, After = step.After ?? card.Wish };
        await threads.FollowAsync(unit, audit, behind.Of(step.Item).Where(c => c.Id != card.Id), further, cancellationToken);
    }

    /// <summary>A plan's stage is over and everyone sees its cards: those whose words led to a wish are told of it.</summary>
    public async Task WishedAsync(Unit unit, Audit audit, Stage stage, IEnumerable<ActionItem> cards, CancellationToken cancellationToken)
    {
        var words = await WordsBehind.LoadAsync(unit.Db, audit.Id, stage.Id, cancellationToken);
        foreach (var card in cards)
        {
            var earlier = words.Of(card.Id.ToString()).Where(c => c.StageId != stage.Id);
            await threads.FollowAsync(unit, audit, earlier, new Step(TurnKind.Action, VoiceThread.Wished, card.Id.ToString(), card.Wish) { Stage = stage.Id }, cancellationToken);
        }
    }
}

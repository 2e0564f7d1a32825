using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Objectives;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.SetObjectives;

public sealed class DecideObjectiveHandler(ITransactor transactor, ObjectiveThread thread, GateEnd end, ItemChanges changes)
{
    public Task<ObjectiveDecided> HandleAsync(DecideObjective command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var given = GivenDecision.Read(command.Decision, command.Reason, ObjectiveNames.Decisions);
        var text = TextOf(command, given);
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, given, text, ct), cancellationToken);
    }

    private async Task<ObjectiveDecided> RecordAsync(Unit unit, DecideObjective command, GivenDecision given, string? text, CancellationToken cancellationToken)
    {
        var stages = await unit.Db.ObjectiveStagesAsync(command.Audit, cancellationToken);
        if (!stages.Any(s => s.IsRevealed))
        {
            throw new ConflictException("not-revealed", "People still propose, each for themselves. It can be decided when all objectives are on the table.");
        }

        var (audit, stage) = (await unit.Db.LockStageAsync(stages[^1].Id, cancellationToken))!.Value;
        var board = stage.BoardOf(await unit.Db.Objectives.Where(o => o.AuditId == audit.Id).OrderBy(o => o.Id).ToListAsync(cancellationToken));
        var missing = board.MissingVoices;
        var signed = board.Adopted.ToDictionary(o => o.Id, o => o.Text);
        var objective = await ApplyAsync(unit, audit, stage, board, command, (given, text), cancellationToken);
        audit.Record("objective-decided", command.Actor, new { objective = objective.Id, given.Decision }, unit.Now);
        await unit.Db.SaveChangesAsync(cancellationToken);
        foreach (var changed in board.Adopted.Where(o => !string.Equals(signed.GetValueOrDefault(o.Id), o.Text, StringComparison.Ordinal)))
        {
            await changes.ChangedAsync(unit, audit, ObjectivesSubject.Scope, changed.Id.ToString(), changed.Text, cancellationToken);
        }

        await end.AfterAsync(unit, audit, stage, board.MissingVoices.Except(missing), cancellationToken);
        return new ObjectiveDecided(objective.Id, objective.Status.Code(), objective.Text, given.Reason, objective.MergedInto);
    }

    private async Task<Objective> ApplyAsync(
        Unit unit, Audit audit, Stage stage, ObjectiveBoard board, DecideObjective command, (GivenDecision Decision, string? Text) given, CancellationToken cancellationToken)
    {
        if (given.Decision.Decision is ObjectiveNames.Reworded)
        {
            return await RewordAsync(unit, audit, stage, board, (command.Objective, given.Text!, given.Decision.Reason, command.Actor), cancellationToken);
        }

        var objective = board.Decide(command.Objective, given.Decision, Guid.TryParse(command.Into, out var id) ? id : null, unit.Now);
        if (objective.MergedInto is not { } into)
        {
            await thread.DecidedAsync(unit, audit, stage, objective, board.MergedInto(objective.Id), command.Actor, cancellationToken);
            return objective;
        }

        // The other one first: whoever proposed this one reads what it became.
        var target = given.Text is null
            ? board.Get(into)
            : await RewordAsync(unit, audit, stage, board, (into, given.Text, given.Decision.Reason, command.Actor), cancellationToken, but: objective.Id);
        await thread.MergedAsync(unit, audit, stage, objective, target, command.Actor, cancellationToken);
        return objective;
    }

    private async Task<Objective> RewordAsync(
        Unit unit, Audit audit, Stage stage, ObjectiveBoard board, (Guid Id, string Text, string Reason, Actor Actor) given, CancellationToken cancellationToken, Guid? but = null)
    {
        var (objective, before) = board.Reword(given.Id, given.Text);
        await thread.RewordedAsync(
            unit, audit, stage, objective, [.. board.MergedInto(objective.Id).Where(o => o.Id != but)], before, given.Reason, given.Actor, cancellationToken);
        return objective;
    }

    private static string? TextOf(DecideObjective command, GivenDecision given)
    {
        var text = PlainInput.Lines(command.NewText);
        return (given.Decision, text.Length) switch
        {
            (_, > Contribution.MaxTextLength) => throw new InvalidCommandException("newText", $"This is too long. Write at most {Contribution.MaxTextLength:N0} letters."),
            (ObjectiveNames.Reworded, 0) => throw new InvalidCommandException("newText", "Write how it should read from now on."),
            (ObjectiveNames.Adopted or ObjectiveNames.NotAdopted, > 0) => throw new InvalidCommandException("newText", "To change the words is a decision of its own: reworded."),
            (_, 0) => null,
            _ => text,
        };
    }
}

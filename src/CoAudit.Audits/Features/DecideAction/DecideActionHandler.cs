using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Plans;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.DecideAction;

/// <summary>The quality lead says where an action stands, and why.</summary>
public sealed record DecideAction(AuditId Audit, Guid Action, string? Decision, string? Reason, Actor Actor);

/// <summary>Where the action stands now.</summary>
public sealed record ActionDecided(Guid Id, string Status, string Reason);

public sealed class DecideActionHandler(ITransactor transactor, ActionThread thread, ItemChanges changes, PlanMails news, ActionDeadlines deadlines)
{
    private const string PutOff = "cannot-do-yet";
    private const string Again = "proposed";

    /// <summary>What can be decided. Nobody can say by decision that an action is agreed, confirmed or sustained: that is for sign-offs and reviews.</summary>
    public static IReadOnlyList<string> Decisions { get; } = [PutOff, Again, "in-progress", "done"];

    public Task<ActionDecided> HandleAsync(DecideAction command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var given = GivenDecision.Read(command.Decision, command.Reason, Decisions);
        return transactor.RunOnceAsync(key, (unit, ct) => DecideAsync(unit, command, given, ct), cancellationToken);
    }

    private async Task<ActionDecided> DecideAsync(Unit unit, DecideAction command, GivenDecision given, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var card = await unit.Db.Actions.FirstOrDefaultAsync(a => a.AuditId == audit.Id && a.Id == command.Action, cancellationToken) ?? throw new NotFoundException("action");
        var before = card.Status;
        switch (given.Decision)
        {
            case PutOff:
                card.CannotYet(given.Reason, unit.Now);
                break;
            case Again:
                card.ProposeAgain(await unit.Db.WasAgreedAsync(card, cancellationToken), await unit.Db.IsPlanToBeSignedAsync(audit, cancellationToken));
                break;
            case "in-progress":
                card.Begin();
                break;
            default:
                card.ClaimDone(unit.Now);
                break;
        }

        audit.Record("action-decided", command.Actor, new { action = card.Id, decision = given.Decision }, unit.Now);
        var (kind, outcome) = card.Status == ActionStatus.Agreed ? (TurnKind.Action, "agreed") : (TurnKind.Decided, given.Decision);
        await thread.AddAsync(unit, audit, card, kind, outcome, given.Reason, null, cancellationToken, command.Actor);
        await TellAsync(unit, audit, card, before, cancellationToken);
        return new ActionDecided(card.Id, card.Status.Code(), given.Reason);
    }

    // What people have agreed on does not go away, or come back, without a word to all of them.
    private async Task TellAsync(Unit unit, Audit audit, ActionItem card, ActionStatus before, CancellationToken cancellationToken)
    {
        if (card.Status == ActionStatus.CannotYet && before.IsUnderWay())
        {
            await news.TellOfDecisionAsync(unit, audit, Guid.CreateVersion7(unit.Now), goesOn: false, cancellationToken);
        }
        else if (card.Status == ActionStatus.Agreed)
        {
            deadlines.Watch(unit, audit, card);
            await news.TellOfDecisionAsync(unit, audit, Guid.CreateVersion7(unit.Now), goesOn: true, cancellationToken);
        }
        else if (before == ActionStatus.CannotYet && card.Status == ActionStatus.Proposed)
        {
            // It comes back among what is signed: whoever signed everything without it has not seen it.
            await changes.ChangedAsync(unit, audit, PlanSubject.Scope, card.Id.ToString(), card.Wish, cancellationToken);
        }
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Plans;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ArrangeAction;

public sealed class ArrangeActionHandler(ITransactor transactor, ActionThread thread, ItemChanges changes, ActionDeadlines deadlines)
{
    private const int MaxPartLength = 2_000;

    public Task<ActionArranged> HandleAsync(ArrangeAction command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var details = Check(command);
        return transactor.RunOnceAsync(key, (unit, ct) => ArrangeAsync(unit, command, details, ct), cancellationToken);
    }

    private async Task<ActionArranged> ArrangeAsync(Unit unit, ArrangeAction command, CardDetails details, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var cards = await unit.Db.Actions.Where(a => a.AuditId == audit.Id).ToListAsync(cancellationToken);
        var card = cards.Find(a => a.Id == command.Action) ?? throw new NotFoundException("action");
        if (details.Linked?.FirstOrDefault(id => !cards.Exists(c => c.Id == id)) is { } unknown && unknown != Guid.Empty)
        {
            throw new InvalidCommandException("linked", "One of the linked actions is not in this audit.");
        }

        // What was agreed and has to wait is agreed all the same.
        if (card.Status.IsUnderWay() || (card.Status == ActionStatus.CannotYet && await unit.Db.WasAgreedAsync(card, cancellationToken)))
        {
            await MoveAsync(unit, audit, card, command, details, cancellationToken);
        }

        var before = card.Signed();
        card.Arrange(details);
        audit.Record("action-arranged", command.Actor, new { action = card.Id, missing = card.Missing.Count }, unit.Now);
        if (card.Status.IsUnderWay() && card.DueOn != before.DueOn)
        {
            deadlines.Watch(unit, audit, card);
        }

        await TellRewordedAsync(unit, audit, card, before.Wish, command, cancellationToken);
        var askedAgain = card.Signed() == before ? 0 : await changes.ChangedAsync(unit, audit, PlanSubject.Scope, card.Id.ToString(), card.Wish, cancellationToken);
        return new ActionArranged(card.Id, card.Missing, askedAgain);
    }

    // What people have signed stays as they signed it; who does it by when may move, with a reason that is told.
    private async Task MoveAsync(Unit unit, Audit audit, ActionItem card, ArrangeAction command, CardDetails details, CancellationToken cancellationToken)
    {
        if (details is not { Wish: null, How: null, Provide: null } || details.LastsIf != LastsIf.None)
        {
            throw new ConflictException("action-agreed", "This action is agreed. What was signed about it cannot be changed here.");
        }

        var reason = PlainInput.Lines(command.Reason);
        if (reason.Length == 0 && (details.Owner is not null || details.DueOn is not null))
        {
            throw new InvalidCommandException("reason", "Say why. The person who wished for this is told.");
        }

        if (reason.Length > 0)
        {
            await thread.AddAsync(unit, audit, card, TurnKind.Action, "rearranged", reason, null, cancellationToken, command.Actor);
        }
    }

    private async Task TellRewordedAsync(Unit unit, Audit audit, ActionItem card, string before, ArrangeAction command, CancellationToken cancellationToken)
    {
        if (string.Equals(before, card.Wish, StringComparison.Ordinal))
        {
            return;
        }

        var reason = PlainInput.Lines(command.Reason);
        if (reason.Length == 0)
        {
            throw new InvalidCommandException("reason", "Say why the words change. The person who wished for this is told.");
        }

        await thread.AddAsync(unit, audit, card, TurnKind.Reworded, "reworded", reason, (before, card.Wish), cancellationToken, command.Actor);
    }

    private static CardDetails Check(ArrangeAction command)
    {
        FieldRules rules = new();
        var group = Groups.Find(command.OwnerGroup);
        if (!string.IsNullOrWhiteSpace(command.OwnerGroup) && group is null)
        {
            rules.Add("ownerGroup", $"Groups are {string.Join(", ", Groups.Codes)}.");
        }

        CardDetails details = new()
        {
            Wish = PartOf("wish", command.Wish, rules),
            How = PartOf("how", command.How, rules),
            Owner = rules.Optional("owner", command.Owner),
            OwnerGroup = group,
            DueOn = DayOf(command.DueOn, rules),
            Provide = PartOf("provide", command.Provide, rules),
            LastsIf = new LastsIf(
                PartOf("measure", command.Measure, rules) ?? "", PartOf("whoLooks", command.WhoLooks, rules) ?? "", PartOf("threshold", command.Threshold, rules) ?? ""),
            Linked = LinkedOf(command.Linked, rules),
        };
        if (PlainInput.Lines(command.Reason).Length > Turn.MaxReasonLength)
        {
            rules.Add("reason", $"This is too long. Write at most {Turn.MaxReasonLength:N0} letters.");
        }

        rules.ThrowIfBroken();
        return details;
    }

    private static DateOnly? DayOf(string? text, FieldRules rules)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (CardDay.Find(text) is { } day)
        {
            return day;
        }

        rules.Add("dueOn", CardDay.Advice);
        return null;
    }

    private static string? PartOf(string field, string? text, FieldRules rules)
    {
        var part = PlainInput.Lines(text);
        if (part.Length > MaxPartLength)
        {
            rules.Add(field, $"This is too long. Write at most {MaxPartLength:N0} letters.");
        }

        return part.Length == 0 ? null : part;
    }

    private static List<Guid>? LinkedOf(IReadOnlyList<string>? ids, FieldRules rules)
    {
        if (ids is null)
        {
            return null;
        }

        List<Guid> linked = [];
        foreach (var id in ids)
        {
            if (Guid.TryParse(id, out var parsed))
            {
                linked.Add(parsed);
            }
            else
            {
                rules.Add("linked", "These must be ids of actions.");
            }
        }

        return linked;
    }
}

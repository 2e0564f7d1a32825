using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage.Plans;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>The action plan: each card is signed for itself.</summary>
public sealed class PlanSubject(ActionThread thread, ActionDeadlines deadlines) : SignSubject
{
    public const string Scope = "plan";

    public override string Subject => Scope;

    public override async Task<IReadOnlyList<SignItem>> ItemsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var cards = await db.Actions.AsNoTracking().Where(a => a.AuditId == audit && a.Status != ActionStatus.CannotYet).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        return [.. cards.Select(card => new SignItem(card.Id.ToString(), "action", card.Wish))];
    }

    public override async Task<IReadOnlyDictionary<string, JsonObject>> FactsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var cards = await db.Actions.AsNoTracking().Where(a => a.AuditId == audit).ToListAsync(cancellationToken);
        return cards.ToDictionary(card => card.Id.ToString(), card => CardJson.Of(card, mine: false).More, StringComparer.Ordinal);
    }

    public override async Task<string?> FindTextAsync(CoAuditDb db, AuditId audit, string item, CancellationToken cancellationToken) => Guid.TryParse(item, out var id)
        ? await db.Actions.AsNoTracking().Where(a => a.AuditId == audit && a.Id == id).Select(a => a.Wish).FirstOrDefaultAsync(cancellationToken)
        : null;

    /// <summary>The card gets the new words; who wished for it is shown both.</summary>
    public override async Task RewordAsync(Unit unit, Audit audit, Objection objection, string before, string after, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(objection.Item, out var id) && await unit.Db.Actions.FirstOrDefaultAsync(a => a.AuditId == audit.Id && a.Id == id, cancellationToken) is { } card)
        {
            card.Wish = after;
            await thread.AddAsync(unit, audit, card, TurnKind.Reworded, "reworded", null, (before, after), cancellationToken);
        }
    }

    /// <summary>Only complete cards become agreed, whoever signed.</summary>
    public override async Task AgreeAsync(Unit unit, Audit audit, IReadOnlySet<string> items, CancellationToken cancellationToken)
    {
        var cards = await unit.Db.Actions.Where(a => a.AuditId == audit.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        foreach (var card in cards.Where(card => items.Contains(card.Id.ToString()) && card.Agree()))
        {
            audit.Record("action-agreed", Actor.System, new { action = card.Id, card.Number }, unit.Now);
            await thread.AddAsync(unit, audit, card, TurnKind.Action, "agreed", null, null, cancellationToken);
            deadlines.Watch(unit, audit, card);
        }
    }
}

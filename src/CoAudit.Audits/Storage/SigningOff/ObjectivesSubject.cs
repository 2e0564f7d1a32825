using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Storage.Objectives;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>The adopted objectives: each is signed for itself.</summary>
public sealed class ObjectivesSubject(ObjectiveThread thread) : SignSubject
{
    public const string Scope = "objectives";

    public override string Subject => Scope;

    public override async Task<IReadOnlyList<SignItem>> ItemsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var objectives = await db.ObjectivesAsync(audit, cancellationToken);
        return [.. objectives.Where(o => o.Status == ObjectiveStatus.Adopted).Select(o => new SignItem(o.Id.ToString(), "objective", o.Text))];
    }

    public override async Task<string?> FindTextAsync(CoAuditDb db, AuditId audit, string item, CancellationToken cancellationToken) => Guid.TryParse(item, out var id)
        ? await db.Objectives.AsNoTracking().Where(o => o.AuditId == audit && o.Id == id).Select(o => o.Text).FirstOrDefaultAsync(cancellationToken)
        : null;

    /// <summary>The objective gets the new words; who proposed it is shown both.</summary>
    public override async Task RewordAsync(Unit unit, Audit audit, Objection objection, string before, string after, CancellationToken cancellationToken)
    {
        var all = await unit.Db.Objectives.Where(o => o.AuditId == audit.Id).ToListAsync(cancellationToken);
        if (Guid.TryParse(objection.Item, out var id) && all.Find(o => o.Id == id) is { } objective
            && await unit.Db.Stages.AsNoTracking().FirstOrDefaultAsync(s => s.Id == objection.StageId, cancellationToken) is { } stage)
        {
            objective.Text = after;
            await thread.RewordedAsync(unit, audit, stage, objective, all.FindAll(o => o.MergedInto == id), before, reason: null, Actor.System, cancellationToken);
        }
    }

    /// <summary>Whoever proposed it is told that it is signed.</summary>
    public override async Task AgreeAsync(Unit unit, Audit audit, IReadOnlySet<string> items, CancellationToken cancellationToken)
    {
        var all = await unit.Db.ObjectivesAsync(audit.Id, cancellationToken);
        foreach (var objective in all.Where(o => items.Contains(o.Id.ToString())))
        {
            await thread.SignedOffAsync(unit, audit, objective, all.FindAll(o => o.MergedInto == objective.Id), cancellationToken);
        }
    }
}

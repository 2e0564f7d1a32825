using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Plans;

/// <summary>Which cards people have agreed on, whatever was decided about them afterwards, as their life-lines tell it.</summary>
public static class AgreedCards
{
    public static async Task<bool> WasAgreedAsync(this CoAuditDb db, ActionItem card, CancellationToken cancellationToken) =>
        (await db.AgreedCardsAsync(card.AuditId, cancellationToken)).Contains(card.Id);

    public static async Task<IReadOnlySet<Guid>> AgreedCardsAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var agreements = await db.Turns.AsNoTracking().Where(t => t.AuditId == audit && t.Kind == TurnKind.Action && t.Outcome == "agreed").ToListAsync(cancellationToken);
        return agreements.Where(t => !t.IsFurtherOn).Select(t => t.ContributionId).ToHashSet();
    }

    /// <summary>People are asked to sign the plan now, or will be.</summary>
    public static async Task<bool> IsPlanToBeSignedAsync(this CoAuditDb db, Audit audit, CancellationToken cancellationToken)
    {
        var stages = await db.Stages.AsNoTracking().Where(s => s.AuditId == audit.Id && s.ReviewId == null).ToListAsync(cancellationToken);
        return stages.Exists(s => s.Status == StageStatus.Open && (s.Type is "CoAudit.PlanActions" or "CoAudit.RespondToObjection" || IsSignOff(s)))
            || (!stages.Exists(IsSignOff) && audit.Reviews.Count == 0);
    }

    private static bool IsSignOff(Stage stage) => stage.Type is "CoAudit.SignOff" && string.Equals(stage.Subject, PlanSubject.Scope, StringComparison.Ordinal);
}

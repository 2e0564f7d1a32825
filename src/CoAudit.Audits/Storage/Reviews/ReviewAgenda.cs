using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Reviews;

/// <summary>Which actions a review looks at: those under way, those that came back or were put off after people had agreed on them, or, when nothing was agreed, all that were proposed.</summary>
public static class ReviewAgenda
{
    public static async Task<List<ActionItem>> LoadAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var all = await db.Actions.Where(a => a.AuditId == audit.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var only = OnlyOf(stage, audit);
        var chosen = only.Count > 0 ? all.FindAll(a => only.Contains(a.Id)) : all.FindAll(a => a.Status.IsUnderWay() || a.BackOnAgenda);
        return chosen.Count > 0 ? chosen : all.FindAll(a => a.Status != ActionStatus.CannotYet);
    }

    // The step may name actions; an extra review looks at those for which it is held.
    private static HashSet<Guid> OnlyOf(Stage stage, Audit audit)
    {
        var named = stage.InputsAs<ProgressSettings>().Actions.Select(id => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty);
        var held = audit.Reviews.Find(r => r.Id == stage.ReviewId)?.Actions ?? [];
        return [.. held.Concat(named).Where(id => id != Guid.Empty)];
    }
}

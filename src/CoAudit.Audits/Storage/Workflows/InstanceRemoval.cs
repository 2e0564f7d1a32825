using System.Linq.Expressions;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>Takes instances away with their states, waits, timers and journals. Who waits for one of them is told that it was cancelled.</summary>
internal static class InstanceRemoval
{
    /// <returns>How many there were.</returns>
    public static async Task<int> RemoveAsync(Unit unit, Expression<Func<InstanceRow, bool>> which, CancellationToken cancellationToken)
    {
        var db = unit.Db;

        // Takes hold of the rows first: a burst under way elsewhere has committed by then, or will find that its instance is not what it was.
        await db.Instances.Where(which).ExecuteUpdateAsync(rows => rows.SetProperty(i => i.Version, i => i.Version + 1), cancellationToken);
        var children = await db.Instances.AsNoTracking().Where(which)
            .Where(i => i.ParentInstanceId != null && i.Status == nameof(WorkflowStatus.Running))
            .Select(i => new { i.Id, i.ParentInstanceId, i.AuditId }).ToListAsync(cancellationToken);

        var ids = db.Instances.Where(which).Select(i => i.Id);
        await db.Timers.Where(t => t.InstanceId != null && ids.Contains(t.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.Bookmarks.Where(b => ids.Contains(b.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.Journal.Where(j => ids.Contains(j.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.InstanceStates.Where(s => ids.Contains(s.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        var removed = await db.Instances.Where(which).ExecuteDeleteAsync(cancellationToken);

        foreach (var child in children)
        {
            await ParentWaits.TellAsync(unit, child.ParentInstanceId!, ChildResult.Cancelled(child.Id), child.AuditId, cancellationToken);
        }

        return removed;
    }
}

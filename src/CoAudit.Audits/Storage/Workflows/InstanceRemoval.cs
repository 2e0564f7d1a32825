using System.Linq.Expressions;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>Takes instances away with their states, waits, timers and journals.</summary>
internal static class InstanceRemoval
{
    /// <returns>How many there were.</returns>
    public static async Task<int> RemoveAsync(CoAuditDb db, Expression<Func<InstanceRow, bool>> which, CancellationToken cancellationToken)
    {
        var ids = db.Instances.Where(which).Select(i => i.Id);
        await db.Timers.Where(t => t.InstanceId != null && ids.Contains(t.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.Bookmarks.Where(b => ids.Contains(b.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.Journal.Where(j => ids.Contains(j.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.InstanceStates.Where(s => ids.Contains(s.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        return await db.Instances.Where(which).ExecuteDeleteAsync(cancellationToken);
    }
}

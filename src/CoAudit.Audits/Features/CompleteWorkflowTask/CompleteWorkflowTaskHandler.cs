using System.Text.Json.Nodes;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.CompleteWorkflowTask;

/// <summary>Another program has done the task that a <c>RunTask</c> step gave it.</summary>
public sealed class CompleteWorkflowTaskHandler(ITransactor transactor, InstanceRunner runner)
{
    private const string TaskBookmark = "Elsa.RunTask";

    /// <returns>False when nobody waits for that task, any more or at all.</returns>
    public Task<bool> HandleAsync(string taskId, JsonNode? result, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var wait = await (
                    from bookmark in unit.Db.Bookmarks.AsNoTracking()
                    join instance in unit.Db.Instances.AsNoTracking() on bookmark.InstanceId equals instance.Id
                    where bookmark.Name == TaskBookmark && bookmark.Key == taskId
                    select new { bookmark.Id, bookmark.InstanceId, instance.AuditId }).FirstOrDefaultAsync(ct);
                if (wait is null)
                {
                    return false;
                }

                var audit = wait.AuditId is { } auditId ? await unit.Db.LockAuditAsync(auditId, ct) : null;
                await runner.ResumeAsync(unit, audit, wait.InstanceId, wait.Id, result?.DeepClone(), ct);
                return true;
            },
            cancellationToken);
}

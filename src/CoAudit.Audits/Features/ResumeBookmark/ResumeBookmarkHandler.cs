using System.Text.Json.Nodes;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Features.ResumeBookmark;

/// <summary>A bookmark's time has come, or what it waited for has: the workflow goes on.</summary>
public sealed class ResumeBookmarkHandler(InstanceRunner runner)
{
    public async Task HandleAsync(Unit unit, Timer timer, CancellationToken cancellationToken)
    {
        var audit = timer.AuditId is { } auditId ? await unit.Db.LockAuditAsync(auditId, cancellationToken) : null;
        var payload = timer.Payload is { } json ? JsonNode.Parse(json) : null;
        await runner.ResumeAsync(unit, audit, timer.InstanceId!, timer.BookmarkId!, payload, cancellationToken);
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewServices;

/// <summary>A service in a list.</summary>
/// <param name="Missing">What must be added before an audit can start there; empty when nothing.</param>
public sealed record ServiceSummary(Guid Id, string Name, string CouncilName, int RunningAudits, IReadOnlyList<string> Missing);

/// <summary>Reads services with their safeguarding contacts.</summary>
public sealed class ServiceReader(IDbContextFactory<CoAuditDb> contexts)
{
    public async Task<IReadOnlyList<ServiceSummary>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var services = await db.Services.AsNoTracking().Include(s => s.Contacts).OrderBy(s => s.Name).ToListAsync(cancellationToken);
        var running = await db.Audits.AsNoTracking().Where(a => a.Status == AuditStatus.Running)
            .GroupBy(a => a.ServiceId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return services.ConvertAll(s => new ServiceSummary(
            s.Id.Value, s.Name, s.CouncilName, running.Find(r => r.Key == s.Id)?.Count ?? 0, [.. s.MissingForAudit().Select(m => m.Message)]));
    }

    public async Task<Service?> FindAsync(ServiceId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Services.AsNoTracking().Include(s => s.Contacts).FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
    }

    /// <summary>The service that a task's audit is about.</summary>
    public async Task<Service?> OfTaskAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = await db.Tasks.AsNoTracking().Where(t => t.Id == task)
            .Join(db.Audits, t => t.AuditId, a => a.Id, (t, a) => (ServiceId?)a.ServiceId).FirstOrDefaultAsync(cancellationToken);
        return id is null ? null : await db.Services.AsNoTracking().Include(s => s.Contacts).FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Reports;

/// <summary>Reads everything that a report is made of: only closed stages, and only words that the reveal has opened.</summary>
public static class ReportReading
{
    public static async Task<ReportSource> ReadReportAsync(this CoAuditDb db, AuditId id, CancellationToken cancellationToken)
    {
        var audit = await db.Audits.AsNoTracking().Include(a => a.Participants).Include(a => a.Reviews).AsSplitQuery().FirstAsync(a => a.Id == id, cancellationToken);
        var stages = await db.Stages.AsNoTracking().AsSplitQuery()
            .Include(s => s.Tasks).ThenInclude(t => t.SignOff)
            .Where(s => s.AuditId == id && s.Status == StageStatus.Closed).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var reminders = await db.Outbox.AsNoTracking().Where(m => m.AuditId == id && m.ReminderNumber > 0 && m.TaskId != null)
            .GroupBy(m => m.TaskId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var typeName = await db.DefinitionVersions.AsNoTracking()
            .Where(d => d.DefinitionId == audit.AuditType && d.Version == audit.DefinitionVersion).Select(d => d.Name).FirstOrDefaultAsync(cancellationToken);
        return new ReportSource
        {
            Audit = audit,
            AuditTypeName = typeName ?? audit.AuditType,
            Stages = stages,
            Said = await db.RevealedAsync(id, int.MaxValue, cancellationToken),
            Speaker = await db.SpeakersAsync(id, cancellationToken),
            Turns = await db.Turns.AsNoTracking().Where(t => t.AuditId == id).ToListAsync(cancellationToken),
            Reminders = task => reminders.Find(r => r.Key == task)?.Count ?? 0,
        };
    }
}

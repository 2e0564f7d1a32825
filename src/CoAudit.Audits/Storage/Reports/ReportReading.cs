using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Tools;
using CoAudit.Audits.Storage.Voices;
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
        var ids = stages.ConvertAll(s => s.Id);
        var said = await db.RevealedAsync(id, int.MaxValue, cancellationToken);
        var speaker = await db.SpeakersAsync(id, cancellationToken);
        var (scores, findings) = await db.ReadFindingsAsync(audit, said, speaker, cancellationToken);
        return new ReportSource
        {
            Audit = audit,
            AuditTypeName = typeName ?? audit.AuditType,
            Stages = stages,
            Said = said,
            Speaker = speaker,
            Objectives = await db.ReadObjectivesAsync(id, said, speaker, cancellationToken),
            Tool = await db.NewestToolAsync(id, cancellationToken),
            Scores = scores,
            Comparison = scores is null ? null : await db.CompareWithLastAsync(audit, cancellationToken),
            Files = await FilesAsync(db, id, stages.FindAll(s => s.IsRevealed).ConvertAll(s => s.Id), cancellationToken),
            Findings = findings,
            Turns = await db.Turns.AsNoTracking().Where(t => t.AuditId == id).ToListAsync(cancellationToken),
            Actions = await ActionsAsync(db, id, cancellationToken),
            Verdicts = await db.Verdicts.AsNoTracking().Where(v => v.AuditId == id && ids.Contains(v.StageId)).ToListAsync(cancellationToken),
            Influence = await db.ReadInfluenceAsync(id, cancellationToken),
            Objections = await db.ReadObjectionsAsync(audit, cancellationToken),
            Statements = await db.MinorityStatements.AsNoTracking().Where(s => s.AuditId == id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(cancellationToken),
            Responses = await db.Set<ObjectionTurn>().AsNoTracking()
                .Where(t => t.By == "responder" && db.Objections.Any(o => o.Id == t.ObjectionId && o.AuditId == id)).OrderBy(t => t.Number).ToListAsync(cancellationToken),
            Reminders = task => reminders.Find(r => r.Key == task)?.Count ?? 0,
        };
    }

    private static async Task<ReportedFiles?> FilesAsync(CoAuditDb db, AuditId audit, IReadOnlyList<StageId> revealed, CancellationToken cancellationToken)
    {
        var files = await db.FilesAsync(audit, revealed, cancellationToken);
        var shared = files.Where(f => string.Equals(f.Status, FileReading.NameOf(FileSharing.Shared), StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .Select(f => new ReportedFile(f.Name, f.Type, f.About, f.Group, f.Redacted)).ToList();
        return files.Count == 0 ? null : new ReportedFiles(shared, files.Count - shared.Count);
    }

    // Null while every plan is blind: then nobody sees anybody's card.
    private static async Task<IReadOnlyList<ActionItem>?> ActionsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var plans = await db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Type == "CoAudit.PlanActions").ToListAsync(cancellationToken);
        var shown = plans.Where(s => s.IsRevealed || s.Status == StageStatus.Cancelled).Select(s => s.Id).ToHashSet();
        return shown.Count == 0
            ? null
            : [.. (await db.Actions.AsNoTracking().Where(a => a.AuditId == audit).OrderBy(a => a.Number).ToListAsync(cancellationToken)).Where(a => shown.Contains(a.StageId))];
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Reports;

/// <summary>Keeps the report as it is now, for ever, and tells everyone who takes part that it can be read.</summary>
public sealed class ReportPublishing(WorkingCalendar calendar)
{
    // The mail does not press: who asked for certain hours gets it in them.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public async Task PublishAsync(Unit unit, Audit audit, IReadOnlyList<string> formats, CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(unit, audit.Id, cancellationToken);
        var report = await KeepAsync(unit, audit, formats, newest, cancellationToken);
        await TellAsync(unit, audit, report, cancellationToken);
    }

    /// <summary>Something came of a published audit: the next version says so, in the same forms. Nobody is written to for it.</summary>
    public async Task RenewAsync(Unit unit, Audit audit, CancellationToken cancellationToken)
    {
        if (audit.ReportPublishedAt is not null && await NewestAsync(unit, audit.Id, cancellationToken) is { } newest)
        {
            await KeepAsync(unit, audit, newest.FormatList, newest, cancellationToken);
        }
    }

    private static Task<ReportVersion?> NewestAsync(Unit unit, AuditId audit, CancellationToken cancellationToken) =>
        unit.Db.ReportVersions.AsNoTracking().Where(r => r.AuditId == audit).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken);

    private static async Task<ReportVersion> KeepAsync(
        Unit unit, Audit audit, IReadOnlyList<string> formats, ReportVersion? newest, CancellationToken cancellationToken)
    {
        // What this transaction has changed so far belongs into the report, and the report is read from the tables.
        await unit.Db.SaveChangesAsync(cancellationToken);
        var content = AuditReport.Of(await unit.Db.ReadReportAsync(audit.Id, cancellationToken));
        var report = ReportVersion.Of(audit.Id, content, formats, (newest?.Number ?? 0) + 1, unit.Now);
        unit.Db.ReportVersions.Add(report);
        audit.PublishReport(report, unit.Now);
        return report;
    }

    private async Task TellAsync(Unit unit, Audit audit, ReportVersion report, CancellationToken cancellationToken)
    {
        var plan = new ReminderPlan(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);
        var tasks = await unit.Db.Tasks.AsNoTracking().Where(t => t.AuditId == audit.Id && t.Kind == TaskKind.Link).ToListAsync(cancellationToken);
        var latest = tasks.GroupBy(t => t.ParticipantId).ToDictionary(g => g.Key, g => g.MaxBy(t => t.OpenedAt)!);
        foreach (var person in audit.Participants.Where(p => p is { TakesPart: true, Email: not null } && latest.ContainsKey(p.Id)))
        {
            // No stage: the mail must outlive the end of a stage, which takes back all mails that ask.
            var to = MailFor.Task(audit, latest[person.Id], person) with { StageId = null };
            unit.Enqueue(News(audit, person.Name), to, $"report:{audit.Id}:{report.Number}:{person.Id}", plan.Invitation(person.Access, unit.Now, unit.Now + Patience));
        }

        if (MailFor.WhoRuns(audit, $"/audits/{audit.Id}/report") is { } whoRuns)
        {
            unit.Enqueue(News(audit, whoRuns.Name), whoRuns, $"report:{audit.Id}:{report.Number}:{whoRuns.Address}");
        }
    }

    private static ReportReady News(Audit audit, string name) => new()
    {
        RecipientName = name,
        ServiceName = audit.ServiceName,
        AuditTitle = audit.Title,
        Link = MailTexts.LinkToCome,
    };
}

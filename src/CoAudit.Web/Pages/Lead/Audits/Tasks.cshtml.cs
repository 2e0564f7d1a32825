using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One task of the audit. What was answered is on the report, after the reveal.</summary>
/// <param name="Status">The stored name: open, answered, late, not-reached, withdrawn, cancelled.</param>
/// <param name="RemindersSent">Sent so far.</param>
/// <param name="NextReminderAt">Null when none is to come.</param>
internal sealed record TaskRow(
    string Id,
    string PersonName,
    string Group,
    string StageTitle,
    bool OnPaper,
    string Status,
    DateTimeOffset DueAt,
    DateTimeOffset? AnsweredAt,
    int RemindersSent,
    DateTimeOffset? NextReminderAt);

internal sealed record TasksView(AuditHeader Header, IReadOnlyList<TaskRow> Rows);

internal sealed class TasksModel(AuditViews audits) : AuditPage(audits)
{
    public TasksView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        var people = audit.Participants.ToDictionary(p => p.Id);
        var stages = audit.Stages.ToDictionary(s => s.Id, s => s.Title);
        var tasks = await Audits.TasksAsync(new AuditId(audit.Id), cancellationToken) ?? [];
        View = new TasksView(await HeaderAsync(audit, cancellationToken), [.. tasks.Reverse().Select(t => new TaskRow(
            t.Id.ToString(), people[t.ParticipantId].Name, people[t.ParticipantId].Group, stages[t.StageId],
            string.Equals(t.Kind, "paper", StringComparison.Ordinal), t.Status, t.DueAt.In(audit.TimeZone), t.AnsweredAt?.In(audit.TimeZone),
            t.Reminders.Count(r => r.SentAt is not null), t.Reminders.FirstOrDefault(r => r.SentAt is null)?.DueAt.In(audit.TimeZone)))]);
        return Page();
    }
}

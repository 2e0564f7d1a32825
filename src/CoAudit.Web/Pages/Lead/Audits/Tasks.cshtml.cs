using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

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

internal sealed class TasksModel : PageModel
{
    public required TasksView View { get; set; }

    public IActionResult OnGet(string id) => NotFound();
}

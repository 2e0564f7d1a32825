using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One mail of the audit.</summary>
/// <param name="Kind">What it is, in words: "Invitation", "Reminder".</param>
/// <param name="Status">The stored name: pending, sent, uncertain, failed.</param>
/// <param name="Problem">What the mail server said, when it did not go well.</param>
internal sealed record MailRow(string Id, string Kind, string To, string Status, DateTimeOffset DueAt, DateTimeOffset? SentAt, int Attempts, string? Problem)
{
    public bool CanSendAgain => Status is "failed" or "uncertain";
}

internal sealed record MailsView(AuditHeader Header, IReadOnlyList<MailRow> Rows);

internal sealed class MailsModel : PageModel
{
    public required MailsView View { get; set; }

    public IActionResult OnGet(string id) => NotFound();

    public IActionResult OnPostSendAgain(string id, string mail) => NotFound();
}

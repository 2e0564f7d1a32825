using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Dev;

/// <summary>One sent mail in the list, newest first.</summary>
internal sealed record MailboxRow(string Id, string To, string Subject, DateTimeOffset At);

/// <summary>Shows in Development what was sent, so that a newcomer can follow the links.</summary>
internal sealed class MailboxModel : PageModel
{
    public required IReadOnlyList<MailboxRow> Rows { get; set; }

    public IActionResult OnGet() => NotFound();
}

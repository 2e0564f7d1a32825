using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One entry of the audit trail.</summary>
/// <param name="What">The fact in words, without anybody's contribution.</param>
/// <param name="Hash">Binds this entry to the one before it.</param>
internal sealed record TrailRow(long Number, DateTimeOffset At, string What, string Actor, string Hash);

/// <summary>The trail, newest first.</summary>
/// <param name="Broken">The number of the first entry whose hash does not fit; null when the chain is whole.</param>
internal sealed record TrailView(AuditHeader Header, long? Broken, IReadOnlyList<TrailRow> Rows, Paging Paging);

internal sealed class TrailModel : PageModel
{
    public required TrailView View { get; set; }

    public IActionResult OnGet(string id, long? after, long? before) => NotFound();
}

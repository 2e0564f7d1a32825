using CoAudit.Audits.Features.ViewServices;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Services;

/// <summary>One care home in the list.</summary>
/// <param name="Missing">What must be added before an audit can start there; null when nothing.</param>
internal sealed record ServiceRow(string Id, string Name, string CouncilName, int RunningAudits, string? Missing);

internal sealed class IndexModel(ServiceReader services) : PageModel
{
    public IReadOnlyList<ServiceRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var list = await services.ListAsync(cancellationToken);
        Rows = [.. list.Select(s => new ServiceRow(s.Id.ToString(), s.Name, s.CouncilName, s.RunningAudits, s.Missing.Count == 0 ? null : string.Join(" ", s.Missing)))];
        return Page();
    }
}

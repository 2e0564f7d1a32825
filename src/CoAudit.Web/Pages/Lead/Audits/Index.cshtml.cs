using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One audit in the list, newest first.</summary>
/// <param name="AuditType">Its name, or its definition id when it is no longer published.</param>
/// <param name="Status">The stored name: running, completed, cancelled, faulted.</param>
/// <param name="StageTitle">The open stage; null when none is.</param>
internal sealed record AuditRow(string Id, string Title, string ServiceName, string AuditType, string Status, string? StageTitle, DateTimeOffset StartedAt);

internal sealed class IndexModel(AuditViews audits) : PageModel
{
    private const int RowsOnAPage = 25;

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(null, null);

    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        var page = await audits.ListAsync(AuditId.TryParse(after, out var id) ? id : null, RowsOnAPage, cancellationToken);
        var names = (await audits.TypesAsync(cancellationToken)).ToDictionary(type => type.DefinitionId, type => type.Name, StringComparer.Ordinal);
        Rows = [.. page.Items.Select(a => new AuditRow(
            a.Id.ToString(), a.Title, a.ServiceName, names.GetValueOrDefault(a.AuditType, a.AuditType), a.Status, a.Stage, a.StartedAt.In(ServiceDetails.DefaultTimeZone)))];
        Paging = new Paging(after is null ? null : "/audits", page.Next is null ? null : $"/audits?after={page.Next}");
        return Page();
    }
}

using CoAudit.Audits.Features.ViewAuditTypes;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.AuditTypes;

/// <summary>All audit types, with the ways to look at them without a canvas.</summary>
internal sealed class IndexModel(AuditTypeReader types) : PageModel
{
    public IReadOnlyList<AuditTypeSummary> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await types.ListAsync(cancellationToken);

    public static string State(AuditTypeSummary type) => type.PublishedVersion switch
    {
        null => $"Version {type.Version}, a draft",
        { } published when published == type.Version => $"Version {published}, published",
        { } published => $"Version {published}, published; version {type.Version} is a draft",
    };
}

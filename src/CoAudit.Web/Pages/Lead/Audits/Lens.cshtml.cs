using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewLens;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>An audit through the words of a framework.</summary>
/// <param name="Lens">Null until a framework is chosen.</param>
internal sealed record LensPageView(AuditHeader Header, IReadOnlyList<FrameworkView> Frameworks, LensView? Lens);

internal sealed class LensModel(AuditViews audits, LensReader lens) : AuditPage(audits)
{
    public LensPageView View { get; private set; } = null!;

    /// <param name="framework">Id of the one to look through; another one than those offered shows none.</param>
    public async Task<IActionResult> OnGetAsync(string id, string? framework, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        var chosen = lens.Frameworks.FirstOrDefault(f => string.Equals(f.Id, framework, StringComparison.Ordinal));
        View = new LensPageView(
            await HeaderAsync(audit, cancellationToken), lens.Frameworks, chosen is null ? null : await lens.ReadAsync(new AuditId(audit.Id), chosen.Id, cancellationToken));
        return Page();
    }

    public static string Label(LensLineView line) => string.Equals(line.Source ?? line.Id, line.Id, StringComparison.Ordinal)
        ? CriterionWords.Label(line.Id)
        : $"{CriterionWords.Label(line.Id)}, for {line.Source}";

    public static string Standing(FrameworkView framework) => framework.Standing switch
    {
        "draft" => " (announced, not in force yet)",
        "replaced" => " (no longer in force)",
        _ => "",
    };
}

using CoAudit.Audits.Features.PublishDefinition;
using CoAudit.Audits.Features.ViewAuditTypes;
using CoAudit.Audits.Model;
using CoAudit.Workflows.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.AuditTypes;

/// <summary>What is wrong with an audit type, for as long as it is: the designer's own messages are gone after seconds.</summary>
internal sealed class ProblemsModel(AuditTypeReader types, PublishDefinitionHandler publish) : PageModel
{
    public AuditTypeProblems View { get; private set; } = null!;

    public bool CanPublish => View.Problems.All(p => p.Severity is not "error");

    public static string Staying(RunningAudits running) =>
        running.Audits == 1 ? $"1 running audit stays on version {running.Version}." : $"{running.Audits} running audits stay on version {running.Version}.";

    /// <summary>"2 errors and 1 warning".</summary>
    public static string Counted(AuditTypeProblems type)
    {
        var errors = type.Problems.Count(p => p.Severity is "error");
        var parts = new[] { (errors, "error"), (type.Problems.Count - errors, "warning") }.Where(part => part.Item1 > 0);
        return string.Join(" and ", parts.Select(part => part.Item1 == 1 ? $"1 {part.Item2}" : $"{part.Item1} {part.Item2}s"));
    }

    public async Task<IActionResult> OnGetAsync(string definitionId, CancellationToken cancellationToken) => await ShowAsync(definitionId, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string definitionId, string? revision, CancellationToken cancellationToken)
    {
        try
        {
            await publish.HandleAsync(new PublishDefinition(definitionId) { Revision = revision }, cancellationToken);
            return Redirect(AuditTypeLinks.Problems(definitionId));
        }
        catch (ConflictException error)
        {
            ModelState.AddModelError("", error.Message);
            return await ShowAsync(definitionId, cancellationToken);
        }
        catch (DefinitionException)
        {
            // Something that it uses changed since the page was shown.
            ModelState.AddModelError("", "Not published: it has errors now. They are named below.");
            return await ShowAsync(definitionId, cancellationToken);
        }
    }

    private async Task<IActionResult> ShowAsync(string definitionId, CancellationToken cancellationToken)
    {
        if (await types.FindProblemsAsync(definitionId, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}

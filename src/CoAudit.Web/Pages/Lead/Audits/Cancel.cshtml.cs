using CoAudit.Audits.Features.CancelAudit;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Api;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>What is to be cancelled.</summary>
/// <param name="OpenTasks">How many people are still asked for something.</param>
internal sealed record CancelView(string Id, string Title, int OpenTasks);

internal sealed class CancelModel(AuditViews audits, CancelAuditHandler cancel) : AuditPage(audits)
{
    public CancelView View { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
        {
            return NotFound();
        }

        try
        {
            await cancel.HandleAsync(new CancelAudit(new AuditId(Guid.Parse(View.Id)), Reason, User.AsActor()), null, cancellationToken);
            return Redirect($"/audits/{View.Id}");
        }
        catch (InvalidCommandException error)
        {
            ModelState.AddRules(error, _ => nameof(Reason));
            return Page();
        }
        catch (ConflictException)
        {
            // Sent twice, or somebody else was quicker: the audit's page says how it stands.
            return Redirect($"/audits/{View.Id}");
        }
    }

    private async Task<bool> ShowAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return false;
        }

        var tasks = await Audits.TasksAsync(new AuditId(audit.Id), cancellationToken) ?? [];
        View = new CancelView(audit.Id.ToString(), audit.Title, tasks.Count(t => string.Equals(t.Status, "open", StringComparison.Ordinal)));
        return true;
    }
}

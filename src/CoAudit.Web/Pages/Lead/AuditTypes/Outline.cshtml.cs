using CoAudit.Audits.Features.EditOutline;
using CoAudit.Audits.Features.ViewAuditTypes;
using CoAudit.Audits.Model;
using CoAudit.Web.StudioApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.AuditTypes;

/// <summary>An audit type as a list, for people who cannot use a canvas.</summary>
internal sealed class OutlineModel(AuditTypeReader types, EditOutlineHandler handler, Signatures signatures) : PageModel
{
    public OutlineView View { get; private set; } = null!;

    public bool Branches => View.Steps!.Any(step => step.Exits.Count > 1);

    public async Task<IActionResult> OnGetAsync(string definitionId, CancellationToken cancellationToken) => await ShowAsync(definitionId, cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        string definitionId, string? revision, string? activity, OutlineEdit edit, string? type, CancellationToken cancellationToken)
    {
        if (edit == OutlineEdit.ChangeSettings || !ModelState.IsValid)
        {
            return BadRequest();
        }

        try
        {
            await handler.HandleAsync(new EditOutline(definitionId, revision ?? "", edit, activity ?? "") { Type = type, SavedBy = await signatures.OfAsync(User) }, cancellationToken);
            return Redirect(edit == OutlineEdit.Remove ? AuditTypeLinks.Outline(definitionId) : AuditTypeLinks.Activity(definitionId, activity ?? ""));
        }
        catch (InvalidCommandException error)
        {
            ModelState.AddModelError($"type-{activity}", error.Message);
        }
        catch (ConflictException error)
        {
            ModelState.AddModelError("", error.Message);
        }
        catch (NotFoundException error)
        {
            ModelState.AddModelError("", error.Message);
        }

        return await ShowAsync(definitionId, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(string definitionId, CancellationToken cancellationToken)
    {
        if (await types.FindOutlineAsync(definitionId, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}

using CoAudit.Audits.Features.EditOutline;
using CoAudit.Audits.Features.ViewAuditTypes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Outlines;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.StudioApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.AuditTypes;

/// <summary>The settings of one activity as a form.</summary>
internal sealed class SettingsModel(AuditTypeReader types, EditOutlineHandler handler, Signatures signatures) : PageModel
{
    public OutlineView View { get; private set; } = null!;

    public OutlineStep Step { get; private set; } = null!;

    /// <summary>The form's name of a setting, and the id of its control.</summary>
    public static string FieldName(string setting) => $"setting-{setting}";

    public async Task<IActionResult> OnGetAsync(string definitionId, string activityId, CancellationToken cancellationToken) =>
        await FindAsync(definitionId, activityId, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string definitionId, string activityId, string? revision, CancellationToken cancellationToken)
    {
        if (!await FindAsync(definitionId, activityId, cancellationToken))
        {
            return NotFound();
        }

        var values = Step.Fields.Where(f => !f.IsWorkedOut).ToDictionary(f => f.Name, f => string.Join('\n', Request.Form[FieldName(f.Name)].ToArray()), StringComparer.Ordinal);
        try
        {
            await handler.HandleAsync(new EditOutline(definitionId, revision ?? "", OutlineEdit.ChangeSettings, activityId) { Values = values, SavedBy = await signatures.OfAsync(User) }, cancellationToken);
            return Redirect(AuditTypeLinks.Activity(definitionId, activityId));
        }
        catch (InvalidCommandException error)
        {
            ModelState.AddRules(error, FieldName);
        }
        catch (ConflictException error)
        {
            ModelState.AddModelError("", error.Message);
            return Page();
        }

        // What was typed stays to be mended.
        Step = Step with { Fields = [.. Step.Fields.Select(f => values.TryGetValue(f.Name, out var typed) ? f with { Value = typed } : f)] };
        return Page();
    }

    private async Task<bool> FindAsync(string definitionId, string activityId, CancellationToken cancellationToken)
    {
        if (await types.FindOutlineAsync(definitionId, cancellationToken) is { Steps: { } steps } view
            && steps.FirstOrDefault(s => string.Equals(s.Id, activityId, StringComparison.Ordinal)) is { Fields.Count: > 0 } step)
        {
            (View, Step) = (view, step);
            return true;
        }

        return false;
    }
}

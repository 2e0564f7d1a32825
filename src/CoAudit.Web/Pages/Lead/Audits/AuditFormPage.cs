using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>A page of one audit with forms: what a form asks for is done and its outcome shown, or the page is shown again and says what is wrong.</summary>
internal abstract class AuditFormPage(AuditViews audits) : AuditPage(audits)
{
    protected abstract Task<IActionResult> ShowAsync(string id, CancellationToken cancellationToken);

    /// <param name="id">The audit, as the address has it.</param>
    /// <param name="act">Carries the form's command out.</param>
    /// <param name="outcome">Where it is seen, below the audit's address: for example <c>plan#item-7</c>.</param>
    /// <param name="field">Says which field of the page a field of the command is.</param>
    protected async Task<IActionResult> ActAsync(
        string id, Func<AuditId, Task> act, string outcome, Func<string, string> field, CancellationToken cancellationToken)
    {
        if (!AuditId.TryParse(id, out var audit))
        {
            return NotFound();
        }

        try
        {
            await act(audit);
            return Redirect($"/audits/{audit}/{outcome}");
        }
        catch (InvalidCommandException error)
        {
            ModelState.AddRules(error, field);
        }
        catch (Exception error) when (error is ConflictException or NotYoursException)
        {
            ModelState.AddModelError("", error.Message);
        }
        catch (NotFoundException)
        {
            return NotFound();
        }

        return await ShowAsync(id, cancellationToken);
    }
}

using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Pages.Shared.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Starts an audit. Every button posts the whole form, so nothing typed is lost.</summary>
internal sealed class StartModel : PageModel
{
    public static IReadOnlyList<FieldOption> Groups { get; } = [.. GroupWords.All.Select(group => new FieldOption(group, GroupWords.Of(group)))];

    /// <summary>The published audit types: definition id, name, description.</summary>
    public required IReadOnlyList<FieldOption> AuditTypes { get; set; }

    /// <summary>The services where an audit can start: id, name.</summary>
    public required IReadOnlyList<FieldOption> Services { get; set; }

    [BindProperty]
    public string? AuditType { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? FacilitatorName { get; set; }

    [BindProperty]
    public string? FacilitatorEmail { get; set; }

    [BindProperty]
    public List<PersonInput> People { get; set; } = [];

    [BindProperty]
    public string? Pasted { get; set; }

    /// <summary>Makes a repeated Start the same Start.</summary>
    [BindProperty]
    public string? Key { get; set; }

    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost() => NotFound();

    public IActionResult OnPostAddPerson()
    {
        People.Add(new PersonInput());
        return ShowAgain();
    }

    public IActionResult OnPostRemovePerson(int row)
    {
        if (row >= 0 && row < People.Count)
        {
            People.RemoveAt(row);
        }

        return ShowAgain();
    }

    public IActionResult OnPostPaste()
    {
        People.RemoveAll(person => person.IsEmpty);
        People.AddRange(PastedPeople.Read(Pasted ?? ""));
        Pasted = null;
        return ShowAgain();
    }

    // Row numbers have changed: what was posted under the old ones must not show through.
    private PageResult ShowAgain()
    {
        ModelState.Clear();
        return Page();
    }
}

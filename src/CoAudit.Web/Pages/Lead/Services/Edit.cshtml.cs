using CoAudit.Web.Pages.Shared.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Services;

/// <summary>One safeguarding contact as the form posts it.</summary>
internal sealed class ContactInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public bool OutsideManagement { get; set; }
}

/// <summary>Adds a service or changes one. Every button posts the whole form, so nothing typed is lost.</summary>
internal sealed class EditModel : PageModel
{
    public static IReadOnlyList<FieldOption> TimeZones { get; } =
    [
        new("Europe/London", "England, Scotland, Wales, Northern Ireland"),
        new("Europe/Dublin", "Ireland"),
        new("Europe/Isle_of_Man", "Isle of Man"),
        new("Europe/Jersey", "Jersey"),
        new("Europe/Guernsey", "Guernsey"),
    ];

    /// <summary>From the path; "new" adds a service.</summary>
    [BindProperty(SupportsGet = true)]
    public required string Id { get; set; }

    public bool IsNew => string.Equals(Id, "new", StringComparison.Ordinal);

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? CouncilName { get; set; }

    [BindProperty]
    public string? CouncilPhone { get; set; }

    [BindProperty]
    public string? TimeZone { get; set; } = "Europe/London";

    // A new service shows two empty contacts, one of them outside the management.
    [BindProperty]
    public List<ContactInput> Contacts { get; set; } = [];

    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost() => NotFound();

    public IActionResult OnPostAddContact()
    {
        Contacts.Add(new ContactInput());
        return ShowAgain();
    }

    public IActionResult OnPostRemoveContact(int row)
    {
        if (row >= 0 && row < Contacts.Count)
        {
            Contacts.RemoveAt(row);
        }

        return ShowAgain();
    }

    // Row numbers have changed: what was posted under the old ones must not show through.
    private PageResult ShowAgain()
    {
        ModelState.Clear();
        return Page();
    }
}

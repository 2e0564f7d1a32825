using CoAudit.Audits.Features.SaveService;
using CoAudit.Audits.Features.ViewServices;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
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

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Phone);
}

/// <summary>Adds a service or changes one. Every button posts the whole form, so nothing typed is lost.</summary>
internal sealed class EditModel(ServiceReader services, SaveServiceHandler save) : PageModel
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

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (IsNew)
        {
            Contacts = [new ContactInput(), new ContactInput { OutsideManagement = true }];
            return Page();
        }

        if (!ServiceId.TryParse(Id, out var id) || await services.FindAsync(id, cancellationToken) is not { } service)
        {
            return NotFound();
        }

        (Name, CouncilName, CouncilPhone, TimeZone) = (service.Name, service.CouncilName, service.CouncilPhone, service.TimeZone);
        Contacts = service.Contacts.ConvertAll(c => new ContactInput { Name = c.Name, Email = c.Email, Phone = c.Phone, OutsideManagement = c.OutsideManagement });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ServiceId? id = null;
        if (!IsNew)
        {
            if (!ServiceId.TryParse(Id, out var known))
            {
                return NotFound();
            }

            id = known;
        }

        try
        {
            var contacts = Contacts.Where(c => !c.IsEmpty).Select(c => (c.Name, c.Email, c.Phone, c.OutsideManagement)).ToList();
            await save.HandleAsync(new SaveService(id, Name, CouncilName, CouncilPhone, TimeZone, contacts), cancellationToken);
            return Redirect("/services");
        }
        catch (InvalidCommandException error)
        {
            ModelState.AddRules(error, FieldOf);
            return Page();
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
    }

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

    private static string FieldOf(string field) => field switch
    {
        _ when field.StartsWith("safeguardingContacts[", StringComparison.Ordinal) =>
            "Contacts" + field["safeguardingContacts".Length..].Replace(".name", ".Name", StringComparison.Ordinal)
                .Replace(".email", ".Email", StringComparison.Ordinal).Replace(".phone", ".Phone", StringComparison.Ordinal),
        "safeguardingContacts" => nameof(Contacts),
        "councilName" => nameof(CouncilName),
        "councilPhone" => nameof(CouncilPhone),
        "timeZone" => nameof(TimeZone),
        _ => nameof(Name),
    };

    // Row numbers have changed: what was posted under the old ones must not show through.
    private PageResult ShowAgain()
    {
        ModelState.Clear();
        return Page();
    }
}

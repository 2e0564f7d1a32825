using System.Security.Claims;
using System.Text.Json;
using CoAudit.Audits.Features.StartAudit;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewServices;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Api;
using CoAudit.Web.Pages.Shared.Fields;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Starts an audit. Every button posts the whole form, so nothing typed is lost.</summary>
internal sealed class StartModel(AuditViews audits, ServiceReader services, StartAuditHandler start) : PageModel
{
    public static IReadOnlyList<FieldOption> Groups { get; } = [.. GroupWords.All.Select(group => new FieldOption(group, GroupWords.Of(group)))];

    /// <summary>The published audit types: definition id, name, description.</summary>
    public IReadOnlyList<FieldOption> AuditTypes { get; private set; } = [];

    /// <summary>The services where an audit can start: id, name.</summary>
    public IReadOnlyList<FieldOption> Services { get; private set; } = [];

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
    public string? IndependentName { get; set; }

    [BindProperty]
    public string? IndependentEmail { get; set; }

    [BindProperty]
    public List<PersonInput> People { get; set; } = [];

    [BindProperty]
    public string? Pasted { get; set; }

    /// <summary>Makes a repeated Start the same Start.</summary>
    [BindProperty]
    public string? Key { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken, string? type = null)
    {
        await LoadChoicesAsync(cancellationToken);
        Key = Guid.NewGuid().ToString("N");
        People = [.. Enumerable.Range(0, GroupWords.All.Count).Select(i => new PersonInput { Group = GroupWords.All[i] })];
        AuditType = AuditTypes.Count == 1 ? AuditTypes[0].Value : AuditTypes.FirstOrDefault(t => string.Equals(t.Value, type, StringComparison.Ordinal))?.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var actor = User.AsActor();
        var command = Command(actor);
        try
        {
            var key = Key is { Length: > 0 and <= 100 } ? new IdempotencyKey(actor.Value, Key, JsonSerializer.Serialize(command)) : null;
            var started = await start.HandleAsync(command, key, cancellationToken);
            return Redirect($"/audits/{started.Id}");
        }
        catch (InvalidCommandException error)
        {
            // Empty rows are gone: what was posted under the old numbers must not show through.
            ModelState.Clear();
            ModelState.AddRules(error, FieldOf);
            await LoadChoicesAsync(cancellationToken);
            return Page();
        }
    }

    public Task<PageResult> OnPostAddPersonAsync(CancellationToken cancellationToken)
    {
        People.Add(new PersonInput());
        return ShowAgainAsync(cancellationToken);
    }

    public Task<PageResult> OnPostRemovePersonAsync(int row, CancellationToken cancellationToken)
    {
        if (row >= 0 && row < People.Count)
        {
            People.RemoveAt(row);
        }

        return ShowAgainAsync(cancellationToken);
    }

    public Task<PageResult> OnPostPasteAsync(CancellationToken cancellationToken)
    {
        People.RemoveAll(person => person.IsEmpty);
        People.AddRange(PastedPeople.Read(Pasted ?? ""));
        Pasted = null;
        return ShowAgainAsync(cancellationToken);
    }

    // Row numbers have changed: what was posted under the old ones must not show through.
    private async Task<PageResult> ShowAgainAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadChoicesAsync(cancellationToken);
        return Page();
    }

    private async Task LoadChoicesAsync(CancellationToken cancellationToken)
    {
        var types = await audits.TypesAsync(cancellationToken);
        AuditTypes = [.. types.Select(t => new FieldOption(t.DefinitionId, t.Name, t.Description))];
        var ready = await services.ListAsync(cancellationToken);
        Services = [.. ready.Where(s => s.Missing.Count == 0).Select(s => new FieldOption(s.Id.ToString(), s.Name))];
    }

    // Empty rows are left out, as a person would; the field numbers of messages follow the rows that are left.
    private StartAudit Command(Actor actor)
    {
        People.RemoveAll(person => person.IsEmpty);
        return new StartAudit
        {
            AuditType = AuditType,
            Title = Title,
            Service = string.IsNullOrEmpty(Service) ? null : new ServiceGiven { Id = Service },
            Facilitator = new PersonGiven(FacilitatorName, FacilitatorEmail),
            Independent = new PersonGiven(IndependentName, IndependentEmail),
            Participants = People.ConvertAll(p => new ParticipantGiven(p.Name, p.Email, p.Group)),
            Actor = actor,
            LeadEmail = User.FindFirstValue(ClaimTypes.Email) ?? User.Identity?.Name,
        };
    }

    private static string FieldOf(string field) => field switch
    {
        _ when field.StartsWith("participants[", StringComparison.Ordinal) =>
            "People" + field["participants".Length..].Replace(".name", ".Name", StringComparison.Ordinal)
                .Replace(".email", ".Email", StringComparison.Ordinal).Replace(".group", ".Group", StringComparison.Ordinal),
        "participants" => nameof(People),
        "title" => nameof(Title),
        "facilitator.name" => nameof(FacilitatorName),
        "facilitator.email" => nameof(FacilitatorEmail),
        "independent.name" => nameof(IndependentName),
        "independent.email" => nameof(IndependentEmail),
        _ when field.StartsWith("service", StringComparison.Ordinal) => nameof(Service),
        _ => nameof(AuditType),
    };
}

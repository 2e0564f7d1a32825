using CoAudit.Audits.Features.BuildAuditTool;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools;
using CoAudit.Web.Api;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Pages.Shared.Fields;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>The audit tool: its lines with their wordings, and what people suggest.</summary>
/// <param name="Tool">Null before there is one.</param>
internal sealed record ToolPageView(AuditHeader Header, ToolView? Tool, string TimeZone)
{
    public bool IsFrozen => Tool is { Status: "frozen" };

    public int Undecided => Tool?.Suggestions.Count(s => s.Status is "open") ?? 0;
}

internal sealed class ToolModel(AuditViews audits, ToolReader tools, DecideSuggestionHandler decide, EditToolLineHandler edit) : AuditFormPage(audits)
{
    public static IReadOnlyList<FieldOption> Decisions { get; } =
    [
        new("accepted", "Yes, it goes in"),
        new("merged", "Yes, together with a line that there is"),
        new("not-accepted", "No"),
    ];

    public ToolPageView View { get; private set; } = null!;

    /// <summary>Id of the line or suggestion whose form was sent.</summary>
    [BindProperty]
    public string? Item { get; set; }

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    public Task<IActionResult> OnPostDecideAsync(string id, string? decision, string? reason, string? plain, string? into, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => decide.HandleAsync(
            new DecideSuggestion(audit, Guid.TryParse(Item, out var suggestion) ? suggestion : throw new NotFoundException("suggestion"), decision, reason, User.AsActor())
            {
                Words = new GivenWords(null, Filled(plain), null, null),
                Into = Filled(into),
            },
            null, cancellationToken),
        $"tool#item-{Item}", field => $"{field}-{Item}", cancellationToken);

    public Task<IActionResult> OnPostLineAsync(string id, [FromForm] LineForm form, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => edit.HandleAsync(
            new EditToolLine(
                audit, Item ?? "", new GivenWords(form.Professional ?? "", form.Plain ?? "", form.Easy ?? "", form.EasyApproved), form.Critical, form.Reason, form.Version ?? "", User.AsActor())
            {
                Facts = form.HasFacts ? new GivenFacts(form.Sampling ?? "", form.Evidence, form.Source ?? "") : new GivenFacts(null, null, null),
            },
            null, cancellationToken),
        $"tool#item-{Item}", field => $"{field}-{Item}", cancellationToken);

    /// <summary>What was typed into a form of this item and could not be taken.</summary>
    public string Typed(string item, string field, string otherwise = "") => IsTyped(item) && Request.Form.ContainsKey(field) ? Request.Form[field].ToString() : otherwise;

    public bool Ticked(string item, string field, bool otherwise) => IsTyped(item) ? string.Equals(Request.Form[field], "true", StringComparison.Ordinal) : otherwise;

    public bool TickedOne(string item, string field, string code, bool otherwise) => IsTyped(item) ? Request.Form[field].Contains(code, StringComparer.Ordinal) : otherwise;

    public static string EvidenceOf(ToolLineView line) => string.Join(", ", line.Evidence.Select(code => EvidenceKinds.Find(code)?.Label() ?? code));

    public static string WhatOf(SuggestionView suggestion) => suggestion.Kind switch
    {
        "amendment" => $"Other words for {suggestion.About}",
        "strike" => $"Take out {suggestion.About}",
        _ => "Something new",
    };

    public static string StatusOf(string status) => status switch
    {
        "accepted" => "Yes",
        "merged" => "Merged",
        "not-accepted" => "No",
        _ => "To be decided",
    };

    public static string EasyState(ToolLineView line) => line switch
    {
        { Easy: null } => "",
        { EasyApproved: true } => "(approved)",
        _ => "(draft: people read the plain words)",
    };

    public static string Speaker(string group) => group.Length > 0 ? GroupWords.Of(group) : "A participant";

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private bool IsTyped(string item) => HttpMethods.IsPost(Request.Method) && !ModelState.IsValid && string.Equals(Item, item, StringComparison.Ordinal);

    protected override async Task<IActionResult> ShowAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        View = new ToolPageView(await HeaderAsync(audit, cancellationToken), await tools.FindAsync(new AuditId(audit.Id), cancellationToken), audit.TimeZone);
        return Page();
    }
}

/// <summary>The fields of a line's form.</summary>
internal sealed record LineForm
{
    public string? Professional { get; init; }

    public string? Plain { get; init; }

    public string? Easy { get; init; }

    public bool EasyApproved { get; init; }

    public bool Critical { get; init; }

    /// <summary>The form asks how the line is checked.</summary>
    public bool HasFacts { get; init; }

    public string? Sampling { get; init; }

    public List<string> Evidence { get; init; } = [];

    public string? Source { get; init; }

    public string? Reason { get; init; }

    public string? Version { get; init; }
}

using CoAudit.Audits.Features.SetObjectives;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Web.Api;
using CoAudit.Web.Pages.Participants;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Pages.Shared.Fields;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>What is on the table, what is adopted, and whose voice is missing.</summary>
/// <param name="Objectives">Null before the reveal.</param>
internal sealed record ObjectivesPageView(AuditHeader Header, ObjectivesView? Objectives);

internal sealed class ObjectivesModel(AuditViews audits, ObjectiveReader objectives, DecideObjectiveHandler decide, ExplainGateHandler explain) : AuditFormPage(audits)
{
    /// <summary>The field of the reason why a voice is missing.</summary>
    public const string GateField = "gate-reason";

    public static IReadOnlyList<FieldOption> Decisions { get; } =
    [
        new(ObjectiveNames.Adopted, "The audit looks at it"),
        new(ObjectiveNames.NotAdopted, "The audit does not look at it"),
        new(ObjectiveNames.Merged, "It goes into another one"),
        new(ObjectiveNames.Reworded, "It gets other words"),
    ];

    public ObjectivesPageView View { get; private set; } = null!;

    /// <summary>Id of the objective whose form was sent.</summary>
    [BindProperty]
    public string? Item { get; set; }

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    public Task<IActionResult> OnPostDecideAsync(string id, string? decision, string? reason, string? into, string? newText, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => decide.HandleAsync(
            new DecideObjective(audit, Guid.TryParse(Item, out var item) ? item : throw new NotFoundException("objective"), decision, reason, into, newText, User.AsActor()),
            null, cancellationToken),
        $"objectives#item-{Item}", field => $"{field}-{Item}", cancellationToken);

    public Task<IActionResult> OnPostExplainAsync(string id, string? reason, CancellationToken cancellationToken) => ActAsync(
        id, audit => explain.HandleAsync(new ExplainGate(audit, reason, User.AsActor()), null, cancellationToken), "objectives", _ => GateField, cancellationToken);

    public static OthersWords WordsOf(CommentView comment) => new(comment.Group.Length > 0 ? GroupWords.Of(comment.Group) : "A participant", comment.Text);

    /// <summary>What was typed into a form of this objective and could not be taken.</summary>
    public string Typed(Guid? item, string field) =>
        HttpMethods.IsPost(Request.Method) && string.Equals(Item ?? "", item?.ToString() ?? "", StringComparison.Ordinal) ? Request.Form[field].ToString() : "";

    /// <summary>Those that another one can go into.</summary>
    public IEnumerable<ObjectiveView> Targets(ObjectiveView objective) =>
        View.Objectives!.Objectives.Where(o => o.Id != objective.Id && o.Status is ObjectiveNames.Adopted or ObjectiveNames.Proposed);

    protected override async Task<IActionResult> ShowAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        View = new ObjectivesPageView(await HeaderAsync(audit, cancellationToken), await objectives.FindAsync(new AuditId(audit.Id), cancellationToken));
        return Page();
    }
}

using CoAudit.Audits.Features.AnswerConcern;
using CoAudit.Audits.Features.AnswerObjection;
using CoAudit.Audits.Features.ArrangeAction;
using CoAudit.Audits.Features.DecideAction;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewPlan;
using CoAudit.Audits.Model;
using CoAudit.Web.Api;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Pages.Shared.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>The action plan, its objections, and what stays of them.</summary>
/// <param name="Actions">Null before they are shown to anyone.</param>
internal sealed record PlanPageView(
    AuditHeader Header, IReadOnlyList<ActionView>? Actions, IReadOnlyList<ObjectionView> Objections, IReadOnlyList<MinorityStatementView> Statements, string TimeZone)
{
    public IReadOnlyList<SaidLaterView> LateWishes { get; init; } = [];
}

internal sealed class PlanModel(
    AuditViews audits, PlanReader plans, ArrangeActionHandler arrange, DecideActionHandler decide, RespondHandler respond, AnswerConcernHandler answer) : AuditFormPage(audits)
{
    public static IReadOnlyList<FieldOption> Decisions { get; } =
    [
        new("in-progress", "Work on it has begun"),
        new("done", "It is done; another group has to see that"),
        new("cannot-do-yet", "It cannot be done yet"),
        new("proposed", "It can be done after all"),
    ];

    public PlanPageView View { get; private set; } = null!;

    /// <summary>Id of the card or objection whose form was sent.</summary>
    [BindProperty]
    public string? Item { get; set; }

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    public Task<IActionResult> OnPostCardAsync(string id, [FromForm] CardForm form, CancellationToken cancellationToken) => ActAsync(
        id,
        (audit, item) => arrange.HandleAsync(form.ToCommand(audit, item, User.AsActor()), null, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostDecideAsync(string id, string? decision, string? reason, CancellationToken cancellationToken) => ActAsync(
        id,
        (audit, item) => decide.HandleAsync(new DecideAction(audit, item, decision, reason, User.AsActor()), null, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRespondAsync(string id, string? text, string? newText, CancellationToken cancellationToken) => ActAsync(
        id,
        (audit, item) => respond.HandleAsync(new Respond(item, text, newText) { Audit = audit, Actor = User.AsActor() }, null, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostAnswerAsync(string id, string? text, CancellationToken cancellationToken) => ActAsync(
        id,
        (audit, item) => answer.HandleAsync(new AnswerConcern(audit, item, text, User.AsActor()), null, cancellationToken), cancellationToken);

    /// <summary>What was typed into a form of this item and could not be taken.</summary>
    public string Typed(Guid item, string field, string otherwise = "") =>
        HttpMethods.IsPost(Request.Method) && string.Equals(Item, item.ToString(), StringComparison.Ordinal) && Request.Form.ContainsKey(field) ? Request.Form[field].ToString() : otherwise;

    /// <summary>Nobody has agreed on it yet: all of it can still be filled in.</summary>
    public static bool CanChange(ActionView card) => card.Status is "proposed" or "cannot-do-yet" && !card.WasAgreed;

    /// <summary>Whether the box for a linked card is ticked.</summary>
    public bool IsLinked(ActionView card, Guid other) =>
        HttpMethods.IsPost(Request.Method) && string.Equals(Item, card.Id.ToString(), StringComparison.Ordinal) && Request.Form.ContainsKey("linked")
            ? Request.Form["linked"].Contains(other.ToString(), StringComparer.Ordinal)
            : card.Linked.Contains(other);

    private Task<IActionResult> ActAsync(string id, Func<AuditId, Guid, Task> act, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => act(audit, Guid.TryParse(Item, out var item) ? item : throw new NotFoundException("item")),
        $"plan#item-{Item}", field => $"{field}-{Item}", cancellationToken);

    protected override async Task<IActionResult> ShowAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        AuditId auditId = new(audit.Id);
        View = new PlanPageView(
            await HeaderAsync(audit, cancellationToken), await plans.FindActionsAsync(auditId, cancellationToken), await plans.FindObjectionsAsync(auditId, cancellationToken) ?? [],
            await plans.StatementsAsync(auditId, cancellationToken), audit.TimeZone)
        {
            LateWishes = await plans.LateWishesAsync(auditId, cancellationToken),
        };
        return Page();
    }
}

/// <summary>The fields of a card's form.</summary>
internal sealed record CardForm
{
    public string? Wish { get; init; }

    public string? How { get; init; }

    public string? Provide { get; init; }

    /// <summary>Ticked boxes, and an empty one that says that the boxes were there.</summary>
    public IReadOnlyList<string>? Linked { get; init; }

    public string? Owner { get; init; }

    public string? OwnerGroup { get; init; }

    public string? DueOn { get; init; }

    public string? Measure { get; init; }

    public string? WhoLooks { get; init; }

    public string? Threshold { get; init; }

    public string? Reason { get; init; }

    public ArrangeAction ToCommand(AuditId audit, Guid action, Actor actor) => new()
    {
        Audit = audit,
        Action = action,
        Wish = Wish,
        How = How,
        Provide = Provide,
        Linked = Linked is null ? null : [.. Linked.Where(id => !string.IsNullOrEmpty(id))],
        Owner = Owner,
        OwnerGroup = OwnerGroup,
        DueOn = DueOn,
        Measure = Measure,
        WhoLooks = WhoLooks,
        Threshold = Threshold,
        Reason = Reason,
        Actor = actor,
    };
}

using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewPlan;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Reports.Charts;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One follow-up review of the audit.</summary>
/// <param name="Status">The stored name: scheduled, open, done, cancelled.</param>
/// <param name="Verdict">In words; null until there is one.</param>
/// <param name="Why">Why it is held when it is.</param>
internal sealed record ReviewRow(string Id, string Title, DateTimeOffset DueAt, string Status, string? Verdict, string Why);

/// <summary>What the reviews have said of one action.</summary>
/// <param name="FalseClosures">How often it had been called done or lasting, and was not.</param>
/// <param name="Next">When it is looked at next, and why then.</param>
internal sealed record ReviewedAction(int Number, string Wish, string Status, int SustainedInARow, int FalseClosures, IReadOnlyList<ReviewedOnce> Reviews, string Next)
{
    /// <summary>What the panels counted; null where nobody has.</summary>
    public SeriesFigure? Counts { get; init; }
}

/// <summary>One review's verdict on one action.</summary>
/// <param name="Groups">What each group says, in words.</param>
internal sealed record ReviewedOnce(string Title, DateTimeOffset DueAt, string Verdict, IReadOnlyList<(string Group, string Says)> Groups);

internal sealed record ReviewsView(AuditHeader Header, IReadOnlyList<ReviewRow> Rows, IReadOnlyList<ReviewedAction> Actions);

internal sealed class ReviewsModel(AuditViews audits, PlanReader plans) : AuditPage(audits)
{
    public ReviewsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        AuditId auditId = new(audit.Id);
        var reviews = await Audits.ReviewsAsync(auditId, cancellationToken);
        IReadOnlyList<ActionView> cards = reviews.Count == 0 ? [] : await plans.FindActionsAsync(auditId, cancellationToken) ?? [];
        View = new ReviewsView(
            await HeaderAsync(audit, cancellationToken),
            [.. reviews.Select(r => new ReviewRow(r.Id.ToString(), $"Review {r.Number}", r.DueAt.In(audit.TimeZone), r.Status, VerdictWords.Of(r.Verdict), ActionWords.WhyThen(r.Kind)))],
            [.. cards.Where(card => card.Status is not "proposed" || card.BackOnAgenda).Select(card => Of(card, reviews, audit.TimeZone))]);
        return Page();
    }

    private static ReviewedAction Of(ActionView card, IReadOnlyList<ReviewView> reviews, string zone)
    {
        List<ReviewedOnce> held = [];
        foreach (var review in reviews)
        {
            held.AddRange(review.Verdicts.Where(v => v.Action == card.Id).Select(v => new ReviewedOnce(
                $"Review {review.Number}", review.DueAt.In(zone), v.Verdict is null ? "Not enough voices were heard" : ActionWords.Verdict(v.Verdict),
                [.. v.ByGroup.Select(g => (GroupWords.Of(g.Key), ActionWords.Verdict(g.Value)))])));
        }

        var next = card.Status is "cannot-do-yet" && !card.BackOnAgenda ? null
            : reviews.Where(r => r.Status is "scheduled" or "open" && (r.Actions.Count == 0 || r.Actions.Contains(card.Id))).MinBy(r => r.DueAt);
        return new ReviewedAction(
            card.Number, card.Wish, ActionWords.Of(card.Status), card.SustainedInARow, card.FalseClosures, held,
            next is null ? "No more look is planned." : $"{next.DueAt.In(zone).ToMoment()}. {ActionWords.WhyThen(next.Kind)}")
        {
            Counts = card.Series.Points.Count == 0 ? null : SeriesFigure.Of(card.Number, card.Wish, card.Series, zone),
        };
    }
}

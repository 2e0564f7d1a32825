using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Model.Reports;

/// <summary>A change that people planned: what they wish, how it is done, what management provides, and "it lasts if…".</summary>
/// <param name="Group">Who wished for it; empty where that would name the person.</param>
/// <param name="Status">For example <c>agreed</c>, <c>done</c>, <c>sustained</c>, <c>reopened</c> or <c>cannot-do-yet</c>.</param>
/// <param name="FalseClosures">How often it had been called done or lasting and was not.</param>
public sealed record ReportedAction(
    int Number, string Wish, string Group, string How, string Provide, string Owner, DateOnly? DueOn, string Measure, string WhoLooks, string Threshold,
    string Status, string? Reason, int FalseClosures, IReadOnlyList<ReportedVerdict> Verdicts)
{
    /// <summary>Whether people have decided that it is to be done.</summary>
    public bool IsUnderWay => Status is not ("proposed" or "cannot-do-yet");

    /// <summary>What panels have counted; null where nobody has, and in reports from before it was kept here.</summary>
    public ShownSeries? Series { get; init; }

    /// <summary>The cards with what each review that is over said about them.</summary>
    public static IReadOnlyList<ReportedAction>? Of(ReportSource source)
    {
        var wishes = source.Said.Where(c => c.Kind is "wish").ToDictionary(c => c.Id, source.By);
        return source.Actions is null
            ? null
            : [.. source.Actions.Select(card => new ReportedAction(
                card.Number, card.Wish, wishes.GetValueOrDefault(card.Id, ""), card.How, card.Provide, card.Owner, card.DueOn, card.Measure, card.WhoLooks, card.Threshold,
                card.Status.Code(), card.Reason, card.FalseClosures, ReportedVerdict.Of(source, card.Id))
            {
                Series = SeriesOf(source, card),
            })];
    }

    private static ShownSeries? SeriesOf(ReportSource source, ActionItem card) =>
        Reviews.Series.Of(card, source.Audit.Reviews, source.Stages, source.Verdicts) is { Points.Count: > 0 } series ? ShownSeries.Of(card, series) : null;
}

/// <summary>What a review's panel said about one action.</summary>
public sealed record ReportedVerdict(int Review, string Verdict)
{
    /// <summary>As the panel's verdict changed the action, and as its life-line tells it: a panel that came to no verdict has none here.</summary>
    public static IReadOnlyList<ReportedVerdict> Of(ReportSource source, Guid action) =>
    [
        .. from turn in source.Turns
           where turn.ContributionId == action && turn.Kind == TurnKind.Verdict
           let panel = source.Stages.FirstOrDefault(s => s.Id == turn.StageId)
           let review = source.Audit.Reviews.Find(r => panel is null ? r.ClosedAt == turn.At : r.Id == panel.ReviewId)
           where review is not null
           orderby review.Number
           select new ReportedVerdict(review.Number, turn.Outcome),
    ];
}

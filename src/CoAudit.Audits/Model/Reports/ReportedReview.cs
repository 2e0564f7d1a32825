namespace CoAudit.Audits.Model.Reports;

/// <summary>A look at whether changes last.</summary>
/// <param name="Status"><c>scheduled</c>, <c>open</c>, <c>done</c> or <c>cancelled</c>.</param>
public sealed record ReportedReview(int Number, DateTimeOffset DueAt, string Status, string? Verdict)
{
    public static ReportedReview Of(Review review) => new(review.Number, review.DueAt, review.Status.ToString().ToLowerInvariant(), review.Verdict);
}

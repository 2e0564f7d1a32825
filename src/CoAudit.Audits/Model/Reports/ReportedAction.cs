namespace CoAudit.Audits.Model.Reports;

/// <summary>A change that people planned: what they wish, how it is done, what management provides, and "it lasts if…".</summary>
/// <param name="Group">Who wished for it; empty where that would name the person.</param>
/// <param name="Status">For example <c>agreed</c>, <c>done</c>, <c>sustained</c>, <c>reopened</c> or <c>cannot-do-yet</c>.</param>
/// <param name="FalseClosures">How often it had been called done or lasting and was not.</param>
public sealed record ReportedAction(
    int Number, string Wish, string Group, string How, string Provide, string Owner, DateOnly? DueOn, string Measure, string WhoLooks, string Threshold,
    string Status, string? Reason, int FalseClosures, IReadOnlyList<ReportedVerdict> Verdicts)
{
    /// <summary>Whether anybody has decided that it is to be done.</summary>
    public bool IsUnderWay => Status is not ("proposed" or "cannot-do-yet");
}

/// <summary>What a review's panel said about one action.</summary>
public sealed record ReportedVerdict(int Review, string Verdict);

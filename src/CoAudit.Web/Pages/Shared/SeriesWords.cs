using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Web.Pages.Shared;

/// <summary>What panels counted, in words. Those who take part read the same as those who run the audit.</summary>
internal static class SeriesWords
{
    /// <summary>How much is enough, and from which words that was read.</summary>
    public static string Enough(ShownSeries series) => series.Threshold is { } enough
        ? $"Enough is {(enough.Exact == 1 ? "every time" : $"{enough.Num} in {enough.Den}")} (read from: “{series.ReadFrom.ReplaceLineEndings(" ")}”)."
        : "The words say no number that must be reached, so no line is drawn.";

    public static string Signal(string signal) => signal switch
    {
        "below" => "The last count is under what was agreed.",
        "falling" => "The count has gone down two times in a row.",
        "long-run" => "Six counts or more in a row are on the same side of the middle. Something has changed.",
        _ => signal,
    };

    /// <summary>Where a panel says one thing and has counted another; null where it has not.</summary>
    public static string? Against(ShownPoint point)
    {
        if (!point.AgainstCount)
        {
            return null;
        }

        var count = point.Share.Num is null ? "Its own count" : $"Its own count, {point.Share.Shown},";
        return $"The panel says that it lasts. {count} is under what was agreed.";
    }

    /// <summary>The last count of a card and what it says, for a line of the plan; empty where nobody has counted.</summary>
    public static string Last(ShownSeries series) => series.Points.Count == 0
        ? ""
        : string.Join(' ', series.Signals.Select(Signal).Prepend($"Review {series.Points[^1].Number}: {series.Points[^1].Share.Shown}."));
}

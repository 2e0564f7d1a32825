using System.Globalization;
using CoAudit.Audits.Model.Reports;

namespace CoAudit.Web.Pages.Reports;

/// <summary>What a comparison with an earlier audit says, in sentences.</summary>
internal static class ComparisonWords
{
    /// <summary>How many are better, the same and not as good.</summary>
    public static string Counts(ReportedComparison comparison) => comparison.Compared == 0
        ? "Nothing was asked in the same words and has a number in both audits, so nothing can be compared."
        : string.Create(CultureInfo.InvariantCulture, $"{Things(comparison.Better)} better, {comparison.Same} the same, {comparison.Worse} not as good.");

    /// <summary>Null when nothing is compared.</summary>
    public static string? Mean(ReportedComparison comparison) => comparison.MeanChange switch
    {
        null => null,
        0 => "All of these together stand where they stood.",
        { } mean => $"The mean of these moved by {Signed(mean)} on the scale from 1 to 4.",
    };

    /// <summary>How many lines cannot be compared; empty when all can.</summary>
    public static string Others(ReportedComparison comparison) => (comparison.Lines.Count - comparison.Compared) switch
    {
        0 => "",
        1 => "1 line cannot be compared; the table says why.",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} lines cannot be compared; the table says why."),
    };

    /// <summary>How one line moved, or why nobody can say.</summary>
    public static string Change(ReportedChange line) => line switch
    {
        { Change: { } change, Way: "better" } => $"{Signed(change)}, better",
        { Change: { } change, Way: "worse" } => $"{Signed(change)}, not as good",
        { Way: "same" } => "The same",
        { Flag: "changed-wording" } => "The words of this line were changed, so the two numbers cannot be compared.",
        { Flag: "new" } => "New: the earlier audit did not ask it.",
        { Flag: "dropped" } => "Only the earlier audit asked it.",
        { Then: null, Now: null } => "Nobody gave a number in either audit.",
        { Then: null } => "Nobody gave a number in the earlier audit.",
        { Now: null } => "Nobody gave a number in this audit.",
        _ => "So few people answered that there is no number to compare, only a word.",
    };

    public static string Group(GroupChange group) => group.Change is { } change
        ? $"{ReportWords.Number(group.Then)} → {ReportWords.Number(group.Now)} ({Signed(change)})"
        : $"{ReportWords.Number(group.Then)} → {ReportWords.Number(group.Now)}";

    /// <summary>"+0.75", "−0.50" or "0.00".</summary>
    public static string Signed(decimal number) => number.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>In easy words, one idea a line.</summary>
    public static IEnumerable<string> Easy(ReportedComparison comparison)
    {
        if (comparison.Compared == 0)
        {
            yield return "We can not say if it is better. We did not ask the same things.";
            yield break;
        }

        if (comparison.Better > 0)
        {
            yield return $"{Things(comparison.Better)} better than last time.";
        }

        if (comparison.Worse > 0)
        {
            yield return $"{Things(comparison.Worse)} not as good.";
        }

        if (comparison.Same > 0)
        {
            yield return $"{Things(comparison.Same)} the same.";
        }
    }

    private static string Things(int count) => count == 1 ? "1 thing is" : string.Create(CultureInfo.InvariantCulture, $"{count} things are");
}

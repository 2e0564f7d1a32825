using CoAudit.Audits.Model.Reports;

namespace CoAudit.Web.Pages.Reports.Charts;

/// <summary>
/// One thing that was checked, with one lane for each group: a dot where the group's number may be shown, else a bar over the numbers that its word stands for.
/// </summary>
/// <param name="Wide">Whether the gap is one to talk about.</param>
internal sealed record GapFigure(string Id, string Text, bool Critical, string Together, string Gap, bool Wide, int? JointAt, IReadOnlyList<GapLane> Lanes)
{
    /// <summary>Where 1 stands, and how many units one point is wide.</summary>
    public const int Left = 110;

    public const int Point = 50;

    public static GapFigure Of(ReportedCriterion criterion) => new(
        criterion.Id, criterion.Text, criterion.Critical, ReportWords.Number(criterion.Joint), ReportWords.Number(criterion.Gap),
        criterion.Gap?.Word.Contains("wide", StringComparison.Ordinal) ?? false,
        criterion.Joint?.Number is { } joint ? At(joint) : null,
        [.. criterion.Groups.Select(GapLane.Of)]);

    public string Description =>
        $"From 1 to 4. {string.Join(". ", Lanes.Select(l => $"{l.Group}: {l.Words}"))}. Everyone together: {Together}. Gap: {Gap}.";

    internal static int At(decimal score) => Left + (int)decimal.Round((score - 1) * Point, MidpointRounding.AwayFromZero);
}

/// <summary>One group's lane.</summary>
/// <param name="From">Where the dot or the bar begins; null where the group gave no number.</param>
/// <param name="To">Where a bar ends; null for a dot.</param>
internal sealed record GapLane(string Group, string Words, int? From, int? To)
{
    public static GapLane Of(GroupMark mark)
    {
        var name = ReportWords.ShortGroup(mark.Group);
        var words = ReportWords.Mark(mark);
        return (mark.Mean, Range(mark.Band)) switch
        {
            ({ } mean, _) => new GapLane(name, words, GapFigure.At(mean), null),
            (_, { } range) => new GapLane(name, words, GapFigure.At(range.Low), GapFigure.At(range.High)),
            _ => new GapLane(name, words, null, null),
        };
    }

    private static (decimal Low, decimal High)? Range(string? band) => band switch
    {
        "low" => (1.0m, 1.9m),
        "mixed" => (2.0m, 2.9m),
        "good" => (3.0m, 3.4m),
        "high" => (3.5m, 4.0m),
        _ => null,
    };
}

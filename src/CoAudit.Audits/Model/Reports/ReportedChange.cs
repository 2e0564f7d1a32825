using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reports;

/// <summary>One line in two audits.</summary>
/// <param name="Flag"><c>compared</c>, <c>changed-wording</c>, <c>new</c>, <c>dropped</c> or <c>not-scored</c>.</param>
/// <param name="Text">Its plain words: those of now where there are any.</param>
/// <param name="Then">Everyone together in the earlier audit; null also where the words have changed, so that nobody takes two questions for one.</param>
/// <param name="Change">Now less then; null unless the line is compared.</param>
/// <param name="Way"><c>better</c>, <c>same</c> or <c>worse</c>, by the exact numbers; null unless the line is compared.</param>
/// <param name="Groups">Empty unless the words are the same.</param>
public sealed record ReportedChange(
    string Id, string Flag, string Text, ShownNumber? Then, ShownNumber? Now, decimal? Change, string? Way, IReadOnlyList<GroupChange> Groups)
{
    /// <summary>The earlier words; null unless they have changed.</summary>
    public LineText? WordsThen { get; init; }

    /// <summary>The words of now; null unless they have changed.</summary>
    public LineText? WordsNow { get; init; }

    public static ReportedChange Of(ComparedCriterion line)
    {
        var changed = line.Flag == ComparisonFlag.ChangedWording;
        var (then, now) = changed ? (null, null) : (line.Then, line.Now);
        var told = line.Now ?? line.Then ?? throw new InvalidOperationException("A line of no audit.");
        return new ReportedChange(
            told.Id, line.Flag.Code(), told.Plain, Joint(then), Joint(now), line.Change?.Rounded(ShownNumber.Places), WayOf(line.Change),
            line.HasTheSameWords ? [.. Model.Groups.All.Select(group => GroupChange.Of(group, line)).OfType<GroupChange>()] : [])
        {
            WordsThen = changed ? LineText.Of(line.Then) : null,
            WordsNow = changed ? LineText.Of(line.Now) : null,
        };
    }

    private static ShownNumber? Joint(ScoredLine? line) => line is null ? null : ShownNumber.Joint(line.Score);

    private static string? WayOf(Fraction? change) => change switch
    {
        null => null,
        { } moved when moved > 0 => "better",
        { } moved when moved < 0 => "worse",
        _ => "same",
    };
}

/// <summary>One group on one line in two audits: a number from three answers on, else a word.</summary>
/// <param name="Change">Null unless both are numbers.</param>
public sealed record GroupChange(string Group, ShownNumber? Then, ShownNumber? Now, decimal? Change)
{
    /// <summary>Null when nobody of the group gave a number in either audit.</summary>
    public static GroupChange? Of(Group group, ComparedCriterion line)
    {
        var (then, now) = (ShownNumber.Of(line.Then?.Score.Of(group)), ShownNumber.Of(line.Now?.Score.Of(group)));
        return then is null && now is null ? null : new GroupChange(group.Code(), then, now, line.ChangeOf(group)?.Rounded(ShownNumber.Places));
    }
}

/// <summary>A line's words as people scored them.</summary>
public sealed record LineText(string Plain, string Professional)
{
    public static LineText? Of(ScoredLine? line) => line is null ? null : new LineText(line.Plain, line.Professional);
}

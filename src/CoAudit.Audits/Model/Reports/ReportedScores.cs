using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reports;

/// <summary>What everyone scored: the joint number first, the numbers of the groups only where they point at nobody.</summary>
/// <param name="Percent">Rounded half up, once, at the end.</param>
/// <param name="Band">In our own words, after the cap.</param>
/// <param name="UncappedBand">What the number alone would say.</param>
/// <param name="Groups">What each group alone would have said.</param>
/// <param name="Criteria">The widest gap first.</param>
/// <param name="Coverage">By criterion in the order of the tool, then by group.</param>
public sealed record ReportedScores(
    int? Percent, string? Band, bool Capped, string? UncappedBand, IReadOnlyList<GroupTotal> Groups, IReadOnlyList<ReportedCriterion> Criteria,
    IReadOnlyList<ReportedCoverage> Coverage)
{
    /// <param name="people">How many people of a group gave a number to anything.</param>
    public static ReportedScores Of(Scores scores, IReadOnlyList<ToolLine> lines, Coverage? coverage, IReadOnlyDictionary<Group, int> people, IReadOnlyCollection<Group> named)
    {
        var texts = lines.ToDictionary(l => l.Id, StringComparer.Ordinal);
        return new ReportedScores(
            scores.Total?.Rounded, scores.Headline?.Words(), scores.Capped, scores.Total?.Band.Words(),
            [.. scores.PerGroup.OrderBy(g => g.Key).Select(g => GroupTotal.Of(g.Key, g.Value, people.GetValueOrDefault(g.Key)))],
            [.. scores.Order.Select(c => ReportedCriterion.Of(c, texts[c.Id]))],
            [.. (coverage?.Cells ?? []).Select(cell => ReportedCoverage.Of(cell, named.Contains(cell.Group)))]);
    }
}

/// <summary>What one group alone would have said.</summary>
/// <param name="Percent">Null where one person alone is the group.</param>
public sealed record GroupTotal(string Group, int? Percent, string Band)
{
    private const int FewestPeople = 2;

    public static GroupTotal Of(Group group, ScoreTotal total, int people) =>
        new(group.Code(), people < FewestPeople ? null : total.Rounded, total.Band.Words());
}

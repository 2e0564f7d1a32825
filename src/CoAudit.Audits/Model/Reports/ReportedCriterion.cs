using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reports;

/// <summary>One line of the tool and how it was scored.</summary>
/// <param name="Easy">The easy wording, where a person has approved one.</param>
public sealed record ReportedCriterion(string Id, string Text, string? Easy, bool Critical, ShownNumber? Joint, ShownNumber? Gap, IReadOnlyList<GroupMark> Groups)
{
    /// <summary>The group whose words it grew from; empty where that would name the person; null for a line of the library.</summary>
    public string? From { get; init; }

    public static ReportedCriterion Of(CriterionScore score, ToolLine line) => new(
        score.Id, line.Plain, line.Easy, score.Critical, ShownNumber.Joint(score), ShownNumber.Gap(score),
        [.. Model.Groups.All.Select(g => GroupMark.Of(g, score.Of(g)))]);
}

/// <summary>One group on one criterion: a number from three answers on, else a word.</summary>
/// <param name="Band"><c>low</c>, <c>mixed</c>, <c>good</c> or <c>high</c>; null when nobody of it gave a number.</param>
public sealed record GroupMark(string Group, decimal? Mean, string? Band)
{
    public static GroupMark Of(Group group, GroupScore? score) => new(group.Code(), score?.ShownMean?.Rounded(ShownNumber.Places), score?.Band.Word());
}

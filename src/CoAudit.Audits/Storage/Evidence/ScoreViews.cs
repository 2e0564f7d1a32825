using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>A criterion's groups as they may be shown.</summary>
public static class ScoreViews
{
    /// <summary>Decimal places of every number that leaves us.</summary>
    public const int Places = 4;

    /// <summary>All four groups, in their order; the mean only where it points at nobody.</summary>
    public static IReadOnlyDictionary<string, GroupScoreView> Groups(CriterionScore score)
    {
        OrderedDictionary<string, GroupScoreView> result = [];
        foreach (var group in Model.Groups.All)
        {
            var given = score.Of(group);
            result.Add(group.Code(), new GroupScoreView(given?.Answers ?? 0, given?.ShownMean?.Rounded(Places), given?.Band.Word()));
        }

        return result;
    }
}

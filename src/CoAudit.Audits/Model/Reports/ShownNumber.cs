using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reports;

/// <summary>A number that may be shown, or the word that stands for it where the number would give a small group's number away.</summary>
public sealed record ShownNumber(decimal? Number, string Word)
{
    public const int Places = 2;

    /// <summary>Everyone together; a word only where the number would give a group's number away.</summary>
    public static ShownNumber? Joint(CriterionScore score) => score.Joint is not { } joint
        ? null
        : new ShownNumber(score.ShownJoint?.Rounded(Places), ScoreBands.Of((int)(joint / Scores.Highest * 100).Rounded(0)).Words());

    /// <summary>One group: a number from three answers on, else a word; null when nobody of it gave a number.</summary>
    public static ShownNumber? Of(GroupScore? score) => score is null ? null : new ShownNumber(score.ShownMean?.Rounded(Places), score.Band.Word());

    /// <summary>How far the groups are apart: a number only when both of the groups that are farthest apart are shown as numbers.</summary>
    public static ShownNumber? Gap(CriterionScore score)
    {
        if (score.Divergence is not { } gap)
        {
            return null;
        }

        var shown = score.Groups.Select(g => g.ShownMean).OfType<Fraction>().ToList();
        var isShown = shown.Count > 0 && shown.Max() - shown.Min() == gap;
        return new ShownNumber(isShown ? gap.Rounded(Places) : null, WordOf(gap));
    }

    private static string WordOf(Fraction gap)
    {
        if (gap == default)
        {
            return "none";
        }

        if (gap < 1)
        {
            return "small";
        }

        return gap < 2 ? "wide" : "very wide";
    }
}

using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reports;

/// <summary>A number that may be shown, or the word that stands for it where the number would give a small group's number away.</summary>
public sealed record ShownNumber(decimal? Number, string Word)
{
    public const int Places = 2;

    /// <summary>Everyone together. When all groups but one are shown as numbers, the last could be computed from it: then there is a word only.</summary>
    public static ShownNumber? Joint(CriterionScore score) => score.Joint is not { } joint
        ? null
        : new ShownNumber(score.Groups.Count(g => g.ShownMean is null) == 1 ? null : joint.Rounded(Places), ScoreBands.Of((int)(joint / Scores.Highest * 100).Rounded(0)).Words());

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

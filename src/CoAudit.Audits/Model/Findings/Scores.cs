namespace CoAudit.Audits.Model.Findings;

/// <summary>
/// The scores of one audit: mean in each group, then mean of the group means, in exact fractions. An internal self-assessment, made to show where
/// groups see it differently.
/// </summary>
public sealed class Scores
{
    public const int Lowest = 1;

    public const int Highest = 4;

    private Scores(IReadOnlyList<CriterionScore> criteria)
    {
        Criteria = criteria;
        Total = ScoreTotal.Of([.. criteria.Select(c => c.Joint).OfType<Fraction>()], criteria.Sum(c => c.Groups.Sum(g => g.Answers)));
        PerGroup = Groups.All.Select(g => (Group: g, Total: TotalOf(g))).Where(g => g.Total is not null).ToDictionary(g => g.Group, g => g.Total!);
        Order = [.. criteria.Order(Comparer<CriterionScore>.Create(ByDivergence))];
    }

    /// <summary>In the order of the tool.</summary>
    public IReadOnlyList<CriterionScore> Criteria { get; }

    /// <summary>Largest divergence first: where people disagree is where to look. Ties: the lower joint score, then the id.</summary>
    public IReadOnlyList<CriterionScore> Order { get; }

    /// <summary>Everyone together; null when nobody gave a number.</summary>
    public ScoreTotal? Total { get; }

    /// <summary>What the number would be if only this group had been asked.</summary>
    public IReadOnlyDictionary<Group, ScoreTotal> PerGroup { get; }

    public bool HasAlarm => Criteria.Any(c => c.IsAlarming);

    /// <summary>A good headline that an alarm forbids.</summary>
    public bool Capped => HasAlarm && Total is { Band: ScoreBand.GoingWell or ScoreBand.GoingVeryWell };

    public ScoreBand? Headline => Capped ? ScoreBand.NeedsWork : Total?.Band;

    /// <param name="criteria">The frozen tool's criteria; answers to others are left out.</param>
    /// <param name="answers">One for each person and criterion, in any order.</param>
    public static Scores Of(IEnumerable<ScoredCriterion> criteria, IEnumerable<ScoreAnswer> answers)
    {
        var numbers = answers.Where(a => a.Rating is not null).ToLookup(a => a.Criterion, StringComparer.Ordinal);
        return new Scores([.. criteria.Select(c => new CriterionScore(c.Id, c.Critical, GroupScores(numbers[c.Id])))]);
    }

    private static IReadOnlyList<GroupScore> GroupScores(IEnumerable<ScoreAnswer> answers) =>
    [
        .. answers.GroupBy(a => a.Group).OrderBy(g => g.Key)
            .Select(g => new GroupScore(g.Key, g.Count(), new Fraction(g.Sum(a => a.Rating!.Value), g.Count()))),
    ];

    private ScoreTotal? TotalOf(Group group)
    {
        List<GroupScore> scores = [.. Criteria.Select(c => c.Of(group)).OfType<GroupScore>()];
        return ScoreTotal.Of([.. scores.Select(s => s.Mean)], scores.Sum(s => s.Answers));
    }

    private static int ByDivergence(CriterionScore a, CriterionScore b)
    {
        // Criteria without any number come last.
        var byDivergence = (b.Divergence ?? -1).CompareTo(a.Divergence ?? -1);
        if (byDivergence != 0)
        {
            return byDivergence;
        }

        var byJoint = (a.Joint ?? 0).CompareTo(b.Joint ?? 0);
        return byJoint != 0 ? byJoint : string.CompareOrdinal(a.Id, b.Id);
    }
}

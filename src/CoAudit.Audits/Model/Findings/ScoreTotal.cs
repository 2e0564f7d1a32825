namespace CoAudit.Audits.Model.Findings;

/// <summary>A sum of criterion scores as a share of the most that they could be.</summary>
/// <param name="Percent">Σ means ÷ (4 × n) × 100, exact.</param>
/// <param name="Criteria">n: only criteria with a number count.</param>
/// <param name="Answers">How many numbers people gave for it.</param>
public sealed record ScoreTotal(Fraction Percent, int Criteria, int Answers)
{
    /// <summary>The one place where a score is rounded: half up, at the end.</summary>
    public int Rounded => (int)Percent.Rounded(0);

    public ScoreBand Band => ScoreBands.Of(Rounded);

    /// <summary>Null when there is no number at all.</summary>
    public static ScoreTotal? Of(IReadOnlyCollection<Fraction> means, int answers) =>
        means.Count == 0 ? null : new ScoreTotal(Fraction.Sum(means) / (Scores.Highest * means.Count) * 100, means.Count, answers);
}

namespace CoAudit.Audits.Model.Findings;

/// <summary>
/// Two audits of one service, line by line: only where people were asked the same words are their numbers compared. Totals are not, because they are of other lines.
/// </summary>
public sealed class Comparison
{
    private readonly List<Fraction> changes;

    private Comparison(IReadOnlyList<ComparedCriterion> lines)
    {
        Lines = lines;
        changes = [.. lines.Select(line => line.Change).OfType<Fraction>()];
    }

    /// <summary>In the order of this audit's tool; what it does not check any more comes last.</summary>
    public IReadOnlyList<ComparedCriterion> Lines { get; }

    public int Compared => changes.Count;

    public int Better => changes.Count(change => change > 0);

    public int Same => changes.Count(change => change == 0);

    public int Worse => changes.Count(change => change < 0);

    /// <summary>Of the compared lines only; null when there is none.</summary>
    public Fraction? MeanChange => Fraction.Mean(changes);

    /// <summary>
    /// Finds for each line of now what it was then: the same line in the same words, else the same words under another id, as when people write a line of their own
    /// again, else the same line in other words.
    /// </summary>
    public static Comparison Of(IReadOnlyList<ScoredLine> then, IReadOnlyList<ScoredLine> now)
    {
        List<ScoredLine> left = [.. then];
        Dictionary<string, ScoredLine> found = new(StringComparer.Ordinal);
        Match((a, b) => a.HasIdOf(b) && a.SaysTheSame(b));
        Match((a, b) => a.SaysTheSame(b));
        Match((a, b) => a.HasIdOf(b));
        return new Comparison([.. now.Select(line => new ComparedCriterion(found.GetValueOrDefault(line.Id), line)), .. left.Select(line => new ComparedCriterion(line, null))]);

        void Match(Func<ScoredLine, ScoredLine, bool> fits)
        {
            foreach (var line in now)
            {
                if (!found.ContainsKey(line.Id) && left.Find(other => fits(line, other)) is { } match)
                {
                    left.Remove(match);
                    found.Add(line.Id, match);
                }
            }
        }
    }
}

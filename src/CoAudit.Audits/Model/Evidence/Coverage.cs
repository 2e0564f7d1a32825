namespace CoAudit.Audits.Model.Evidence;

/// <summary>
/// Criterion × group: which voices are heard on what, and where they are missing. A hole needs a reason; the reason can be an answer
/// (<i>don't know</i>, <i>not applicable</i>) or words that the quality lead writes down.
/// </summary>
public sealed class Coverage
{
    private const string DontKnowText = "Those who answered do not know.";

    private Coverage(IReadOnlyList<CoverageCell> cells) => Cells = cells;

    /// <summary>By criterion in the order of the tool, then by group.</summary>
    public IReadOnlyList<CoverageCell> Cells { get; }

    public IEnumerable<CoverageCell> Holes => Cells.Where(c => c.IsHole);

    public bool HasUnexplainedHole => Cells.Any(c => c.IsUnexplained);

    /// <summary>Somebody gave a number: scoring is in use, and an empty place means something.</summary>
    public bool HasNumbers => Cells.Any(c => c.Numbers > 0);

    /// <summary>What the stage must not end without: a voice or the reason in each place. Where nobody scores at all there is nothing to explain place by place.</summary>
    public IReadOnlyList<CoverageCell> Lacking => HasNumbers ? [.. Cells.Where(c => c.IsUnexplained)] : [];

    public static Coverage Of(
        IEnumerable<string> criteria, IReadOnlyCollection<Group> groups, IEnumerable<GivenScore> scores, IEnumerable<GivenEvidence> evidence, IEnumerable<GivenReason> reasons)
    {
        var byCell = scores.ToLookup(s => (s.Criterion, s.Group));
        var shown = evidence.ToLookup(e => (e.Criterion, e.Group));
        var recorded = reasons.ToDictionary(r => (r.Criterion, r.Group), r => r.Text);
        return new Coverage(
        [
            .. from criterion in criteria
               from @group in groups.Order()
               let place = (criterion, @group)
               select new CoverageCell(
                   criterion, @group, byCell[place].Count(s => s.Value.Kind == ScoreKind.Rated), Counted(shown[place]),
                   ReasonOf([.. byCell[place].Select(s => s.Value)], recorded.GetValueOrDefault(place)))
               {
                   IsAnswered = byCell[place].Any(),
               },
        ]);
    }

    private static Dictionary<string, int> Counted(IEnumerable<GivenEvidence> evidence) =>
        evidence.GroupBy(e => e.Kind, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    // A reason that somebody wrote down is about this hole; then what the group itself said.
    private static HoleReason? ReasonOf(List<ScoreValue> said, string? recorded)
    {
        if (recorded is not null)
        {
            return new HoleReason(HoleReasonSource.Recorded, recorded);
        }

        if (said.Find(s => s.Kind == ScoreKind.NotApplicable) is { Reason: { } reason })
        {
            return new HoleReason(HoleReasonSource.NotApplicable, reason);
        }

        return said.Count > 0 && said.TrueForAll(s => s.Kind == ScoreKind.DontKnow) ? new HoleReason(HoleReasonSource.DontKnow, DontKnowText) : null;
    }
}

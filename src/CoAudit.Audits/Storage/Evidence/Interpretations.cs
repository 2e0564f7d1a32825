using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>Which words belong to which finding.</summary>
public static class Interpretations
{
    public const string StageType = "CoAudit.AnalyseFindings";

    public const string Kind = "interpretation";

    public const string CauseKind = "cause";

    public const string GoodPracticeKind = "good-practice";

    /// <summary>Words are about a finding when they name it, or the line of the tool that it is about.</summary>
    public static bool IsAbout(this Contribution contribution, Finding finding) =>
        contribution.About is { } about
        && (string.Equals(about, finding.Id.ToString(), StringComparison.OrdinalIgnoreCase) || string.Equals(about, finding.Criterion, StringComparison.Ordinal));

    /// <summary>The groups that have said what a finding means. Anonymous words whose group is not kept stand for no group.</summary>
    public static IReadOnlyCollection<Group> GroupsOf(Finding finding, IEnumerable<Contribution> words) =>
        [.. words.Where(c => IsKind(c, Kind) && c.IsAbout(finding)).Select(c => c.Group).OfType<Group>().Distinct()];

    public static bool IsKind(Contribution contribution, string kind) => string.Equals(contribution.Kind, kind, StringComparison.Ordinal);
}

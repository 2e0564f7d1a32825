namespace CoAudit.Audits.Model.Findings;

/// <summary>A line of an audit's frozen tool in the words that people scored, and how they scored it.</summary>
/// <param name="Professional">The plain words again where a line has no others.</param>
public sealed record ScoredLine(string Id, string Plain, string Professional, CriterionScore Score)
{
    private readonly (string Plain, string Professional) words = (Even(Plain), Even(Professional));

    /// <summary>Whether both asked the same, in plain and in professional words. White space is no word.</summary>
    public bool SaysTheSame(ScoredLine other) => words == other.words;

    public bool HasIdOf(ScoredLine other) => string.Equals(Id, other.Id, StringComparison.Ordinal);

    private static string Even(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Normalize();
}

using CoAudit.Audits.Storage.Evidence;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>A finding with its numbers, what people say it means, and why it is so.</summary>
/// <param name="Kind"><c>gap</c>, <c>observation</c> or <c>good-practice</c>.</param>
/// <param name="Status"><c>open</c>, <c>agreed</c> or <c>not-agreed</c>.</param>
/// <param name="Thanks">What whoever runs the audit said to thank for good practice.</param>
/// <param name="Missing">Groups that must still say what it means, unless a waiver is recorded.</param>
public sealed record FindingView(
    Guid Id,
    string Kind,
    string? Criterion,
    string Text,
    bool Critical,
    decimal? Joint,
    decimal? Divergence,
    IReadOnlyDictionary<string, GroupScoreView> Groups,
    string Status,
    IReadOnlyList<string> Missing,
    string? Waiver,
    string? DecisionReason,
    IReadOnlyList<SaidView> Interpretations,
    IReadOnlyList<SaidView> Causes,
    string? Thanks);

/// <summary>Words about a finding.</summary>
/// <param name="Group">Empty where it would name the person.</param>
/// <param name="Answers">What others answered to it; the words themselves are never changed.</param>
public sealed record SaidView(Guid Id, string Text, string Group, bool Late, IReadOnlyList<SaidView> Answers)
{
    /// <summary>Of a cause: what it is most about, as whoever said it has sorted it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

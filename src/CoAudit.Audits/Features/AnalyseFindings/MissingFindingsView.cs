namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>Which findings the stage must not end without a word about: never what somebody said, only where nobody has.</summary>
/// <param name="Stage">The newest stage that analyses findings.</param>
/// <param name="Open">The stage still waits for people, and for reasons.</param>
/// <param name="WaitsUntil">Its time is up and it waits until then; null before, and after.</param>
public sealed record MissingFindingsView(Guid Stage, bool Open, DateTimeOffset? WaitsUntil, IReadOnlyList<MissingFindingView> Findings);

/// <summary>A finding that lacks a voice.</summary>
/// <param name="Text">The line of the tool.</param>
/// <param name="Missing">Groups that have not said what it means.</param>
public sealed record MissingFindingView(Guid Id, string? Criterion, string Text, IReadOnlyList<string> Missing);

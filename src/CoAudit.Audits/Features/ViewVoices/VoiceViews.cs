namespace CoAudit.Audits.Features.ViewVoices;

/// <summary>What came of something that somebody said.</summary>
/// <param name="State"><c>said</c>, <c>taken-up</c>, <c>considered</c>, the word of a decision, <c>in-action</c>, <c>lasting</c>, <c>not-lasting</c>, <c>answered</c> or <c>taken-back</c>.</param>
/// <param name="Group">Who said it; empty where that would name the person.</param>
public sealed record VoiceView(Guid Id, string Kind, string Text, string Group, string State, IReadOnlyList<VoiceTurnView> Turns);

/// <summary>One turn; <c>before</c> and <c>after</c> are both texts where the wording was changed.</summary>
public sealed record VoiceTurnView(string Kind, string Outcome, string? Reason, string? Before, string? After, DateTimeOffset At);

/// <summary>A concern or an objection of somebody that stands in the report.</summary>
/// <param name="About">What the item said.</param>
/// <param name="Answers">Empty while nobody has answered.</param>
public sealed record MyStatementView(string About, string Text, IReadOnlyList<string> Answers);

/// <summary>Whose words changed one part of the audit.</summary>
/// <param name="Warning">Set when everything that was taken up came from managers.</param>
public sealed record InfluenceView(string Part, int Adopted, int Rung, string? Warning, IReadOnlyList<GroupInfluenceView> Groups);

/// <summary>One group's line of the ledger.</summary>
/// <param name="Share">Of all that was taken up, in per cent; null where nothing was.</param>
/// <param name="Upheld">Objections of theirs that changed what was to be signed.</param>
public sealed record GroupInfluenceView(string Group, int Said, int Adopted, int? Share, int Upheld);

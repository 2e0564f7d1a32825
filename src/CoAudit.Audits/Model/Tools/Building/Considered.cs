namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>How the quality lead decides about a suggestion.</summary>
/// <param name="Words">The words that the line gets, when they are not those of the suggestion.</param>
/// <param name="Into">For a merge: the line that it goes into; null for the one that it is about.</param>
public sealed record Considered(string Decision, string Reason, LineWords? Words, string? Into);

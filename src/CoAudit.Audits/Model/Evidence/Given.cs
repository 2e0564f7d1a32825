namespace CoAudit.Audits.Model.Evidence;

/// <summary>A score as the coverage matrix sees it: no person, only the group.</summary>
public sealed record GivenScore(string Criterion, Group Group, ScoreValue Value);

/// <summary>A piece of evidence as the coverage matrix sees it. One whose group is not shown fills no group's place.</summary>
public sealed record GivenEvidence(string Criterion, Group Group, string Kind);

/// <summary>Words of the quality lead about a place where a voice is missing.</summary>
public sealed record GivenReason(string Criterion, Group Group, string Text);

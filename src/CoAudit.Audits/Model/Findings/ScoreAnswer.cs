namespace CoAudit.Audits.Model.Findings;

/// <summary>One person's answer to one criterion as the arithmetic sees it.</summary>
/// <param name="Rating">1 to 4; null for <i>don't know</i> and <i>not applicable</i>, which change no number.</param>
public sealed record ScoreAnswer(string Criterion, Group Group, int? Rating);

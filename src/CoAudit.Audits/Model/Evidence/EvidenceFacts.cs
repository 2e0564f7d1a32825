namespace CoAudit.Audits.Model.Evidence;

/// <summary>How a piece of evidence came about: in which way, who spoke, who helped, and whose words these are.</summary>
/// <param name="Kind">One of <see cref="EvidenceForms.Codes"/>.</param>
/// <param name="SpokeBy">Who spoke, as the giver puts it; a name is not asked for.</param>
/// <param name="HelpedBy">Who helped them speak, or wrote it down.</param>
/// <param name="Words">One of <see cref="WhoseWords.Codes"/>; null where nobody was asked.</param>
/// <param name="ReadBack">Whether it was read back to who spoke.</param>
public sealed record EvidenceFacts(string Kind, string? SpokeBy, string? HelpedBy, string? Words, bool? ReadBack);

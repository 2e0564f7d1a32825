using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Model.Reports;

/// <summary>How a piece of evidence came about. Who spoke and who helped stays with those who took part: a report is kept for ever and goes far.</summary>
/// <param name="Kind">One of <see cref="EvidenceForms.Codes"/>.</param>
/// <param name="Words">One of <see cref="WhoseWords.Codes"/>; null where nobody was asked.</param>
/// <param name="ReadBack">Whether it was read back to who spoke.</param>
public sealed record ReportedOrigin(string Kind, string? Words, bool? ReadBack)
{
    public static ReportedOrigin? Of(EvidenceFacts? facts) => facts is null ? null : new ReportedOrigin(facts.Kind, facts.Words, facts.ReadBack);
}

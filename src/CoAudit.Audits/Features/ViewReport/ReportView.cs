using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;

namespace CoAudit.Audits.Features.ViewReport;

/// <summary>A report as somebody may read it now.</summary>
/// <param name="Hash">SHA-256 of the content, also of a report that nobody has published.</param>
/// <param name="Formats">In which forms; all of them while nobody has published it.</param>
/// <param name="IsWhole">The content is what the hash says, and the hash is the one in the audit trail.</param>
/// <param name="Versions">All that were published, the newest first.</param>
public sealed record ReportView(AuditReport Report, string Hash, IReadOnlyList<string> Formats, bool IsWhole, IReadOnlyList<ReportEdition> Versions);

/// <summary>One published version.</summary>
public sealed record ReportEdition(int Number, DateTimeOffset PublishedAt, string Hash, IReadOnlyList<string> Formats);

/// <summary>A participant of an audit whose report is out.</summary>
/// <param name="Format">How the person likes to read, as it was given when the audit started.</param>
public sealed record ReportAudience(AuditId Audit, string? Format);

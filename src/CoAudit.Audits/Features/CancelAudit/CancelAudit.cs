using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.CancelAudit;

/// <summary>Ends an audit before its time, with a reason.</summary>
public sealed record CancelAudit(AuditId Audit, string? Reason, Actor Actor);

/// <summary>What is on record.</summary>
public sealed record AuditCancelled(string Status, string Reason);

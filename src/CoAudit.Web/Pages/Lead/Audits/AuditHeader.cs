using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>What stands above every page of one audit: its name, state, stage line and tabs.</summary>
/// <param name="Status">The stored name: running, completed, cancelled, faulted.</param>
/// <param name="CancelReason">Why it was cancelled; null when it was not.</param>
internal sealed record AuditHeader(
    string Id,
    string Title,
    string ServiceName,
    string AuditType,
    int DefinitionVersion,
    string Status,
    DateTimeOffset StartedAt,
    string? CancelReason,
    IReadOnlyList<StageOnLine> Stages);

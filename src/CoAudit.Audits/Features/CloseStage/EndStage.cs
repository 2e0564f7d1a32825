using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.CloseStage;

/// <summary>Whoever runs the audit ends a stage that waits, when it lacks nothing any more.</summary>
public sealed record EndStage(AuditId Audit, StageId Stage, Actor Actor);

/// <summary>By which exit the workflow went on.</summary>
public sealed record StageEnded(Guid Id, string Outcome);

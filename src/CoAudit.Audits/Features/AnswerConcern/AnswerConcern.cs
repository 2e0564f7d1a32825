using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.AnswerConcern;

/// <summary>Whoever runs the audit answers a concern, or an objection that stands. The statement itself stays as it was said.</summary>
/// <param name="Statement">Id of the minority statement.</param>
public sealed record AnswerConcern(AuditId Audit, Guid Statement, string? Text, Actor Actor);

/// <summary>What was kept.</summary>
public sealed record ConcernAnswered(Guid Id, Guid Statement);

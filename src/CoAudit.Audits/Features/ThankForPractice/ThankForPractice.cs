using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.ThankForPractice;

/// <summary>Whoever runs the audit thanks for good practice, in words that everyone can read.</summary>
public sealed record ThankForPractice(AuditId Audit, Guid Finding, string? Text, Actor Actor);

/// <summary>What is on record now.</summary>
public sealed record PracticeThanked(Guid Id, string Thanks);

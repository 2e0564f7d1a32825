using CoAudit.Audits.Features.ViewAuditTypes;

namespace CoAudit.Web.Pages.Lead.AuditTypes;

/// <summary>The errors, or the warnings, of an audit type.</summary>
internal sealed record ProblemList(string Heading, string Meaning, string Severity, AuditTypeProblems Type)
{
    public IReadOnlyList<ProblemView> Problems { get; } = [.. Type.Problems.Where(p => string.Equals(p.Severity, Severity, StringComparison.Ordinal))];
}

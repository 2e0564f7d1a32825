using CoAudit.Audits.Model.Reports;

namespace CoAudit.Audits.Features.CompareAudits;

/// <summary>An audit beside an earlier one of the same service and type.</summary>
/// <param name="Earlier">All that it can be compared with, the newest first.</param>
/// <param name="Comparison">Null where there is none.</param>
/// <param name="Trend">Null unless there are at least two earlier ones.</param>
public sealed record ComparisonView(IReadOnlyList<EarlierAuditView> Earlier, ReportedComparison? Comparison, TrendView? Trend)
{
    /// <summary>Said when there is nothing to compare with.</summary>
    public string? Note => Comparison is null ? "No earlier audit of this type in this service has shown scores. The next one can be compared with this one." : null;
}

/// <summary>An audit that was scored before.</summary>
/// <param name="ShownAt">When its scores were shown to everyone.</param>
public sealed record EarlierAuditView(Guid Id, string Title, DateTimeOffset ShownAt)
{
    public static EarlierAuditView Of(EarlierAudit audit) => new(audit.Id.Value, audit.Title, audit.ShownAt);
}

/// <summary>Everyone's numbers over the newest audits of one type in a service, each only where people were asked the same words as now.</summary>
/// <param name="Audits">The oldest first, this one last.</param>
public sealed record TrendView(IReadOnlyList<EarlierAuditView> Audits, IReadOnlyList<TrendLineView> Lines);

/// <summary>One line of it.</summary>
/// <param name="Numbers">One for each audit; null where it cannot be compared with now.</param>
public sealed record TrendLineView(string Id, string Text, IReadOnlyList<decimal?> Numbers);

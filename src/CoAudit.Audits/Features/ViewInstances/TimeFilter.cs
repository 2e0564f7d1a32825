namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>When something must have happened to an instance; what has not happened yet is never meant.</summary>
/// <param name="From">The first moment of the span.</param>
/// <param name="Until">The first moment after it.</param>
/// <param name="IsOutside">True when it must have happened at another time.</param>
public sealed record TimeFilter(TimeColumn Column, DateTimeOffset From, DateTimeOffset Until, bool IsOutside = false);

/// <summary>What happened to an instance.</summary>
public enum TimeColumn
{
    Created,
    Updated,
    Finished,
}

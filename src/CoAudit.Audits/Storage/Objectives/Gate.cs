using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.Objectives;

/// <summary>Whose objectives are missing, and why.</summary>
/// <param name="Missing">Of people who use the service and care workers, those from whom nothing is adopted, or can be.</param>
/// <param name="Reason">Null while nobody has written one.</param>
/// <param name="IsOver">Nothing changes it any more but a decision.</param>
public sealed record Gate(IReadOnlyList<Group> Missing, string? Reason, bool IsOver)
{
    public bool IsMet => Missing.Count == 0 || Reason is not null;
}

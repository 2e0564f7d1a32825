using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.Objectives;

/// <summary>Whether people who use the service and care workers have an objective of their own.</summary>
/// <param name="Missing">Those who have none, by their group's code.</param>
/// <param name="Reason">Why, for everyone to read; null while nobody has written it.</param>
public sealed record GateView(bool Met, IReadOnlyList<string> Missing, string? Reason)
{
    public static GateView Of(Gate gate) => new(gate.IsMet, [.. gate.Missing.Select(g => g.Code())], gate.Reason);
}

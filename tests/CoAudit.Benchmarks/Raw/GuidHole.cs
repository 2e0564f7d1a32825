namespace CoAudit.Benchmarks.Raw;

/// <summary>A stored GUID that is to be replaced by a fresh one.</summary>
internal sealed record GuidHole(int Index);

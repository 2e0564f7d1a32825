namespace CoAudit.Audits.Storage.Evidence;

/// <summary>What whoever gave a file is told when it is not shared.</summary>
public sealed record KeptBackView(Guid Id, string Name, string Reason);

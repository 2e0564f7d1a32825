namespace CoAudit.Audits.Storage.Evidence;

/// <summary>A file with its bytes, for somebody who may see it.</summary>
public sealed record OpenedFile(string Name, string MediaType, byte[] Content);

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>What is told about a file after the reveal.</summary>
/// <param name="Name">Empty until it is shared: a name can tell what must be hidden.</param>
/// <param name="Group">Empty where it would name the person.</param>
/// <param name="Status"><c>waiting</c>, <c>shared</c> or <c>kept-back</c>.</param>
/// <param name="Redacted">Something is painted over in the shared copy.</param>
public sealed record FileView(
    Guid Id, string Name, string Type, int Size, int Width, int Height, string? About, Guid? Contribution, string Group, bool Late, string Status, bool Redacted, string? Reason);

namespace CoAudit.Workflows.Execution;

/// <summary>
/// The whole state of one instance between bursts, as a value that serialises to the same bytes for the same content.
/// </summary>
public sealed partial class WorkflowState
{
    public required string InstanceId { get; init; }

    public required WorkflowStatus Status { get; init; }

    public required WorkflowSubStatus SubStatus { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public required IReadOnlyList<Bookmark> Bookmarks { get; init; }

    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>Deterministic UTF-8 JSON, format version inside.</summary>
    public byte[] ToUtf8() => throw new NotImplementedException();

    /// <summary>Reads what <see cref="ToUtf8"/> wrote, in this or any earlier format version.</summary>
    /// <exception cref="FormatException">The bytes are no state, or of a later version.</exception>
    public static WorkflowState FromUtf8(ReadOnlySpan<byte> utf8) => throw new NotImplementedException();
}

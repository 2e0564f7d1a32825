namespace CoAudit.Audits.Storage.Tables;

/// <summary>A way in which a published definition starts by itself.</summary>
public sealed class TriggerRow
{
    public required Guid Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>The activity that the instance starts from.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's type, for example <c>Elsa.Event</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it listens for: an event's name; empty when time starts it.</summary>
    public required string Key { get; init; }
}

/// <summary>An event that nobody waited for when it was told. Who begins to wait for it before it expires still hears it, once.</summary>
public sealed class UnheardEvent
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? CorrelationId { get; init; }

    public string? InstanceId { get; init; }

    public string? ActivityInstanceId { get; init; }

    /// <summary>JSON of what came with it.</summary>
    public string? Payload { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

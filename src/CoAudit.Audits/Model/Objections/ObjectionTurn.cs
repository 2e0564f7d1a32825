namespace CoAudit.Audits.Model.Objections;

/// <summary>One turn in the thread of an objection. Only ever added.</summary>
public sealed class ObjectionTurn
{
    public required Guid Id { get; init; }

    public required Guid ObjectionId { get; init; }

    /// <summary>1 for the maker's first words.</summary>
    public required int Number { get; init; }

    public required int Round { get; init; }

    /// <summary><c>maker</c>, <c>responder</c> or <c>system</c>.</summary>
    public required string By { get; init; }

    public required string Text { get; init; }

    /// <summary>What the item said before a response that changed it.</summary>
    public string? Before { get; init; }

    /// <summary>What the item says since.</summary>
    public string? After { get; init; }

    public required DateTimeOffset At { get; init; }
}

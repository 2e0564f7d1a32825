using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.ArrangeAction;

/// <summary>The quality lead fills in a card: who does it by when, what is provided, how people will know that it lasts. What is null stays as it is.</summary>
public sealed record ArrangeAction
{
    public required AuditId Audit { get; init; }

    public required Guid Action { get; init; }

    /// <summary>Other words for what should change; whoever wished for it is told why.</summary>
    public string? Wish { get; init; }

    public string? How { get; init; }

    public string? Owner { get; init; }

    public string? OwnerGroup { get; init; }

    /// <summary>A day, as <c>2027-04-01</c>.</summary>
    public string? DueOn { get; init; }

    public string? Provide { get; init; }

    public string? Measure { get; init; }

    public string? WhoLooks { get; init; }

    public string? Threshold { get; init; }

    /// <summary>Ids of actions that belong together: when one does not last, the others come back on the agenda.</summary>
    public IReadOnlyList<string>? Linked { get; init; }

    /// <summary>Needed for other words of the wish, and once the action is agreed: who wished for it is told.</summary>
    public string? Reason { get; init; }

    public required Actor Actor { get; init; }
}

/// <summary>What the card still lacks.</summary>
/// <param name="AskedAgain">How many people had signed what has changed, and are asked again.</param>
public sealed record ActionArranged(Guid Id, IReadOnlyList<string> Missing, int AskedAgain = 0);

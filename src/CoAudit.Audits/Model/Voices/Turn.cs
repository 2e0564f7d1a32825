namespace CoAudit.Audits.Model.Voices;

/// <summary>What can happen to a contribution after it was said.</summary>
public enum TurnKind
{
    /// <summary>It went into something together with others' words, which are in <see cref="Turn.After"/>.</summary>
    Merged,

    /// <summary>Somebody changed the wording: both texts are kept.</summary>
    Reworded,

    /// <summary>Adopted or not, with the reason.</summary>
    Decided,

    /// <summary>Something is to be done about it.</summary>
    Action,

    /// <summary>A review said whether what was done lasts.</summary>
    Verdict,

    /// <summary>Somebody answered it.</summary>
    Answered,

    /// <summary>The audit tool asks about it: a line grew from it, or got other words.</summary>
    Criterion,

    /// <summary>It stands behind a finding.</summary>
    Finding,

    /// <summary>Those who sign have agreed what it became.</summary>
    SignedOff,
}

/// <summary>One turn in the life of a contribution, as its author reads it. Only ever added.</summary>
public sealed class Turn
{
    public const int MaxReasonLength = 2_000;

    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    /// <summary>Whose life it is.</summary>
    public required Guid ContributionId { get; init; }

    /// <summary>The stage in which it happened, when it was in one.</summary>
    public StageId? StageId { get; init; }

    public required TurnKind Kind { get; init; }

    /// <summary>A stable word, for example <c>adopted</c>, <c>not-adopted</c> or <c>sustained</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>What it became or went into: the id of an objective, a line of the tool, a finding, an action.</summary>
    public string? ItemId { get; init; }

    /// <summary>The words before, for a change of wording.</summary>
    public string? Before { get; init; }

    /// <summary>The words after, for a change of wording or what it became.</summary>
    public string? After { get; init; }

    /// <summary>Why, in words that everyone may read.</summary>
    public string? Reason { get; init; }

    /// <summary>Who did it, as the trail keeps it: never a name.</summary>
    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>1 for the first turn of these words: two turns of one moment keep their order.</summary>
    public int Number { get; set; }

    /// <summary>It happened to something that the words led to together with others' words, such as an action on a finding: it decides nothing about the words themselves.</summary>
    public bool IsFurtherOn =>
        Kind is TurnKind.Criterion or TurnKind.Finding
        || (Kind is TurnKind.Action && ItemId is not null && !string.Equals(ItemId, ContributionId.ToString(), StringComparison.OrdinalIgnoreCase));
}

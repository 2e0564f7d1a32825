namespace CoAudit.Workflows.Execution;

/// <summary>
/// Everything that one uninterrupted run produced. A value: the engine has touched nothing else, so a burst can be thrown away and run again.
/// </summary>
public sealed record Burst
{
    /// <summary>The state to store.</summary>
    public required WorkflowState State { get; init; }

    /// <summary>New waits, in order of creation; none of them is also in <see cref="Removed"/>.</summary>
    public required IReadOnlyList<Bookmark> Created { get; init; }

    /// <summary>Ids of earlier waits that are over, the resumed one included.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>What to do, in order.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>What happened, in order; stored as one row.</summary>
    public required IReadOnlyList<JournalEntry> Journal { get; init; }

    /// <summary>True when the stimulus matched nothing: there is nothing to store.</summary>
    public bool IsNoOp => Journal.Count == 0 && Created.Count == 0 && Removed.Count == 0 && Effects.Count == 0;
}

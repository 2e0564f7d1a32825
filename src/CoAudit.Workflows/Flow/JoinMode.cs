namespace CoAudit.Workflows.Flow;

/// <summary>When a node with several arrows into it runs.</summary>
internal enum JoinMode
{
    /// <summary>Once every arrow was visited; skipped when none was followed. What every node without a mode of its own does, and Elsa's merge mode Stream.</summary>
    WaitAllActive,

    /// <summary>Once every arrow was visited; skipped when one was not followed. Elsa's merge mode Merge.</summary>
    WaitAll,

    /// <summary>At the first arrow followed; what still runs before it is cancelled. Elsa's merge mode Race.</summary>
    WaitAny,

    /// <summary>As <see cref="WaitAll"/>, and the arrows that lead back count too: one that no round has followed yet keeps the node from running.</summary>
    Converge,

    /// <summary>Once for each arrow followed.</summary>
    Cascade,
}

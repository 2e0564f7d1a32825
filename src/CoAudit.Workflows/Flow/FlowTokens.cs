namespace CoAudit.Workflows.Flow;

/// <summary>When a node with several arrows into it runs.</summary>
internal enum JoinMode
{
    /// <summary>Once every arrow was visited; skipped when none was followed. What every node without a mode of its own does.</summary>
    WaitAllActive,

    /// <summary>Once every arrow was visited; skipped when one was not followed.</summary>
    WaitAll,

    /// <summary>At the first arrow followed; what still runs before it is cancelled.</summary>
    WaitAny,
}

/// <summary>What the token logic asks of the flowchart that runs it.</summary>
internal interface IFlowHost
{
    JoinMode ModeOf(int node);

    void Schedule(int node);

    /// <summary>Cancels the children that run among the given nodes and says which they were.</summary>
    IReadOnlyList<int> CancelRunning(bool[] among);

    void RefuseBackward(int connection);

    /// <summary>Told when a join that waits for all goes without one, and so does not run although some of its arrows were followed.</summary>
    void Starved(int node)
    {
    }
}

/// <summary>
/// Who waits for whom in one running flowchart. Each forward arrow counts the visits that its target has not used up: a node that runs, or is skipped,
/// uses up one visit of each arrow into it. A skipped node visits its own arrows as not followed, so that joins behind it learn of it.
/// An arrow into a WaitAny join that had already run stands at -1 until its visit arrives late, and so is ignored.
/// </summary>
internal sealed class FlowTokens(FlowGraph graph)
{
    private readonly int[] _unused = new int[graph.ConnectionCount];
    private readonly bool[] _followed = new bool[graph.ConnectionCount];

    // An explicit stack: ways through thousands of skipped nodes must not use up the thread's own.
    private readonly Stack<Step> _steps = new();

    public FlowGraph Graph => graph;

    /// <summary>Carries on from a node that has completed by these exits.</summary>
    public void Leave(int node, IReadOnlyList<string> outcomes, IFlowHost host)
    {
        _steps.Push(new Step(node, 0, outcomes));
        while (_steps.TryPop(out var step))
        {
            var outbound = graph.Outbound(step.Node);
            if (step.Next >= outbound.Length)
            {
                continue;
            }

            _steps.Push(step with { Next = step.Next + 1 });
            Follow(outbound[step.Next], step.Outcomes, host);
        }
    }

    /// <summary>The arrows that differ from their first state: arrow, unused visits, whether last followed.</summary>
    public IEnumerable<(int Connection, int Unused, bool Followed)> Save()
    {
        for (var c = 0; c < _unused.Length; c++)
        {
            if (_unused[c] != 0)
            {
                yield return (c, _unused[c], _followed[c]);
            }
        }
    }

    public void Restore(int connection, int unused, bool followed)
    {
        _unused[connection] = unused;
        _followed[connection] = followed;
    }

    private void Follow(int connection, IReadOnlyList<string> outcomes, IFlowHost host)
    {
        var (_, port, target) = graph[connection];
        var followed = Contains(outcomes, port);
        if (!graph.IsForward(connection))
        {
            if (followed)
            {
                Return(connection, target, host);
            }

            return;
        }

        _unused[connection]++;
        _followed[connection] = followed;
        var mode = host.ModeOf(target);
        if (mode == JoinMode.WaitAny)
        {
            Race(connection, target, host);
        }
        else
        {
            Join(target, all: mode == JoinMode.WaitAll, host);
        }
    }

    private void Return(int connection, int target, IFlowHost host)
    {
        if (graph.IsSoundBackward(connection))
        {
            host.Schedule(target);
        }
        else
        {
            host.RefuseBackward(connection);
        }
    }

    private void Join(int target, bool all, IFlowHost host)
    {
        var followed = 0;
        var inbound = graph.ForwardInbound(target);
        foreach (var connection in inbound)
        {
            if (_unused[connection] <= 0)
            {
                return;
            }

            followed += _followed[connection] ? 1 : 0;
        }

        UseUp(target);
        if (all ? followed == inbound.Length : followed > 0)
        {
            host.Schedule(target);
        }
        else
        {
            if (followed > 0)
            {
                host.Starved(target);
            }

            _steps.Push(new Step(target, 0, []));
        }
    }

    private void Race(int arrived, int target, IFlowHost host)
    {
        if (_unused[arrived] <= 0)
        {
            return;
        }

        if (_followed[arrived])
        {
            UseUp(target);
            host.Schedule(target);
            foreach (var cancelled in host.CancelRunning(graph.Ancestors(target)))
            {
                _steps.Push(new Step(cancelled, 0, []));
            }

            return;
        }

        foreach (var connection in graph.ForwardInbound(target))
        {
            if (_unused[connection] <= 0)
            {
                return;
            }
        }

        UseUp(target);
        _steps.Push(new Step(target, 0, []));
    }

    private void UseUp(int target)
    {
        foreach (var connection in graph.ForwardInbound(target))
        {
            _unused[connection]--;
        }
    }

    private static bool Contains(IReadOnlyList<string> outcomes, string port)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (string.Equals(outcomes[i], port, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Step(int Node, int Next, IReadOnlyList<string> Outcomes);
}

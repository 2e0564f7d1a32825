namespace CoAudit.Workflows.Flow;

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
    private const int Nobody = -1;

    private readonly int[] _unused = new int[graph.ConnectionCount];
    private readonly bool[] _followed = new bool[graph.ConnectionCount];

    // An explicit stack: ways through thousands of skipped nodes must not use up the thread's own.
    private readonly Stack<Step> _steps = new();

    private int _begun = Nobody;

    public FlowGraph Graph => graph;

    /// <summary>Carries on from a node that has completed by these exits.</summary>
    public void Leave(int node, IReadOnlyList<string> outcomes, IFlowHost host)
    {
        _steps.Push(new Step(node, 0, outcomes));
        Go(host);
    }

    /// <summary>
    /// A join begins: what runs before it is cancelled, either because it began since the first arrow was followed, or because an arrow back started it once more.
    /// Where the join had waited for all, those arrows have been counted, and what is cancelled does not count for it again.
    /// </summary>
    public void Begin(int node, IFlowHost host)
    {
        _begun = host.ModeOf(node) == JoinMode.WaitAny ? Nobody : node;
        Cancel(node, host);
        Go(host);
        _begun = Nobody;
    }

    private void Go(IFlowHost host)
    {
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

        if (target == _begun)
        {
            return;
        }

        _unused[connection]++;
        _followed[connection] = followed;
        Arrive(connection, target, host.ModeOf(target), host);
    }

    private void Arrive(int connection, int target, JoinMode mode, IFlowHost host)
    {
        switch (mode)
        {
            case JoinMode.WaitAny:
                Race(connection, target, host);
                break;
            case JoinMode.Cascade:
                Cascade(connection, target, host);
                break;
            case JoinMode.Converge:
                Join(target, graph.Inbound(target), all: true, host);
                break;
            default:
                Join(target, graph.ForwardInbound(target), all: mode == JoinMode.WaitAll, host);
                break;
        }
    }

    private void Return(int connection, int target, IFlowHost host)
    {
        if (!graph.IsSoundBackward(connection))
        {
            host.RefuseBackward(connection);
        }
        else if (host.ModeOf(target) == JoinMode.Converge)
        {
            _unused[connection]++;
            _followed[connection] = true;
            Join(target, graph.Inbound(target), all: true, host);
        }
        else
        {
            host.Schedule(target);
        }
    }

    private void Join(int target, ReadOnlySpan<int> inbound, bool all, IFlowHost host)
    {
        var followed = 0;
        foreach (var connection in inbound)
        {
            if (_unused[connection] <= 0)
            {
                return;
            }

            followed += _followed[connection] ? 1 : 0;
        }

        UseUp(inbound);
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
            UseUp(graph.ForwardInbound(target));
            host.Schedule(target);
            Cancel(target, host);
            return;
        }

        foreach (var connection in graph.ForwardInbound(target))
        {
            if (_unused[connection] <= 0)
            {
                return;
            }
        }

        UseUp(graph.ForwardInbound(target));
        _steps.Push(new Step(target, 0, []));
    }

    private void Cancel(int target, IFlowHost host)
    {
        foreach (var cancelled in host.CancelRunning(graph.Ancestors(target)))
        {
            _steps.Push(new Step(cancelled, 0, []));
        }
    }

    // What was followed runs at once; a round in which nothing was is skipped at its end.
    private void Cascade(int arrived, int target, IFlowHost host)
    {
        if (_followed[arrived])
        {
            host.Schedule(target);
        }

        var inbound = graph.ForwardInbound(target);
        var followed = false;
        foreach (var connection in inbound)
        {
            if (_unused[connection] <= 0)
            {
                return;
            }

            followed |= _followed[connection];
        }

        UseUp(inbound);
        if (!followed)
        {
            _steps.Push(new Step(target, 0, []));
        }
    }

    private void UseUp(ReadOnlySpan<int> inbound)
    {
        foreach (var connection in inbound)
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

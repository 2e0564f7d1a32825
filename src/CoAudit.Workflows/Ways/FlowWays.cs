using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Flow;

namespace CoAudit.Workflows.Ways;

/// <summary>All ways through one flowchart, by its own tokens: each state that it can be in is looked at once, nearest to the start first.</summary>
internal sealed class FlowWays(WaySearch search, CompiledActivity flowchart, FlowGraph graph, ContainerWays ways)
{
    /// <summary>Visits pile up in a circle: from here on one more makes no difference to what can happen.</summary>
    public const int MostUnused = 2;

    private readonly WaySearch _search = search;
    private readonly IReadOnlyList<CompiledActivity> _children = flowchart.Children;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly PriorityQueue<FlowState, (int Length, int Turn)> _pending = new();
    private int _turn;

    public void Run(int memory)
    {
        Keep(FlowState.At(graph.Start, memory));
        while (_pending.TryDequeue(out var state, out _))
        {
            if (!_seen.Add(state.Key()))
            {
                continue;
            }

            if (!_search.MayGoOn(16 + _children.Count + graph.ConnectionCount) || !_search.IsBounded(state.MostAlike()))
            {
                return;
            }

            Look(state);
        }
    }

    private void Look(FlowState state)
    {
        if (state.IsOver)
        {
            ways.End(state.Memory, state.Steps);
        }
        else if (state.Queue is [var next, ..])
        {
            Begin(state with { Queue = state.Queue[1..] }, next);
        }
        else
        {
            ways.Pass(state.Memory, state.Steps);
            Stuck(state);
            Resume(state);
        }
    }

    private void Begin(FlowState state, int node)
    {
        _search.Found.Ran(_children[node]);
        state = CutShort(state, node);
        if (Waiting.IsInstant(_children[node]))
        {
            Complete(state, node);
        }
        else
        {
            Keep(state with { Waiting = [.. state.Waiting.Append(node).Order()] });
        }
    }

    // What stands beside a container inside another one may still end the waiting, so only the outermost knows.
    private void Stuck(FlowState state)
    {
        if (flowchart.Parent?.Parent is null && state.Waiting.All(node => Waiting.IsForOutside(_children[node])))
        {
            _search.Found.Stick(_children[state.Waiting[0]], state.Steps);
        }
    }

    // Whatever waits may be the next to end.
    private void Resume(FlowState state)
    {
        foreach (var node in state.Waiting.Distinct())
        {
            var at = Array.IndexOf(state.Waiting, node);
            Complete(state with { Waiting = [.. state.Waiting.Where((_, i) => i != at)] }, node);

            // A container that is cut short has done a part of what it does.
            foreach (var (memory, steps) in _children[node].Children.Count > 0 ? _search.Through(_children[node], state.Memory).Between : ContainerWays.None)
            {
                Keep(state.After(steps, memory));
            }
        }
    }

    private void Complete(FlowState state, int node)
    {
        var child = _children[node];
        if (child.Children.Count > 0)
        {
            foreach (var (memory, steps) in _search.Through(child, state.Memory).Ends)
            {
                Leave(state.After([.. steps, new WayStep(child, "Done")], _search.Remember(memory, child, ["Done"])), node, ["Done"]);
            }

            return;
        }

        foreach (var exits in Exits.Of(child))
        {
            var memory = _search.Remember(state.Memory, child, exits) | (child.Activity is Finish ? WaySearch.Finished : 0);
            Leave(state.After([new WayStep(child, string.Join(", ", exits))], memory), node, exits);
        }
    }

    private void Leave(FlowState state, int node, string[] exits)
    {
        if (_children[node].Attribute.IsTerminal || (state.Memory & WaySearch.Finished) != 0)
        {
            Keep(state.Over());
            return;
        }

        var (tokens, host) = (TokensOf(state), new Host(this, state));
        tokens.Leave(node, exits, host);
        if (!host.IsFaulted)
        {
            Keep(After(state, tokens, host));
        }
    }

    // A join cancels what still runs before it.
    private FlowState CutShort(FlowState state, int node)
    {
        if (!_children[node].CutsShort || state.Waiting is [])
        {
            return state;
        }

        var (tokens, host) = (TokensOf(state), new Host(this, state));
        tokens.Begin(node, host);
        return After(state, tokens, host);
    }

    private FlowTokens TokensOf(FlowState state)
    {
        var tokens = new FlowTokens(graph);
        foreach (var (connection, unused, followed) in state.Tokens)
        {
            tokens.Restore(connection, unused, followed);
        }

        return tokens;
    }

    private static FlowState After(FlowState state, FlowTokens tokens, Host host) => state with
    {
        Queue = [.. host.Queue],
        Waiting = [.. host.Waiting],
        Tokens = [.. tokens.Save().Select(t => t with { Unused = Math.Clamp(t.Unused, -MostUnused, MostUnused) })],
    };

    private void Keep(FlowState state) => _pending.Enqueue(state, (state.Length, _turn++));

    private sealed class Host(FlowWays flow, FlowState state) : IFlowHost
    {
        public List<int> Queue { get; } = [.. state.Queue];

        public List<int> Waiting { get; } = [.. state.Waiting];

        public bool IsFaulted { get; private set; }

        public JoinMode ModeOf(int node) => flow._children[node] is { Activity: FlowJoin join } child
            ? join.FixedMode(child) ?? JoinMode.WaitAny
            : flow._children[node].MergeMode;

        public void Schedule(int node) => Queue.Add(node);

        public IReadOnlyList<int> CancelRunning(bool[] among)
        {
            int[] cancelled = [.. Waiting.Where(node => among[node])];
            Waiting.RemoveAll(node => among[node]);
            return cancelled;
        }

        public void RefuseBackward(int connection) => IsFaulted = true;

        public void Starved(int node) => flow._search.Found.Starve(flow._children[node], state.Steps);
    }
}

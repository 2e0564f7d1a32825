namespace CoAudit.Workflows.Flow;

/// <summary>
/// A flowchart's arrows sorted for running, as seen from one start: which go forward, which lead back, and what lies before what.
/// An arrow leads back when, exploring breadth first from the start in the order of the arrows, it would close a circle.
/// </summary>
internal sealed class FlowGraph
{
    private readonly IReadOnlyList<FlowConnection> _connections;
    private readonly bool[] _forward;
    private readonly int[][] _outbound;
    private readonly int[][] _forwardInbound;
    private readonly int[][] _inbound;
    private readonly bool[] _reached;
    private readonly Lazy<Dominators> _dominators;

    public FlowGraph(IReadOnlyList<FlowConnection> connections, int nodeCount, int start)
    {
        _connections = connections;
        Start = start;
        _outbound = Group(nodeCount, connections.Count, c => connections[c].Source, _ => true);
        _reached = new bool[nodeCount];
        _forward = Classify(nodeCount);
        _forwardInbound = Group(nodeCount, connections.Count, c => connections[c].Target, c => _forward[c]);
        _inbound = Group(nodeCount, connections.Count, c => connections[c].Target, c => _reached[connections[c].Source]);
        _dominators = new Lazy<Dominators>(() => new Dominators(nodeCount, start, Order(), _forwardInbound, connections));
    }

    public int Start { get; }

    public int ConnectionCount => _connections.Count;

    public FlowConnection this[int connection] => _connections[connection];

    public bool IsForward(int connection) => _forward[connection];

    public ReadOnlySpan<int> Outbound(int node) => _outbound[node];

    public ReadOnlySpan<int> ForwardInbound(int node) => _forwardInbound[node];

    /// <summary>All arrows into the node that can be followed, those that lead back included.</summary>
    public ReadOnlySpan<int> Inbound(int node) => _inbound[node];

    public bool IsReached(int node) => _reached[node];

    /// <summary>An arrow back is sound when every way from the start to its source passes its target.</summary>
    public bool IsSoundBackward(int connection) => _dominators.Value.Dominates(_connections[connection].Target, _connections[connection].Source);

    /// <summary>All nodes from which a forward way leads to the node.</summary>
    public bool[] Ancestors(int node)
    {
        var found = new bool[_outbound.Length];
        var pending = new Stack<int>();
        pending.Push(node);
        while (pending.TryPop(out var current))
        {
            foreach (var connection in _forwardInbound[current])
            {
                var source = _connections[connection].Source;
                if (!found[source])
                {
                    found[source] = true;
                    pending.Push(source);
                }
            }
        }

        return found;
    }

    /// <summary>The reached nodes, breadth first in the order of the arrows.</summary>
    public List<int> BreadthFirst()
    {
        var order = new List<int>();
        if (Start < 0)
        {
            return order;
        }

        var seen = new bool[_outbound.Length];
        seen[Start] = true;
        order.Add(Start);
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var connection in _outbound[order[i]])
            {
                var target = _connections[connection].Target;
                if (!seen[target])
                {
                    seen[target] = true;
                    order.Add(target);
                }
            }
        }

        return order;
    }

    private bool[] Classify(int nodeCount)
    {
        var forward = new bool[_connections.Count];
        var accepted = new List<int>?[nodeCount];
        var search = new PathSearch(accepted);
        foreach (var source in BreadthFirst())
        {
            _reached[source] = true;
            foreach (var connection in _outbound[source])
            {
                var target = _connections[connection].Target;
                if (!search.Exists(target, source))
                {
                    forward[connection] = true;
                    (accepted[source] ??= []).Add(target);
                }
            }
        }

        return forward;
    }

    // Topological order of the forward graph.
    private List<int> Order()
    {
        var open = new int[_outbound.Length];
        for (var node = 0; node < open.Length; node++)
        {
            open[node] = _forwardInbound[node].Length;
        }

        var order = new List<int> { Start };
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var connection in _outbound[order[i]])
            {
                var target = _connections[connection].Target;
                if (_forward[connection] && --open[target] == 0)
                {
                    order.Add(target);
                }
            }
        }

        return order;
    }

    private static int[][] Group(int nodeCount, int connectionCount, Func<int, int> key, Func<int, bool> include)
    {
        var counts = new int[nodeCount];
        for (var c = 0; c < connectionCount; c++)
        {
            counts[key(c)] += include(c) ? 1 : 0;
        }

        var groups = Array.ConvertAll(counts, count => count == 0 ? [] : new int[count]);
        Array.Clear(counts);
        for (var c = 0; c < connectionCount; c++)
        {
            if (include(c))
            {
                groups[key(c)][counts[key(c)]++] = c;
            }
        }

        return groups;
    }

    /// <summary>Asks again and again whether one node leads to another in a graph that grows.</summary>
    private sealed class PathSearch(List<int>?[] targets)
    {
        private readonly int[] _stamp = new int[targets.Length];
        private readonly Stack<int> _pending = new();
        private int _round;

        public bool Exists(int from, int to)
        {
            if (from == to)
            {
                return true;
            }

            _round++;
            _pending.Clear();
            _pending.Push(from);
            while (_pending.TryPop(out var node))
            {
                foreach (var next in targets[node] ?? [])
                {
                    if (next == to)
                    {
                        return true;
                    }

                    if (_stamp[next] != _round)
                    {
                        _stamp[next] = _round;
                        _pending.Push(next);
                    }
                }
            }

            return false;
        }
    }
}

namespace CoAudit.Workflows.Flow;

/// <summary>
/// A flowchart's arrows sorted for running, as seen from one start: which go forward, which lead back, and what lies before what.
/// An arrow leads back when, exploring breadth first from the start in the order of the arrows, it would close a circle.
/// </summary>
internal sealed class FlowGraph
{
    // Some tenths of a second. What people draw takes some hundred steps.
    private const long MostWork = 20_000_000;

    private readonly WorkLimit _work;
    private readonly IReadOnlyList<FlowConnection> _connections;
    private readonly bool[] _forward;
    private readonly int[][] _outbound;
    private readonly int[][] _forwardInbound;
    private readonly int[][] _inbound;
    private readonly bool[] _reached;
    private readonly Lazy<Dominators> _dominators;

    /// <param name="work">What may be spent on telling which arrows lead back.</param>
    public FlowGraph(IReadOnlyList<FlowConnection> connections, int nodeCount, int start, WorkLimit? work = null)
    {
        _work = work ?? new WorkLimit(MostWork);
        _connections = connections;
        Start = start;
        _outbound = Group(nodeCount, connections.Count, c => connections[c].Source, _ => true);
        _reached = new bool[nodeCount];
        _forward = Classify(nodeCount);
        _forwardInbound = Group(nodeCount, connections.Count, c => connections[c].Target, c => _forward[c]);
        _inbound = Group(nodeCount, connections.Count, c => connections[c].Target, c => _reached[connections[c].Source]);
        _dominators = new Lazy<Dominators>(() => new Dominators(nodeCount, start, Order(), _forwardInbound, connections, _work));
    }

    public int Start { get; }

    /// <summary>False when it has so many arrows into what was passed that not all were looked at. Those count as leading back, and are never followed.</summary>
    public bool IsKnown => !_work.IsSpent;

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

    // An arrow is forward unless its target already leads to its source by forward arrows. What leads to a node does not change while its own arrows are looked at.
    private bool[] Classify(int nodeCount)
    {
        var forward = new bool[_connections.Count];
        var before = new SourceSearch(nodeCount, _work);
        foreach (var source in BreadthFirst())
        {
            foreach (var connection in _outbound[source])
            {
                // Nothing leads on yet from what was not looked at.
                var target = _connections[connection].Target;
                if (target != source && !(_reached[target] && before.LeadsTo(source, target)))
                {
                    forward[connection] = true;
                    before.Add(source, target);
                }
            }

            _reached[source] = true;
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

    /// <summary>Asks what leads to a node in a graph that grows, once for each node.</summary>
    private sealed class SourceSearch(int nodeCount, WorkLimit work)
    {
        private readonly List<int>?[] _sources = new List<int>?[nodeCount];
        private readonly int[] _foundFor = new int[nodeCount];
        private readonly Stack<int> _pending = new();
        private int _searched = -1;

        public void Add(int source, int target) => (_sources[target] ??= []).Add(source);

        /// <summary>Whether the other leads to the node. Past the limit nobody looks any more, and the answer is yes: then no circle is taken for none.</summary>
        public bool LeadsTo(int node, int other)
        {
            if (_searched != node)
            {
                _searched = node;
                Search(node);
            }

            return work.IsSpent || _foundFor[other] == node + 1;
        }

        private void Search(int node)
        {
            _pending.Clear();
            _pending.Push(node);
            while (_pending.TryPop(out var current))
            {
                foreach (var source in _sources[current] ?? [])
                {
                    if (work.IsSpent)
                    {
                        return;
                    }

                    work.Spend();
                    if (_foundFor[source] != node + 1)
                    {
                        _foundFor[source] = node + 1;
                        _pending.Push(source);
                    }
                }
            }
        }
    }
}

namespace CoAudit.Workflows.Flow;

/// <summary>For each node of a circle-free graph the last node that every way from the start to it passes.</summary>
internal sealed class Dominators
{
    private readonly int[] _nearest;
    private readonly int[] _depth;

    // What a node dominates has the numbers from its own up to its last.
    private readonly int[] _number;
    private readonly int[] _last;
    private readonly bool _isKnown;

    /// <param name="order">The nodes in topological order, the start first.</param>
    /// <param name="work">Past this limit nothing is told of any node.</param>
    public Dominators(int nodeCount, int start, List<int> order, int[][] inbound, IReadOnlyList<FlowConnection> connections, WorkLimit work)
    {
        (_nearest, _depth, _number, _last) = (new int[nodeCount], new int[nodeCount], new int[nodeCount], new int[nodeCount]);
        Array.Fill(_nearest, -1);
        _nearest[start] = start;
        foreach (var node in order.Skip(1))
        {
            var common = -1;
            foreach (var connection in inbound[node])
            {
                var source = connections[connection].Source;
                common = common < 0 ? source : Common(common, source, work);
            }

            _nearest[node] = common;
            _depth[node] = _depth[common] + 1;
        }

        _isKnown = !work.IsSpent;
        Number(order);
    }

    public bool Dominates(int node, int other) =>
        _isKnown && _nearest[node] >= 0 && _nearest[other] >= 0 && _number[node] <= _number[other] && _number[other] <= _last[node];

    private int Common(int a, int b, WorkLimit work)
    {
        while (a != b && !work.IsSpent)
        {
            work.Spend();
            if (_depth[a] >= _depth[b])
            {
                a = _nearest[a];
            }
            else
            {
                b = _nearest[b];
            }
        }

        return a;
    }

    private void Number(List<int> order)
    {
        var size = new int[_nearest.Length];
        for (var i = order.Count - 1; i > 0; i--)
        {
            size[order[i]]++;
            size[_nearest[order[i]]] += size[order[i]];
        }

        var next = new int[_nearest.Length];
        _last[order[0]] = order.Count - 1;
        next[order[0]] = 1;
        foreach (var node in order.Skip(1))
        {
            var around = _nearest[node];
            _number[node] = next[around];
            _last[node] = next[around] + size[node] - 1;
            next[node] = next[around] + 1;
            next[around] += size[node];
        }
    }
}

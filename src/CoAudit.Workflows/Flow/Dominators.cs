namespace CoAudit.Workflows.Flow;

/// <summary>For each node of a circle-free graph the last node that every way from the start to it passes.</summary>
internal sealed class Dominators
{
    private readonly int[] _nearest;
    private readonly int[] _depth;

    /// <param name="order">The nodes in topological order, the start first.</param>
    public Dominators(int nodeCount, int start, List<int> order, int[][] inbound, IReadOnlyList<FlowConnection> connections)
    {
        _nearest = new int[nodeCount];
        _depth = new int[nodeCount];
        Array.Fill(_nearest, -1);
        _nearest[start] = start;
        foreach (var node in order.Skip(1))
        {
            var common = -1;
            foreach (var connection in inbound[node])
            {
                var source = connections[connection].Source;
                common = common < 0 ? source : Common(common, source);
            }

            _nearest[node] = common;
            _depth[node] = _depth[common] + 1;
        }
    }

    public bool Dominates(int node, int other)
    {
        if (_nearest[node] < 0 || _nearest[other] < 0)
        {
            return false;
        }

        while (_depth[other] > _depth[node])
        {
            other = _nearest[other];
        }

        return other == node;
    }

    private int Common(int a, int b)
    {
        while (a != b)
        {
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
}

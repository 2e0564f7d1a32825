namespace CoAudit.Workflows.Tests.Properties;

/// <summary>What a node of a random flowchart does.</summary>
internal enum NodeKind
{
    Line,
    Event,
    Yes,
    No,
    Fork,
    JoinAll,
    JoinActive,
    JoinAny,
}

/// <summary>A flowchart whose arrows lead from nodes to later ones.</summary>
internal sealed record Drawing(NodeKind[] Nodes, (int From, string Port, int To)[] Arrows);

/// <summary>
/// What a flowchart without circles does, by the rules that Elsa states: an arrow is visited once its source has completed, been skipped or been cancelled, and
/// followed when that named its exit. Written for the tests only, and knowing nothing of the engine.
/// </summary>
internal sealed class NaiveFlowchart
{
    private readonly Drawing drawing;
    private readonly HashSet<int> reached = [0];
    private readonly Dictionary<(int, string, int), bool> followed = [];
    private readonly HashSet<int> decided = [];
    private readonly List<int> running = [];
    private readonly Queue<int> queue = new();

    public NaiveFlowchart(Drawing drawing)
    {
        this.drawing = drawing;
        for (var node = 0; node < drawing.Nodes.Length; node++)
        {
            reached.UnionWith(drawing.Arrows.Where(a => a.From == node && reached.Contains(node)).Select(a => a.To));
        }

        queue.Enqueue(0);
        Drain();
    }

    /// <summary>Node and event.</summary>
    public List<string> Told { get; } = [];

    /// <summary>The nodes that wait for their event.</summary>
    public IEnumerable<string> Waits => running.Select(node => $"a{node}");

    public void Resume(string wait)
    {
        var node = int.Parse(wait[1..], System.Globalization.CultureInfo.InvariantCulture);
        Tell(node, "Resumed");
        running.Remove(node);
        Complete(node, "Done");
        Drain();
    }

    private void Drain()
    {
        while (queue.TryDequeue(out var node))
        {
            Begin(node);
        }
    }

    private void Begin(int node)
    {
        Tell(node, "Started");
        switch (drawing.Nodes[node])
        {
            case NodeKind.Event:
                Tell(node, "Suspended");
                running.Add(node);
                break;
            case NodeKind.Yes or NodeKind.No:
                Complete(node, drawing.Nodes[node] == NodeKind.Yes ? "True" : "False");
                break;
            case NodeKind.Fork:
                Complete(node, "A", "B");
                break;
            case NodeKind.JoinAll or NodeKind.JoinActive or NodeKind.JoinAny:
                CancelBefore(node);
                Complete(node, "Done");
                break;
            default:
                Complete(node, "Done");
                break;
        }
    }

    private void Complete(int node, params string[] outcomes)
    {
        Tell(node, "Completed");
        Leave(node, outcomes);
    }

    private void Leave(int node, string[] outcomes)
    {
        foreach (var arrow in drawing.Arrows.Where(a => a.From == node))
        {
            followed[arrow] = outcomes.Contains(arrow.Port, StringComparer.Ordinal);
            Arrive(arrow.To);
        }
    }

    private void Arrive(int node)
    {
        if (decided.Contains(node))
        {
            return;
        }

        var inbound = drawing.Arrows.Where(a => a.To == node && reached.Contains(a.From)).ToList();
        var all = inbound.TrueForAll(followed.ContainsKey);
        var any = inbound.Exists(a => followed.GetValueOrDefault(a));
        if (!all && !(any && drawing.Nodes[node] == NodeKind.JoinAny))
        {
            return;
        }

        decided.Add(node);
        if (!any || (drawing.Nodes[node] == NodeKind.JoinAll && !inbound.TrueForAll(a => followed[a])))
        {
            Leave(node, []);
            return;
        }

        queue.Enqueue(node);
        if (drawing.Nodes[node] == NodeKind.JoinAny)
        {
            CancelBefore(node);
        }
    }

    private void CancelBefore(int node)
    {
        foreach (var cancelled in running.Where(r => LeadsTo(r, node)).ToList())
        {
            running.Remove(cancelled);
            Tell(cancelled, "Canceled");
            Leave(cancelled, []);
        }
    }

    private bool LeadsTo(int from, int to) => drawing.Arrows.Any(a => a.From == from && (a.To == to || LeadsTo(a.To, to)));

    private void Tell(int node, string what) => Told.Add($"a{node}:{what}");
}

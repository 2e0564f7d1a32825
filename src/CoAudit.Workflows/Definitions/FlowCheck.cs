using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Descriptors;
using CoAudit.Workflows.Flow;

namespace CoAudit.Workflows.Definitions;

/// <summary>Looks the arrows of one flowchart through: do they lead anywhere, does everything have a way to it and a way out.</summary>
internal sealed class FlowCheck(DefinitionCheck check, CompiledActivity flowchart, FlowConnections connections)
{
    private readonly IReadOnlyList<CompiledActivity> _children = flowchart.Children;
    private readonly HashSet<(int Node, string Port)> _connected = [.. connections.All.Select(c => (c.Source, c.Port))];
    private readonly HashSet<int> _leaving = [.. connections.All.Select(c => c.Source)];

    public void Run()
    {
        foreach (var (path, message) in connections.Broken)
        {
            check.Tell("broken-connection", path, flowchart, message);
        }

        if (connections.Start < 0)
        {
            return;
        }

        Ports();
        var reached = Reached();
        foreach (var child in _children.Where(c => !reached[c.Position]))
        {
            check.Tell("unreachable", child.Path, child, "no connection from the start leads here, so it never runs. Lead one here, or remove it.");
        }

        Backward(reached);
        if (check.ConcernsPeople)
        {
            Exits(reached);
            WaysOut(reached);
        }
    }

    // What an exit is called is known of activities that declare their exits; of a product's and of decisions that is all.
    private void Ports()
    {
        foreach (var (source, port, target) in connections.All.Where(c => _children[c.Source] is { Attribute.IsProduct: true } or { Activity: FlowDecision }))
        {
            var exits = ExitsOf(_children[source].Attribute);
            if (!exits.Contains(port, StringComparer.Ordinal))
            {
                check.Tell(
                    "unknown-exit",
                    _children[source].Path,
                    _children[source],
                    $"it has no exit {NameWords.Of(port)}, so the connection to \"{_children[target].DisplayText}\" is never followed. Draw it from one of its exits: {string.Join(", ", exits.Select(NameWords.Of))}.");
            }
        }
    }

    private bool[] Reached()
    {
        var outOf = connections.All.ToLookup(c => c.Source, c => c.Target);
        var reached = new bool[_children.Count];
        var pending = new Stack<int>(_children.Where(c => c.CanStartWorkflow).Select(c => c.Position).Prepend(connections.Start));
        while (pending.TryPop(out var node))
        {
            if (!reached[node])
            {
                reached[node] = true;
                foreach (var target in outOf[node])
                {
                    pending.Push(target);
                }
            }
        }

        return reached;
    }

    private void Backward(bool[] reached)
    {
        var graph = connections.From(connections.Start);
        if (!graph.IsKnown)
        {
            check.Tell("too-entangled", flowchart.Path, flowchart, "it has so many connections across each other that nobody can tell which of them lead back. Divide it.");
            return;
        }

        for (var c = 0; c < graph.ConnectionCount; c++)
        {
            var (source, port, target) = graph[c];
            if (reached[source] && graph.IsReached(source) && !graph.IsForward(c) && !graph.IsSoundBackward(c))
            {
                check.Tell(
                    "backward-connection",
                    _children[source].Path,
                    _children[source],
                    $"its exit {NameWords.Of(port)} leads back to \"{_children[target].DisplayText}\", which not every way here has passed; following it would be a fault. Lead it to what every way here has passed.");
            }
        }
    }

    private void Exits(bool[] reached)
    {
        foreach (var child in _children.Where(c => reached[c.Position] && c.Attribute is { IsProduct: true, ExitsMayEnd: false, IsTerminal: false }))
        {
            foreach (var exit in ExitsOf(child.Attribute).Where(exit => !_connected.Contains((child.Position, exit))))
            {
                check.Tell("unconnected-exit", child.Path, child, $"the exit {NameWords.Of(exit)} leads nowhere. Connect it, if only to an end.");
            }
        }
    }

    // Backwards from everything where a path can end; what is not met goes round and round.
    private void WaysOut(bool[] reached)
    {
        var into = connections.All.ToLookup(c => c.Target, c => c.Source);
        var leads = new bool[_children.Count];
        var pending = new Stack<int>(_children.Where(CanEnd).Select(c => c.Position));
        while (pending.TryPop(out var node))
        {
            if (!leads[node])
            {
                leads[node] = true;
                foreach (var source in into[node])
                {
                    pending.Push(source);
                }
            }
        }

        foreach (var child in _children.Where(c => reached[c.Position] && !leads[c.Position]))
        {
            check.Tell("no-way-out", child.Path, child, "from here the connections only go round in a circle; no way leads to an end. Lead one of them on.");
        }
    }

    private bool CanEnd(CompiledActivity child) =>
        child.Attribute.IsTerminal || !_leaving.Contains(child.Position) || child.Attribute.Outcomes.Any(exit => !_connected.Contains((child.Position, exit)));

    private static string[] ExitsOf(ActivityAttribute activity) => activity.Outcomes is [] ? ["Done"] : activity.Outcomes;
}

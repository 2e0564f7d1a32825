using System.Collections.Concurrent;
using System.Text.Json;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Flow;

/// <summary>One arrow of a flowchart. Source and target are positions among the flowchart's children.</summary>
internal readonly record struct FlowConnection(int Source, string Port, int Target);

/// <summary>The arrows of one flowchart as its JSON gives them, and the graphs made of them.</summary>
internal sealed class FlowConnections
{
    private readonly ConcurrentDictionary<int, FlowGraph> _byStart = new();
    private readonly int _nodeCount;
    private readonly List<FlowConnection> _all = [];
    private readonly List<(string Path, string Message)> _broken = [];

    public FlowConnections(CompiledActivity flowchart)
    {
        _nodeCount = flowchart.Children.Count;
        var positions = new Dictionary<string, int>(_nodeCount, StringComparer.Ordinal);
        foreach (var child in flowchart.Children)
        {
            positions.TryAdd(child.Id, child.Position);
        }

        var index = 0;
        foreach (var json in flowchart.Json.Items("connections"))
        {
            Read(json, $"{flowchart.Path}.connections[{index++}]", positions);
        }

        Start = FindStart(flowchart, positions);
    }

    public IReadOnlyList<FlowConnection> All => _all;

    /// <summary>Arrows that lead from or to nothing. They are never followed.</summary>
    public IReadOnlyList<(string Path, string Message)> Broken => _broken;

    /// <summary>Position of the child that the flowchart starts with, or -1 when it is empty.</summary>
    public int Start { get; }

    /// <summary>The graph as seen from one start; a trigger may start a flowchart elsewhere than at <see cref="Start"/>.</summary>
    public FlowGraph From(int start) => _byStart.GetOrAdd(start, s => new FlowGraph(_all, _nodeCount, s));

    private void Read(JsonElement json, string path, Dictionary<string, int> positions)
    {
        var source = End(json, "source", "Done", out var sourceId);
        var target = End(json, "target", "In", out var targetId);
        if (positions.TryGetValue(sourceId, out var from) && positions.TryGetValue(targetId, out var to) && target.Length > 0)
        {
            _all.Add(new FlowConnection(from, source, to));
        }
        else
        {
            _broken.Add((path, $"This connection goes from \"{sourceId}\" to \"{targetId}\"; there is no such activity here. Draw it anew."));
        }
    }

    // Older exports name only the activity, some with the port beside it.
    private static string End(JsonElement json, string end, string defaultPort, out string id)
    {
        id = json.Text(end) ?? json.Member(end)?.Text("activity") ?? "";
        return json.Member(end)?.Text("port") ?? json.Text($"{end}Port") ?? defaultPort;
    }

    private int FindStart(CompiledActivity flowchart, Dictionary<string, int> positions)
    {
        if (flowchart.Json.Text("start") is { } named && positions.TryGetValue(named, out var start))
        {
            return start;
        }

        var children = flowchart.Children;
        var entered = new bool[_nodeCount];
        foreach (var connection in _all)
        {
            entered[connection.Target] = true;
        }

        var first = children.FirstOrDefault(c => c.Activity is Activities.Generic.Start)
            ?? children.FirstOrDefault(c => c.CanStartWorkflow)
            ?? children.FirstOrDefault(c => !entered[c.Position])
            ?? (children is [var only, ..] ? only : null);
        return first?.Position ?? -1;
    }
}

using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Flow;

namespace CoAudit.Workflows.Ways;

/// <summary>Finds circles that nothing ends: no decision in them looks at anything that changes on the way round.</summary>
internal sealed class Circles
{
    private readonly IReadOnlyList<CompiledActivity> _children;
    private readonly FlowConnections _arrows;
    private readonly ILookup<int, FlowConnection> _all;
    private readonly ILookup<int, FlowConnection> _forth;
    private readonly ILookup<int, FlowConnection> _back;

    public Circles(CompiledActivity flowchart, Func<CompiledActivity, string, bool> follows)
    {
        _children = flowchart.Children;
        _arrows = flowchart.Connections!;
        var followed = _arrows.All.Where(a => follows(_children[a.Source], a.Port)).ToList();
        _all = _arrows.All.ToLookup(a => a.Source);
        _forth = followed.ToLookup(a => a.Source);
        _back = followed.ToLookup(a => a.Target);
    }

    /// <summary>For each such circle the shortest way to its first activity in the drawing's order, and once round.</summary>
    public IEnumerable<IReadOnlyList<WayStep>> Endless() =>
        Endless([.. _arrows.From(_arrows.Start).BreadthFirst()]).Select(circle =>
        {
            var first = circle.Min();
            return (IReadOnlyList<WayStep>)[.. Steps(_arrows.Start, first, node => _all[node]), .. Round(circle, first)];
        });

    private IEnumerable<HashSet<int>> Endless(HashSet<int> among)
    {
        foreach (var circle in Together(among))
        {
            var limits = circle.Where(node => Limits(node, circle)).ToHashSet();
            if (limits.Count == 0)
            {
                yield return circle;
                continue;
            }

            foreach (var inner in Endless([.. circle.Except(limits)]))
            {
                yield return inner;
            }
        }
    }

    // A decision limits a circle when it looks at something that the circle changes and leads out of it, of a count that grows in the end.
    private bool Limits(int node, HashSet<int> circle)
    {
        var read = VariableUse.ReadBy(_children[node]);
        var ends = VariableUse.InTheEnd(_children[node]);
        return read is not { Count: 0 }
            && _all[node].Any(a => !circle.Contains(a.Target) && (ends is null || string.Equals(a.Port, ends, StringComparison.Ordinal)))
            && (read is null || circle.SelectMany(n => VariableUse.SetBy(_children[n])).Any(read.Contains));
    }

    // Kosaraju: in the order in which a walk forth leaves the nodes, the last first, a walk back meets those that also lead here.
    private List<HashSet<int>> Together(HashSet<int> among)
    {
        var left = new List<int>();
        var seen = new HashSet<int>();
        foreach (var node in among.Order())
        {
            Walk(node, a => a.Target, _forth, n => among.Contains(n) && seen.Add(n), left.Add);
        }

        var circles = new List<HashSet<int>>();
        var open = new HashSet<int>(among);
        foreach (var node in Enumerable.Reverse(left))
        {
            var circle = new HashSet<int>();
            Walk(node, a => a.Source, _back, open.Remove, n => circle.Add(n));
            if (circle.Count > 1 || _forth[node].Any(a => a.Target == node && circle.Contains(node)))
            {
                circles.Add(circle);
            }
        }

        return circles;
    }

    private static void Walk(int from, Func<FlowConnection, int> next, ILookup<int, FlowConnection> arrows, Func<int, bool> enter, Action<int> leave)
    {
        if (!enter(from))
        {
            return;
        }

        var path = new Stack<(int Node, IEnumerator<FlowConnection> Arrows)>([(from, arrows[from].GetEnumerator())]);
        while (path.TryPeek(out var at))
        {
            if (!at.Arrows.MoveNext())
            {
                leave(at.Node);
                path.Pop();
            }
            else if (next(at.Arrows.Current) is var node && enter(node))
            {
                path.Push((node, arrows[node].GetEnumerator()));
            }
        }
    }

    private IEnumerable<WayStep> Round(HashSet<int> circle, int first)
    {
        var inside = (int node) => _forth[node].Where(a => circle.Contains(a.Target));
        var shortest = inside(first).Select(a => (Arrow: a, Steps: Steps(a.Target, first, inside))).MinBy(w => w.Steps.Count);
        return [Step(shortest.Arrow), .. shortest.Steps, new WayStep(_children[first], "")];
    }

    // The steps from one activity to just before another, breadth first.
    private List<WayStep> Steps(int from, int goal, Func<int, IEnumerable<FlowConnection>> arrows)
    {
        var before = new Dictionary<int, FlowConnection>();
        var pending = new Queue<int>([from]);
        while (pending.TryDequeue(out var node) && node != goal)
        {
            foreach (var arrow in arrows(node).Where(a => a.Target != from && before.TryAdd(a.Target, a)))
            {
                pending.Enqueue(arrow.Target);
            }
        }

        var steps = new List<WayStep>();
        for (var at = goal; at != from; at = before[at].Source)
        {
            steps.Insert(0, Step(before[at]));
        }

        return steps;
    }

    private WayStep Step(FlowConnection arrow) => new(_children[arrow.Source], arrow.Port);
}

using CoAudit.Workflows.Flow;
using CoAudit.Workflows.Tests.Driver;
using CsCheck;

namespace CoAudit.Workflows.Tests.Flow;

/// <summary>Which arrows lead back, found in bounded work.</summary>
public sealed class FlowGraphTests
{
    [Fact]
    public void An_arrow_leads_back_when_its_target_already_leads_to_its_source() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]).Array[0, 30].Sample(
        pairs =>
        {
            var arrows = pairs.Select(p => new FlowConnection(p.Item1, "Done", p.Item2)).ToList();
            var graph = new FlowGraph(arrows, 10, 0);

            Assert.Equal(Forward(arrows, graph.BreadthFirst()), Enumerable.Range(0, arrows.Count).Select(graph.IsForward));
        },
        iter: 3_000);

    [Fact]
    public void A_way_back_is_sound_when_no_forward_way_goes_round_its_target() => Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7]).Array[0, 20].Sample(
        pairs =>
        {
            var arrows = pairs.Select(p => new FlowConnection(p.Item1, "Done", p.Item2)).ToList();
            var graph = new FlowGraph(arrows, 8, 0);
            for (var c = 0; c < arrows.Count; c++)
            {
                if (graph.IsReached(arrows[c].Source) && !graph.IsForward(c))
                {
                    Assert.Equal(!GoesRound(graph, arrows, arrows[c].Source, arrows[c].Target), graph.IsSoundBackward(c));
                }
            }
        },
        iter: 3_000);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dense_flowchart_without_circles_takes_few_steps(bool lastFirst)
    {
        var arrows = Dense(400, lastFirst);
        var work = new WorkLimit(long.MaxValue);

        var graph = new FlowGraph(arrows, 400, 0, work);

        Assert.All(Enumerable.Range(0, arrows.Count), c => Assert.True(graph.IsForward(c)));
        Assert.InRange(work.Spent, 0, 10L * arrows.Count);
    }

    [Fact]
    public void Past_its_limit_it_stops_looking_and_takes_no_circle_for_none()
    {
        var arrows = Tangle(60);
        var (whole, little) = (new WorkLimit(long.MaxValue), new WorkLimit(500));

        var known = new FlowGraph(arrows, 122, 0, whole);
        var unknown = new FlowGraph(arrows, 122, 0, little);

        Assert.True(known.IsKnown);
        Assert.False(unknown.IsKnown);
        Assert.Equal(500, little.Spent);
        Assert.All(Enumerable.Range(0, arrows.Count).Where(unknown.IsForward), c => Assert.True(known.IsForward(c)));
        Assert.Equal(known.BreadthFirst(), unknown.BreadthFirst());
        Assert.False(unknown.IsSoundBackward(Enumerable.Range(0, arrows.Count).First(c => !unknown.IsForward(c))));
    }

    [Fact]
    public void One_that_nobody_can_tell_is_told_at_publish()
    {
        const int wide = 2_000;
        var flow = new FlowBuilder().Fork("f", "A", "B").Lines("l", "r").Arrows("f.A>l f.B>r");
        for (var i = 0; i < wide; i++)
        {
            flow.Lines($"l{i}", $"r{i}").Arrows($"l>l{i} r>r{i}");
        }

        // Each on the right leads to one on the left that was passed, and for each all that leads to it is looked at.
        flow.Lines("m").Arrows(string.Join(' ', Enumerable.Range(0, wide).Select(i => $"l{i}>m r{i}>l{i}")));
        for (var i = 0; i < wide * 3; i++)
        {
            flow.Lines($"n{i}").Arrows($"m>n{i} n{i}>l");
        }

        Assert.Contains(flow.Compile().Check(), p => p.Code == "too-entangled");
    }

    private static List<FlowConnection> Dense(int nodes, bool lastFirst)
    {
        var arrows = from source in Enumerable.Range(0, nodes)
                     from target in Enumerable.Range(source + 1, nodes - source - 1)
                     orderby source, lastFirst ? -target : target
                     select new FlowConnection(source, "Done", target);
        return [.. arrows];
    }

    // A start that leads to two rows; each of the second row leads to all of the first, which were passed before.
    private static List<FlowConnection> Tangle(int wide)
    {
        var arrows = new List<FlowConnection>();
        for (var i = 0; i < wide; i++)
        {
            arrows.Add(new FlowConnection(0, "Done", 1 + i));
        }

        for (var i = 0; i < wide; i++)
        {
            arrows.Add(new FlowConnection(1 + i, "Done", 1 + wide + i));
            for (var j = 0; j < wide; j++)
            {
                arrows.Add(new FlowConnection(1 + wide + i, "Done", 1 + j));
            }
        }

        return arrows;
    }

    // As Elsa looks: in the order of the walk, an arrow is forward unless its target leads to its source by arrows that are.
    private static List<bool> Forward(List<FlowConnection> arrows, List<int> order)
    {
        var forward = new bool[arrows.Count];
        foreach (var source in order)
        {
            for (var c = 0; c < arrows.Count; c++)
            {
                forward[c] |= arrows[c].Source == source && !Leads(arrows.Where((_, i) => forward[i]), arrows[c].Target, source);
            }
        }

        return [.. forward];
    }

    private static bool GoesRound(FlowGraph graph, List<FlowConnection> arrows, int source, int target) =>
        target != 0 && Leads(arrows.Where((a, i) => graph.IsForward(i) && a.Source != target && a.Target != target), 0, source);

    private static bool Leads(IEnumerable<FlowConnection> arrows, int from, int to)
    {
        var all = arrows.ToList();
        var seen = new HashSet<int> { from };
        var pending = new Queue<int>([from]);
        while (pending.TryDequeue(out var node))
        {
            if (node == to)
            {
                return true;
            }

            foreach (var next in all.Where(a => a.Source == node && seen.Add(a.Target)))
            {
                pending.Enqueue(next.Target);
            }
        }

        return false;
    }
}

using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;
using CsCheck;

namespace CoAudit.Workflows.Tests.Properties;

/// <summary>Random flowcharts without circles, on the engine and beside it.</summary>
public sealed class FlowchartTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(Drawing Drawing, int[] Resumes)> Drawings =
        from kinds in Gen.Int[0, 7].Array[2, 12]
        from arrows in Gen.Select(Gen.Int[0, 11], Gen.Bool, Gen.Int[1, 11]).Array[2, 24]
        from resumes in Gen.Int[0, 1000].Array[0, 12]
        select (Draw([.. kinds.Select(k => (NodeKind)k)], arrows), resumes);

    [Fact]
    public void The_engine_agrees_with_a_naive_flowchart() => Drawings.Sample(
        sample =>
        {
            var (drawing, resumes) = sample;
            var naive = new NaiveFlowchart(drawing);
            var instance = Build(drawing).Start();
            AssertSame(naive, instance);
            foreach (var resume in resumes.TakeWhile(_ => naive.Waits.Any()))
            {
                var wait = naive.Waits.ElementAt(resume % naive.Waits.Count());
                naive.Resume(wait);
                instance.Run(new ResumeBookmark(instance.State.Bookmarks.Single(b => b.ActivityId == wait).Id), Now);
                AssertSame(naive, instance);
            }
        },
        iter: 4_000);

    // Which of two that a join cancels goes first is not compared.
    private static void AssertSame(NaiveFlowchart naive, Instance instance)
    {
        Assert.Equal(naive.Told.Order(StringComparer.Ordinal), instance.Sequence.Where(e => e[0] == 'a').Order(StringComparer.Ordinal));
        Assert.Equal(naive.Waits.Order(StringComparer.Ordinal), instance.State.Bookmarks.Select(b => b.ActivityId).Order(StringComparer.Ordinal));
        Assert.Equal(naive.Waits.Any() ? WorkflowSubStatus.Suspended : WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    private static Drawing Draw(NodeKind[] nodes, (int From, bool Port, int To)[] arrows)
    {
        var drawn = arrows.Select(a => (From: a.From % nodes.Length, a.Port, To: a.To % nodes.Length)).Where(a => a.From < a.To)
            .Select(a => (a.From, Port(nodes[a.From], a.Port), a.To)).Distinct();
        return new Drawing(nodes, [.. drawn]);
    }

    private static string Port(NodeKind node, bool first) => node switch
    {
        NodeKind.Yes or NodeKind.No => first ? "True" : "False",
        NodeKind.Fork => first ? "A" : "B",
        _ => "Done",
    };

    private static FlowBuilder Build(Drawing drawing)
    {
        var flow = new FlowBuilder();
        for (var i = 0; i < drawing.Nodes.Length; i++)
        {
            _ = drawing.Nodes[i] switch
            {
                NodeKind.Event => flow.Events($"a{i}"),
                NodeKind.Yes or NodeKind.No => flow.Decision($"a{i}", drawing.Nodes[i] == NodeKind.Yes ? "true" : "false"),
                NodeKind.Fork => flow.Fork($"a{i}", "A", "B"),
                NodeKind.JoinAll => flow.Join($"a{i}", "WaitAll"),
                NodeKind.JoinActive => flow.Join($"a{i}", "WaitAllActive"),
                NodeKind.JoinAny => flow.Join($"a{i}", "WaitAny"),
                _ => flow.Lines($"a{i}"),
            };
        }

        return flow.Arrows(string.Join(' ', drawing.Arrows.Select(a => $"a{a.From}.{a.Port}>a{a.To}")));
    }
}

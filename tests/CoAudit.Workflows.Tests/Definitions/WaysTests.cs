using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Tests.Driver;
using CoAudit.Workflows.Ways;

namespace CoAudit.Workflows.Tests.Definitions;

/// <summary>Which ways a workflow can go, found without running it.</summary>
public sealed class WaysTests
{
    [Fact]
    public void A_way_to_each_memory_is_found_and_the_shortest_first()
    {
        var ways = Follow(new FlowBuilder().Decision("d", "getVariable('X')").Variable("X", "Boolean").Lines("a", "b", "c").Arrows("d.True>a d.False>b b>c"));

        Assert.Equal(["d a", "d b c"], ways.Ends.Select(Ids));
        Assert.True(ways.IsComplete);
    }

    [Fact]
    public void A_decision_that_is_fixed_goes_one_way_only() =>
        Assert.Equal(["d b"], Follow(new FlowBuilder().Node("d", "Elsa.FlowDecision", ("condition", FlowBuilder.Literal(false))).Lines("a", "b").Arrows("d.True>a d.False>b")).Ends.Select(Ids));

    [Fact]
    public void Branches_side_by_side_are_passed_both() =>
        Assert.Equal(["f a b j"], Follow(new FlowBuilder().Fork("f", "A", "B").Lines("a", "b").Join("j", "WaitAll").Arrows("f.A>a f.B>b a>j b>j")).Ends.Select(Ids));

    [Fact]
    public void A_fork_for_which_nobody_spoke_of_branches_goes_by_Done_only() =>
        Assert.Equal(["f b"], Follow(new FlowBuilder().Node("f", "Elsa.FlowFork").Lines("a", "b").Arrows("f.A>a f>b")).Ends.Select(Ids));

    [Fact]
    public void The_first_of_two_waits_cuts_the_other_short() => Assert.Equal(
        ["f a j", "f b j"],
        Follow(new FlowBuilder().Fork("f", "A", "B").Events("a", "b").Join("j", "WaitAny").Arrows("f.A>a f.B>b a>j b>j")).Ends.Select(Ids));

    [Fact]
    public void An_end_beside_a_wait_cuts_it_short() =>
        Assert.Contains("f a end", Follow(new FlowBuilder().Fork("f", "A", "B").Events("a", "b").Node("end", "Elsa.End").Arrows("f.A>a f.B>b a>end")).Ends.Select(Ids));

    [Fact]
    public void A_circle_is_gone_round_as_far_as_it_brings_something_new() =>
        Assert.Equal(["d b", "d a d b"], Follow(new FlowBuilder().Decision("d", "getVariable('X')").Variable("X", "Boolean").Lines("a", "b").Arrows("d.True>a d.False>b a>d")).Ends.Select(Ids));

    [Fact]
    public void What_stands_inside_a_container_is_passed_too()
    {
        var inner = System.Text.Json.Nodes.JsonNode.Parse(
            """[{"id":"a","type":"Elsa.WriteLine"},{"id":"b","type":"Elsa.WriteLine"}]""");
        var arrows = System.Text.Json.Nodes.JsonNode.Parse("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]""");

        Assert.Equal(["a b n z"], Follow(new FlowBuilder().Node("n", "Elsa.Flowchart", ("activities", inner), ("connections", arrows)).Lines("z").Arrows("n>z")).Ends.Select(Ids));
    }

    [Fact]
    public void A_join_that_waits_for_both_exits_of_a_decision_never_runs()
    {
        var flow = new FlowBuilder().Decision("d", "getVariable('X')").Variable("X", "Boolean").Join("j", "WaitAll").Arrows("d.True>j d.False>j");

        Assert.Equal(("join-never-runs", "d j"), Only(flow));
    }

    [Fact]
    public void A_join_that_only_sometimes_gets_all_its_branches_is_told_with_the_way()
    {
        var flow = new FlowBuilder().Fork("f", "A", "B").Decision("d", "getVariable('X')").Variable("X", "Boolean").Lines("x").Join("j", "WaitAll").Arrows("f.A>j f.B>d d.True>j d.False>x");

        Assert.Equal(("join-may-not-run", "f d j"), Only(flow));
    }

    [Fact]
    public void A_join_of_branches_that_all_run_is_sound() =>
        Assert.Empty(new FlowBuilder().Fork("f", "A", "B").Lines("a", "b").Join("j", "WaitAll").Arrows("f.A>a f.B>b a>j b>j").Compile().Check());

    [Fact]
    public void An_arrow_from_an_exit_that_there_is_not_is_told() =>
        Assert.Equal(("unknown-exit", ""), Only(new FlowBuilder().Decision("d", "getVariable('X')").Variable("X", "Boolean").Lines("a", "b").Arrows("d.True>a d.Maybe>b d.False>b")));

    [Fact]
    public void A_search_that_finds_too_much_gives_up_and_says_so()
    {
        var flow = new FlowBuilder().Fork("f", [.. Enumerable.Range(0, 24).Select(i => $"B{i}")]);
        for (var i = 0; i < 24; i++)
        {
            flow.Events($"e{i}", $"l{i}").Arrows($"f.B{i}>e{i} e{i}>l{i}");
        }

        Assert.False(Follow(flow).IsComplete);
    }

    private static WaysFound Follow(FlowBuilder flow) => flow.Compile().Follow(new Everything());

    private static (string Code, string Way) Only(FlowBuilder flow)
    {
        var problem = Assert.Single(flow.Compile().Check());
        Assert.Equal(ProblemSeverity.Warning, problem.Severity);
        return (problem.Code, string.Join(' ', problem.Way));
    }

    private static string Ids(Way way) => string.Join(' ', way.Steps.Select(s => s.Activity.Id));

    /// <summary>Remembers which of up to 15 activities were passed.</summary>
    private sealed class Everything : IWayWatch
    {
        public int After(int memory, CompiledActivity activity, string exit) => memory | (1 << ((activity.Id[0] - 'a') % 15));
    }
}

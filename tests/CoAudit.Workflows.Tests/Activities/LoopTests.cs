using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;
using static CoAudit.Workflows.Tests.Driver.Structured;

namespace CoAudit.Workflows.Tests.Activities;

public sealed class LoopTests
{
    [Theory]
    [InlineData(1, 3, 1, "1 2 3")]
    [InlineData(3, 1, -1, "3 2 1")]
    [InlineData(0, 5, 2, "0 2 4")]
    [InlineData(1, 0, 1, "")]
    [InlineData(2, 2, 1, "2")]
    public void For_counts_its_end_in(int start, int end, int step, string counted) =>
        Assert.Equal(counted, string.Join(' ', Run(For("f", start, end, step, Script("w", "getVariable('CurrentValue')"))).Lines));

    [Theory]
    [InlineData(1, 3, 1, "1 2")]
    [InlineData(3, 1, -1, "3 2")]
    [InlineData(2, 2, 1, "")]
    public void An_exclusive_For_leaves_its_end_out(int start, int end, int step, string counted)
    {
        var loop = For("f", start, end, step, Script("w", "getCurrentValue()"));
        loop["outerBoundInclusive"] = FlowBuilder.Literal(false);
        Assert.Equal(counted, string.Join(' ', Run(loop).Lines));
    }

    [Fact]
    public void ForEach_shows_value_and_index_and_sets_a_bound_variable()
    {
        var loop = ForEach("f", "['x','y']", Script("w", "getCurrentIndex() + getVariable('CurrentValue')"));
        loop["currentValue"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "It" } };
        var instance = Run(Sequence("s", loop, Script("after", "'It is ' + getVariable('It')")), Variable("It", "Object"));
        Assert.Equal(["0x", "1y", "It is y"], instance.Lines);
    }

    [Fact]
    public void ForEach_reads_a_text_that_holds_a_list()
    {
        var loop = ForEach("f", "null", Script("w", "getVariable('CurrentValue')"));
        loop["items"] = FlowBuilder.Expression("Object", "[1, \"b\", null]");
        Assert.Equal(["1", "b", ""], Run(loop).Lines);
    }

    [Fact]
    public void ForEach_faults_on_what_is_no_list() => Assert.Equal(WorkflowSubStatus.Faulted, Run(ForEach("f", "5", Line("w"))).State.SubStatus);

    [Fact]
    public void ForEach_waits_in_each_round()
    {
        var world = new World();
        var instance = RunIn(world, ForEach("f", "['a','b']", Sequence("s", Event("e"), Script("w", "getVariable('CurrentValue')"))));
        world.Event("e");
        Assert.Equal(["a"], instance.Lines);
        world.Event("e");
        Assert.Equal(["a", "b"], instance.Lines);
        Assert.Equal(WorkflowStatus.Finished, instance.State.Status);
    }

    [Fact]
    public void Bodies_of_ParallelForEach_keep_their_own_values_over_a_wait()
    {
        var world = new World();
        var body = Sequence("s", Event("e"), Script("w", "getVariable('CurrentIndex') + getVariable('CurrentValue')"));
        var instance = RunIn(world, Sequence("root", ParallelForEach("p", "['a','b','c']", body), Line("end")));
        Assert.Equal(3, instance.State.Bookmarks.Count);
        world.Event("e");
        Assert.Equal(["0a", "1b", "2c", "end"], instance.Lines);
    }

    [Fact]
    public void ParallelForEach_over_nothing_goes_on() => Assert.Equal(["end"], Run(Sequence("s", ParallelForEach("p", "[]", Event("e")), Line("end"))).Lines);

    [Fact]
    public void While_looks_at_its_condition_before_each_round()
    {
        var instance = Run(Sequence("s", While("w", "getVariable('N') < 3", Set("i", "N", "getVariable('N') + 1")), Script("l", "getVariable('N')")), Variable("N", "Int32", 0));
        Assert.Equal(["3"], instance.Lines);
    }

    [Fact]
    public void While_that_never_ends_becomes_an_incident()
    {
        var instance = Run(While("w", "true", Line("l")));
        Assert.Equal(WorkflowSubStatus.Faulted, instance.State.SubStatus);
        Assert.Contains("circle without an exit", Assert.Single(instance.State.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Break_ends_the_innermost_loop_and_the_rest_of_its_round()
    {
        var inner = ForEach("inner", "[1,2,3]", Sequence("s", If("c", "getVariable('CurrentValue') == 2", Break("b")), Script("w", "getVariable('CurrentValue')")));
        Assert.Equal(["1", "after", "1", "after"], Run(ForEach("outer", "['x','y']", Sequence("os", inner, Line("after")))).Lines);
    }

    [Fact]
    public void Break_in_a_flowchart_ends_the_flowchart_and_the_loop_around_it()
    {
        var flowchart = new FlowBuilder().Lines("a", "never").Node("b", "Elsa.Break").Arrows("a>b b>never").ToJson()["root"]!.DeepClone();
        Assert.Equal(["a", "end"], Run(Sequence("s", While("w", "true", flowchart), Line("end"))).Lines);
    }

    [Fact]
    public void Break_in_one_branch_waits_for_the_other()
    {
        var world = new World();
        var body = Parallel("p", Sequence("one", Break("b"), Line("never")), Event("e"));
        var instance = RunIn(world, Sequence("s", While("w", "true", body), Line("end")));
        Assert.Empty(instance.Lines);
        world.Event("e");
        Assert.Equal(["end"], instance.Lines);
    }

    [Fact]
    public void Ten_thousand_rounds_take_time_and_memory_in_proportion()
    {
        Burst(100);
        var (few, many) = (Burst(1_000), Burst(10_000));
        Assert.InRange(many.Bytes, 0, few.Bytes * 12);
        Assert.True(many.Time < TimeSpan.FromSeconds(2), $"{many.Time}");
    }

    private static (long Bytes, TimeSpan Time) Burst(int rounds)
    {
        var workflow = Driver.Definition.Compile(Definition(For("f", 1, rounds, 1, Line("w"))).ToJsonString());
        var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), ThreadTime.Now);
        var burst = Engine.Run(workflow, null, new StartWorkflow("i1"), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(WorkflowStatus.Finished, burst.State.Status);
        return (GC.GetAllocatedBytesForCurrentThread() - before, ThreadTime.Now - started);
    }
}

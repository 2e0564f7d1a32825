using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;
using static CoAudit.Workflows.Tests.Driver.Structured;

namespace CoAudit.Workflows.Tests.Execution;

/// <summary>What no burst may do: grow without end, in any direction. Each becomes an incident, and other instances run on.</summary>
public sealed class BurstLimitTests
{
    [Fact]
    public void A_loop_that_keeps_a_little_more_in_each_round_is_stopped_before_it_fills_the_memory() =>
        AssertStopped(Run(For("f", 1, 10_000, 1, Activity("r", "RunJavaScript", ("script", FlowBuilder.Literal("setVariable('V' + getVariable('CurrentValue'), 'x'.repeat(1e5))"))))), "letters");

    [Fact]
    public void A_loop_that_writes_long_lines_is_stopped_before_it_fills_the_memory() =>
        AssertStopped(Run(For("f", 1, 10_000, 1, Script("w", "'x'.repeat(1e6)"))), "letters");

    [Fact]
    public void A_loop_of_scripts_that_each_take_their_time_is_stopped_after_some_seconds()
    {
        var before = ThreadTime.Now;

        AssertStopped(Run(For("f", 1, 10_000, 1, Script("w", "for (let i = 0; i < 3e4; i++); 1"))), "seconds");

        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_state_of_more_than_five_megabytes_is_an_incident_and_the_state_before_stays()
    {
        var world = new World();
        var instance = RunIn(
            world,
            Sequence("s", Activity("keep", "RunJavaScript", ("script", FlowBuilder.Literal("setVariable('Small', 1)"))), Event("e"), For("f", 1, 12, 1, Activity("r", "RunJavaScript", ("script", FlowBuilder.Literal("setVariable('V' + getVariable('CurrentValue'), 'x'.repeat(5e5))")))), Event("later")),
            Variable("Small", "Int32"));

        world.Event("e");

        AssertStopped(instance, "5,000,000 bytes");
        Assert.Equal(1, (int)instance.Variable("Small")!);
        Assert.InRange(instance.State.ToUtf8().Length, 1, 2_000);
    }

    [Fact]
    public void A_state_that_grows_from_burst_to_burst_is_an_incident_when_it_is_too_large()
    {
        var world = new World();
        var instance = RunIn(world, While("w", "true", Sequence("b", Event("e"), Activity("r", "RunJavaScript", ("script", FlowBuilder.Literal("setVariable('V' + getN(), 'x'.repeat(5e5)); setN(getN() + 1)"))))), Variable("N", "Int32", 0));

        for (var round = 0; round < 12; round++)
        {
            world.Event("e");
        }

        AssertStopped(instance, "bytes");
    }

    [Fact]
    public void Waits_without_number_are_an_incident() =>
        AssertStopped(Run(ParallelForEach("p", "Array(60000).fill(1)", Event("e"))), "bytes");

    [Fact]
    public void Values_that_grow_deeper_in_each_round_are_an_incident()
    {
        // Every round puts the last child's result into the next child's input, which puts it into its output.
        var world = new World();
        world.Import(Definition(
            Activity("o", "SetOutput", ("outputName", FlowBuilder.Literal("R")), ("outputValue", FlowBuilder.Expression("Input", "Output"))),
            ("definitionId", "echo"), ("inputs", new JsonArray(new JsonObject { ["name"] = "Output", ["type"] = "Object" }))).ToJsonString());

        RunIn(
            world,
            For("f", 1, 150, 1, Activity(
                "x", "ExecuteWorkflow", ("workflowDefinitionId", FlowBuilder.Literal("echo")), ("waitForCompletion", FlowBuilder.Literal(true)),
                ("input", FlowBuilder.Expression("Variable", new JsonObject { ["id"] = "V", ["name"] = "V" })),
                ("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "V" } }))),
            Variable("V", "ObjectDictionary", """{"Output":{"R":1}}"""));

        Assert.Contains(world.Instances, i => i.State.Incidents is [{ Message: var message }] && message.Contains("nested deeper", StringComparison.Ordinal));
        Assert.All(world.Instances, i => Assert.InRange(Depth(i.State.ToUtf8()), 1, 300));
    }

    [Fact]
    public void A_value_as_deep_as_it_may_be_is_kept()
    {
        var instance = Run(Activity("r", "RunJavaScript", ("script", FlowBuilder.Literal("let a = 1; for (let i = 0; i < 40; i++) a = [a]; setVariable('V', a)"))), Variable("V", "Object"));

        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void What_is_stopped_does_not_touch_other_instances()
    {
        var world = new World();
        world.Import(Definition(Sequence("s", Event("e"), Line("end")), ("definitionId", "other")).ToJsonString());
        var other = world.Execute("other");
        AssertStopped(RunIn(world, For("f", 1, 10_000, 1, Script("w", "'x'.repeat(1e6)"))), "letters");

        world.Event("e");

        Assert.Equal(["end"], other.Lines);
    }

    private static void AssertStopped(Instance instance, string why)
    {
        Assert.Equal(WorkflowSubStatus.Faulted, instance.State.SubStatus);
        Assert.Contains(why, Assert.Single(instance.State.Incidents).Message, StringComparison.Ordinal);
        Assert.Empty(instance.State.Bookmarks);
    }

    private static int Depth(byte[] json)
    {
        var (depth, deepest) = (0, 0);
        foreach (var letter in json)
        {
            depth += letter switch { (byte)'{' or (byte)'[' => 1, (byte)'}' or (byte)']' => -1, _ => 0 };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}

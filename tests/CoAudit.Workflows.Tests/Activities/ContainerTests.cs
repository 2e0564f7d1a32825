using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;
using static CoAudit.Workflows.Tests.Driver.Structured;

namespace CoAudit.Workflows.Tests.Activities;

public sealed class ContainerTests
{
    [Fact]
    public void Fork_that_waits_for_any_leaves_the_other_branch_running()
    {
        var world = new World();
        var instance = RunIn(world, Sequence("s", Fork("f", "WaitAny", Event("e"), Line("l")), Line("end")));
        Assert.Equal(["l", "end"], instance.Lines);
        Assert.Contains("$workflow:Completed", instance.Sequence);
        Assert.Equal(WorkflowSubStatus.Suspended, instance.State.SubStatus);
        world.Event("e");
        Assert.EndsWith("$workflow:Completed e:Resumed e:Completed", instance.Told, StringComparison.Ordinal);
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
        Assert.Empty(instance.State.Activities);
    }

    [Fact]
    public void A_branch_that_has_not_started_when_the_first_ends_starts_all_the_same()
    {
        var instance = Run(Sequence("s", Fork("f", "WaitAny", Line("l"), Event("e")), Line("end")));
        Assert.Equal(
            "$workflow:Started s:Started f:Started l:Started l:Completed f:Completed e:Started e:Suspended end:Started end:Completed s:Completed $workflow:Completed",
            instance.Told);
        Assert.Equal(WorkflowSubStatus.Suspended, instance.State.SubStatus);
    }

    [Fact]
    public void A_branch_left_running_still_sees_its_variables_and_goes_on()
    {
        var world = new World();
        var branch = Sequence("b", Event("e"), Script("w", "'saw ' + getVariable('X')"), Event("e2"), Line("last"));
        var instance = RunIn(world, Sequence("s", Set("set", "X", "'x'"), Fork("f", "WaitAny", branch, Line("l"))), Variable("X", "String"));
        world.Event("e");
        world.Event("e2");
        Assert.Equal(["l", "saw x", "last"], instance.Lines);
        Assert.Equal(WorkflowStatus.Finished, instance.State.Status);
    }

    [Fact]
    public void An_instance_with_a_branch_left_running_can_be_cancelled()
    {
        var world = new World();
        var instance = RunIn(world, Fork("f", "WaitAny", Sequence("b", Event("e")), Line("l")));
        world.Cancel(instance);
        Assert.EndsWith("e:Suspended e:Canceled b:Canceled", instance.Told, StringComparison.Ordinal);
        Assert.Empty(instance.State.Bookmarks);
    }

    [Fact]
    public void Fork_that_waits_for_all_goes_on_after_the_last()
    {
        var world = new World();
        var instance = RunIn(world, Sequence("s", Fork("f", "WaitAll", Event("e"), Line("l")), Line("end")));
        Assert.Equal(["l"], instance.Lines);
        world.Event("e");
        Assert.Equal(["l", "end"], instance.Lines);
        Assert.Equal(WorkflowStatus.Finished, instance.State.Status);
    }

    [Theory]
    [InlineData("MatchFirst", 7, "big")]
    [InlineData("MatchAny", 7, "big odd")]
    [InlineData("MatchAny", 2, "default")]
    public void Switch_takes_the_cases_that_hold(string mode, int number, string lines)
    {
        var choice = Activity(
            "sw",
            "Switch",
            ("mode", FlowBuilder.Literal(mode)),
            ("cases", new JsonArray(Case("none", "false", Line("no")), Case("empty", "true", null), Case("big", "getVariable('N') > 5", Line("big")), Case("odd", "getVariable('N') % 2 == 1", Line("odd")))),
            ("default", Line("default")));
        choice["cases"]!.AsArray().RemoveAt(1);
        Assert.Equal(lines, string.Join(' ', Run(choice, Variable("N", "Int32", number)).Lines));
    }

    [Fact]
    public void Switch_whose_case_does_nothing_goes_on() =>
        Assert.Equal(["end"], Run(Sequence("s", Activity("sw", "Switch", ("cases", new JsonArray(Case("a", "true", null))), ("default", Line("default"))), Line("end"))).Lines);

    [Fact]
    public void A_fault_in_a_sequence_stops_it_and_leaves_it_unfinished()
    {
        var instance = Run(Sequence("s", Activity("f", "Fault", ("message", FlowBuilder.Literal("no"))), Line("never")));
        Assert.Equal("$workflow:Started s:Started f:Started f:Faulted", instance.Told);
        Assert.Equal(WorkflowSubStatus.Faulted, instance.State.SubStatus);
    }

    [Fact]
    public void What_faulted_goes_with_the_flowchart_that_an_end_ends()
    {
        var world = new World();
        var inner = new FlowBuilder().Node("f", "Elsa.Fault").Events("e").Node("x", "Elsa.End").Node("go", "Elsa.Start").Arrows("go>f go>e e>x").ToJson()["root"]!;
        inner["id"] = "inner";
        world.Import(Definition(Sequence("s", inner.DeepClone(), Event("later")), ("options", new FlowBuilder().ContinueWithIncidents().ToJson()["options"]!.DeepClone())).ToJsonString());
        var instance = world.Execute("flow");
        world.Event("e");
        world.Event("later");
        Assert.Contains("f:Canceled", instance.Sequence);
        Assert.Equal(WorkflowStatus.Finished, instance.State.Status);
    }

    [Fact]
    public void Name_and_correlation_are_the_instances_own()
    {
        var instance = Run(Sequence("s", Activity("n", "SetName", ("value", FlowBuilder.Literal("Ann"))), Activity("c", "Correlate", ("correlationId", JavaScript("'c' + 1"))), Script("w", "getCorrelationId() + getWorkflowInstanceName()")));
        Assert.Equal(("Ann", "c1", "c1Ann"), (instance.State.Name, instance.State.CorrelationId, instance.Lines[0]));
    }

    [Fact]
    public void Complete_ends_nested_sequences_and_loops_with_the_workflow()
    {
        var instance = Run(Sequence("s", While("w", "true", Sequence("b", Activity("c", "Complete"), Line("never"))), Line("neither")));
        Assert.Empty(instance.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    private static JsonObject Case(string label, string condition, JsonNode? activity) =>
        new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition }, ["activity"] = activity };
}

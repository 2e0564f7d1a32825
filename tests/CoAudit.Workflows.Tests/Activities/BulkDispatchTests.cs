using System.Text.Json.Nodes;
using CoAudit.Workflows.Tests.Driver;
using static CoAudit.Workflows.Tests.Driver.Structured;

namespace CoAudit.Workflows.Tests.Activities;

/// <summary>One workflow started for each item of a list.</summary>
public sealed class BulkDispatchTests
{
    private readonly World world = new();

    [Fact]
    public void It_waits_for_all_unless_it_is_told_not_to()
    {
        var parent = Run("[1, 2]");
        Assert.Equal(["x", "x"], parent.State.Bookmarks.Select(b => b.ActivityId));

        world.Event("go");

        Assert.Equal("""{"Outcomes":["Completed","Done"]}""", Left(parent));
    }

    [Fact]
    public void Without_waiting_it_leaves_by_done() => Assert.Equal("""{"Outcomes":["Done"]}""", Left(Run("[1, 2]", ("waitForCompletion", FlowBuilder.Literal(false)))));

    [Fact]
    public void With_nobody_to_wait_for_it_leaves_by_done_only() => Assert.Equal("""{"Outcomes":["Done"]}""", Left(Run("[]")));

    [Fact]
    public void Its_body_sees_which_child_is_over()
    {
        var parent = Run("[1, 2]", ("childCompleted", Script("body", "getChildInstanceId()")));

        world.Event("go");

        Assert.Equal(world.Instances.Skip(1).Select(i => i.Id).Order(StringComparer.Ordinal), parent.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_child_that_faults_runs_the_other_body_and_one_that_was_cancelled_runs_none()
    {
        var parent = Run("['fine', 'bad', 'gone']", ("childCompleted", Line("completed")), ("childFaulted", Line("faulted")));
        world.Cancel(world.Instances[3]);
        Assert.Empty(parent.Lines);

        world.Event("go");

        Assert.Equal(["completed", "faulted"], parent.Lines.Order(StringComparer.Ordinal));
        Assert.Equal("""{"Outcomes":["Completed","Done"]}""", Left(parent));
    }

    private Instance Run(string items, params (string Name, JsonNode? Value)[] members)
    {
        var child = Definition(Sequence("cs", Event("go"), If("ci", "getInput('Item') === 'bad'", Activity("cf", "Fault"))), ("inputs", new JsonArray(new JsonObject { ["name"] = "Item", ["type"] = "Object" })));
        child["definitionId"] = "child";
        world.Import(child.ToJsonString());
        return RunIn(world, Activity("x", "BulkDispatchWorkflows", [("workflowDefinitionId", FlowBuilder.Literal("child")), ("items", JavaScript(items)), .. members]));
    }

    private static string? Left(Instance instance) => instance.Journal.Single(e => e is { ActivityId: "x", EventName: "Completed" }).Payload?.ToJsonString();
}

using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;
using static CoAudit.Workflows.Tests.Driver.Structured;

namespace CoAudit.Workflows.Tests.Activities;

/// <summary>A workflow that stands as one activity inside another.</summary>
public sealed class WorkflowAsActivityTests
{
    private readonly World world = new();

    [Fact]
    public void Gets_its_inputs_converted_and_gives_its_outputs_to_variables_around_it()
    {
        Import("adder", Sequence("cs", Script("cw", "'child ' + getInput('x') + ' ' + getX() + ' ' + typeof getInput('x')"), Output("co", "Sum", "getInput('x') + 1")), Inputs("x", "Int32"), Outputs("Sum"));

        var instance = Run(Sequence("s", Use("k", "adder", ("x", FlowBuilder.Literal("20")), ("sum", Into("R"))), Script("after", "getR() + ' ' + getOutputFrom('k', 'Sum')")), Variable("R", "Int32"));

        Assert.Equal(["child 20 20 number", "21 21"], instance.Lines);
        Assert.Equal(21, (int)instance.Variable("R")!);
        Assert.Equal("""{"Sum":21}""", instance.Journal.Single(e => e is { ActivityId: "k", EventName: "Completed" }).Outputs!.ToJsonString());
        Assert.Empty(instance.State.GetOutput());
    }

    [Fact]
    public void Writes_its_own_workflow_into_the_journal()
    {
        Import("child", Line("cw"));

        var instance = Run(Use("k", "child"));

        Assert.Equal(
            "$workflow:Started k:Started $workflow:Started cw:Started cw:Completed $workflow:Completed k:Completed $workflow:Completed",
            instance.Told);
        Assert.Equal(["Workflow1", "Workflow1:k", "Workflow1:k:Workflow1", "Workflow1:k:Workflow1:cw"], instance.Journal.Select(e => e.NodeId).Distinct());
    }

    [Fact]
    public void Waits_inside_and_goes_on_with_its_own_inputs_and_variables()
    {
        Import("child", Sequence("cs", Set("cset", "V", "'kept'"), Event("e"), Script("cw", "getInput('who') + ' ' + getV()")), Inputs("who", "String"), ("variables", new JsonArray(Variable("V", "String"))));
        var instance = Run(Sequence("s", Use("k", "child", ("who", JavaScript("'Ann'"))), Line("after")));
        Assert.Equal("e", Assert.Single(instance.State.Bookmarks).ActivityId);

        world.Event("e");

        Assert.Equal(["Ann kept", "after"], instance.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void Leaves_by_the_outcome_that_complete_names()
    {
        Import(
            "asker",
            Flow("cf", "pick.True>yes pick.False>no", Activity("pick", "FlowDecision", ("condition", JavaScript("getInput('good')"))), Complete("yes", "\"Good\""), Complete("no", "[\"Bad\", \"Ugly\"]")),
            Inputs("good", "Boolean"), ("outcomes", new JsonArray("Good", "Bad", "Ugly")));
        var parent = Flow("fc", "k.Good>g k.Bad>b k.Ugly>u k.Done>d", Use("k", "asker", ("good", JavaScript("getInput('good')"))), Line("g"), Line("b"), Line("u"), Line("d"));
        world.Import(Definition(parent, Inputs("good", "Boolean")).ToJsonString());

        Assert.Equal(["g"], world.Execute("flow", new JsonObject { ["good"] = true }).Lines);
        var bad = world.Execute("flow", new JsonObject { ["good"] = false });
        Assert.Equal(["b", "u"], bad.Lines);
        Assert.Equal("""{"Outcomes":["Bad","Ugly"]}""", bad.Journal.Single(e => e is { ActivityId: "k", EventName: "Completed" }).Payload!.ToJsonString());
    }

    [Fact]
    public void Complete_cancels_what_still_waits_inside_and_nothing_outside()
    {
        Import("child", Flow("cf", "f.A>ce f.B>c", Activity("f", "FlowFork", ("branches", FlowBuilder.Expression("Object", """["A","B"]"""))), Event("ce"), Complete("c", "\"Out\"")), ("outcomes", new JsonArray("Out")));

        var instance = Run(Flow("fc", "f.A>e f.B>k k.Out>after", Activity("f", "FlowFork", ("branches", FlowBuilder.Expression("Object", """["A","B"]"""))), Event("e"), Use("k", "child"), Line("after")));

        Assert.Equal("e", Assert.Single(instance.State.Bookmarks).ActivityId);
        Assert.Contains("ce:Canceled", instance.Sequence);
        Assert.Equal(["after"], instance.Lines);
    }

    [Fact]
    public void Can_stand_twice_in_one_workflow_each_time_with_its_own_results()
    {
        Import("child", Sequence("cs", Activity("r", "RunJavaScript", ("script", JavaScript("'getInput(\"x\") * 2'"))), Event("e"), Output("co", "Twice", "getOutputFrom('r')")), Inputs("x", "Int32"), Outputs("Twice"));
        var instance = Run(
            Sequence("s", Parallel("p", Use("a", "child", ("x", FlowBuilder.Literal(1)), ("twice", Into("A"))), Use("b", "child", ("x", FlowBuilder.Literal(5)), ("twice", Into("B"))))),
            Variable("A", "Int32"), Variable("B", "Int32"));
        Assert.Equal(2, instance.State.Bookmarks.Count);

        world.Event("e");

        Assert.Equal((2, 10), ((int)instance.Variable("A")!, (int)instance.Variable("B")!));
    }

    [Fact]
    public void Can_stand_two_deep()
    {
        Import("inner", Sequence("is", Event("e"), Output("io", "N", "getInput('n') + 1")), Inputs("n", "Int32"), Outputs("N"));
        Import("outer", Sequence("os", Use("i", "inner", ("n", JavaScript("getInput('n') * 10")), ("n2", null), ("N", Into("Mid"))), Output("oo", "Result", "getMid() + 100")), Inputs("n", "Int32"), Outputs("Result"), ("variables", new JsonArray(Variable("Mid", "Int32"))));
        var instance = Run(Use("k", "outer", ("n", FlowBuilder.Literal(3)), ("result", Into("R"))), Variable("R", "Int32"));
        Assert.Equal("Workflow1:k:Workflow1:os:i:Workflow1:is:e", instance.Journal.Single(e => e is { ActivityId: "e", EventName: "Suspended" }).NodeId);

        world.Event("e");

        Assert.Equal(131, (int)instance.Variable("R")!);
    }

    [Fact]
    public void Sees_the_variables_around_it_and_hides_them_by_its_own()
    {
        Import("child", Sequence("cs", Set("cset", "Own", "'inside'"), Script("cw", "getOuter() + ' ' + getOwn()")), ("variables", new JsonArray(Variable("Own", "String"))));

        var instance = Run(Sequence("s", Use("k", "child"), Script("after", "getOwn()")), Variable("Outer", "String", "o"), Variable("Own", "String", "outside"));

        Assert.Equal(["o inside", "outside"], instance.Lines);
    }

    [Fact]
    public void A_fault_inside_faults_the_whole_instance()
    {
        Import("child", Sequence("cs", Activity("bad", "Fault", ("message", FlowBuilder.Literal("no"))), Line("never")));

        var instance = Run(Sequence("s", Use("k", "child"), Line("after")));

        Assert.Equal(("bad", "no"), (instance.State.Incidents[0].ActivityId, instance.State.Incidents[0].Message));
        Assert.Equal(WorkflowSubStatus.Faulted, instance.State.SubStatus);
        Assert.Empty(instance.Lines);
    }

    [Fact]
    public void Finish_inside_ends_the_whole_instance()
    {
        Import("child", Activity("fin", "Finish"));

        Assert.Equal(WorkflowSubStatus.Finished, Run(Sequence("s", Use("k", "child"), Line("after"))).State.SubStatus);
        Assert.Empty(world.Instances[0].Lines);
    }

    [Fact]
    public void Is_cancelled_with_the_instance()
    {
        Import("child", Event("e"));
        var instance = Run(Use("k", "child"));

        world.Cancel(instance);

        Assert.Contains("e:Canceled", instance.Sequence);
        Assert.Equal(WorkflowSubStatus.Cancelled, instance.State.SubStatus);
    }

    [Fact]
    public void One_that_is_not_there_is_an_incident_when_it_is_reached()
    {
        var instance = Run(Sequence("s", Line("a"), Use("k", "nowhere")));

        Assert.Equal("k", Assert.Single(instance.State.Incidents).ActivityId);
        Assert.Equal(["a"], instance.Lines);
    }

    [Fact]
    public void One_that_may_not_be_used_so_is_not_there()
    {
        world.Import(Definition(Line("cw"), ("definitionId", "child")).ToJsonString());

        Assert.Equal(WorkflowSubStatus.Faulted, Run(Use("k", "child")).State.SubStatus);
        Assert.Null(WorkflowAsActivity.Describe(Driver.Definition.Parse(Definition(Line("cw")).ToJsonString())));
    }

    [Fact]
    public void One_that_contains_itself_is_refused_at_publish_and_an_incident_when_reached()
    {
        Import("flow", Sequence("s", Line("a"), Use("k", "flow")));

        var instance = world.Execute("flow");

        Assert.Contains("contain itself", Assert.Single(instance.State.Incidents).Message, StringComparison.Ordinal);
        var problem = Assert.Single(instance.Workflow.Check(), p => p.Severity == ProblemSeverity.Error);
        Assert.Equal(("refused-activity", "$.root.activities[1].type"), (problem.Code, problem.Path));
        Assert.Contains("\"use-k\"", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_that_contain_each_other_are_refused_as_well()
    {
        Import("there", Use("back", "flow"));

        var instance = Run(Use("k", "there"));

        Assert.Equal("back", Assert.Single(instance.State.Incidents).ActivityId);
        Assert.Contains(instance.Workflow.Check(), p => p is { Severity: ProblemSeverity.Error, Code: "refused-activity" });
    }

    [Fact]
    public void Too_many_inside_each_other_are_refused_before_they_fill_the_memory()
    {
        Import("w0", Line("w"));
        for (var i = 1; i <= 30; i++)
        {
            Import($"w{i}", Parallel("p", Use("a", $"w{i - 1}"), Use("b", $"w{i - 1}")));
        }

        var instance = Run(Use("k", "w30"));

        Assert.Equal(WorkflowSubStatus.Faulted, instance.State.SubStatus);
        Assert.InRange(instance.Workflow.Activities.Count, 1, 80_000);
    }

    [Fact]
    public void A_state_remembers_the_contents_that_it_started_with()
    {
        Import("child", Event("e"));
        var instance = Run(Use("k", "child"));

        Assert.Equal(instance.Workflow.Uses, WorkflowState.FromUtf8(instance.State.ToUtf8()).Uses);
        Assert.Equal("child@1", Assert.Single(instance.State.Uses).Key);
    }

    [Fact]
    public void Is_described_for_the_designer_with_its_inputs_outputs_and_outcomes()
    {
        var definition = Driver.Definition.Parse(
            Composite("ask-people", Line("w"), Inputs("who", "String"), Outputs("Answer"), ("outcomes", new JsonArray("Yes", "No"))).ToJsonString());

        var type = WorkflowAsActivity.Describe(definition)!;

        Assert.Equal(("AskPeople", "Conf"), (type.Name, type.Attribute.Category));
        Assert.Equal(["Yes", "No"], type.Attribute.Outcomes);
        Assert.Equal(["Answer"], type.Attribute.Outputs);
        Assert.Equal("String", Assert.IsType<WorkflowInput>(Assert.Single(type.Inputs)).TypeName);
    }

    private void Import(string id, JsonNode root, params (string Name, JsonNode? Value)[] members) => world.Import(Composite(id, root, members).ToJsonString());

    private Instance Run(JsonNode root, params JsonNode[] variables) => RunIn(world, root, variables);

    private static JsonObject Composite(string id, JsonNode root, params (string Name, JsonNode? Value)[] members) =>
        Definition(root, [("definitionId", id), ("name", id), ("options", new JsonObject { ["usableAsActivity"] = true, ["activityCategory"] = "Conf" }), .. members]);

    private static JsonObject Use(string id, string definitionId, params (string Name, JsonNode? Value)[] members)
    {
        var use = new JsonObject { ["id"] = id, ["name"] = $"use-{id}", ["type"] = $"Used{definitionId}", ["version"] = 1, ["workflowDefinitionId"] = definitionId };
        foreach (var (name, value) in members)
        {
            use[name] = value;
        }

        return use;
    }

    private static JsonObject Into(string variable) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = variable } };

    private static (string, JsonNode?) Inputs(string name, string type) => ("inputs", new JsonArray(new JsonObject { ["name"] = name, ["type"] = type }));

    private static (string, JsonNode?) Outputs(string name) => ("outputs", new JsonArray(new JsonObject { ["name"] = name, ["type"] = "Object" }));

    private static JsonObject Output(string id, string name, string javaScript) => Activity(id, "SetOutput", ("outputName", FlowBuilder.Literal(name)), ("outputValue", JavaScript(javaScript)));

    private static JsonObject Complete(string id, string outcomes) => Activity(id, "Complete", ("outcomes", JavaScript(outcomes)));

    private static JsonObject Flow(string id, string arrows, params JsonNode[] activities)
    {
        var connections = new FlowBuilder().Arrows(arrows).ToJson()["root"]!["connections"]!.DeepClone();
        return Activity(id, "Flowchart", ("activities", new JsonArray(activities)), ("connections", connections));
    }
}

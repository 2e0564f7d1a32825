using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Execution;

public sealed class DataTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_declared_input_is_still_there_after_a_wait()
    {
        var instance = new FlowBuilder().Input("who").Events("e").Script("s", "getInput('who') + getInput('extra')").Arrows("e>s").Start(new JsonObject { ["who"] = "Ann", ["extra"] = "x" });
        Resume(instance);

        Assert.Equal("Annnull", Text(instance, "s"));
        Assert.Equal("""{"who":"Ann"}""", instance.State.GetInput().ToJsonString());
    }

    [Fact]
    public void An_output_that_no_variable_takes_is_still_there_after_a_wait()
    {
        var instance = new FlowBuilder().Events("e", "f").Script("s", "getOutputFrom('e').n").Arrows("e>f f>s").Start();
        Resume(instance, new JsonObject { ["n"] = 5 });
        Resume(instance);

        Assert.Equal("5", Text(instance, "s"));
    }

    [Fact]
    public void A_variable_set_to_null_stays_null_over_a_wait()
    {
        var instance = new FlowBuilder().Variable("A", "String", "default").Set("s", "A", "null").Events("e").Script("w", "String(getVariable('A'))").Arrows("s>e e>w").Start();
        Resume(instance);

        Assert.Equal("null", Text(instance, "w"));
        Assert.Null(instance.Variable("A"));
    }

    [Fact]
    public void An_input_evaluated_before_the_wait_is_the_same_after_it()
    {
        var instance = new FlowBuilder().Variable("Q", "String", "first").Fork("f", "A", "B")
            .Node("p", "Test.Ask", ("question", FlowBuilder.Expression("JavaScript", "getQ()"))).Set("s", "Q", "'second'").Script("w", "getOutputFrom('p', 'Answer').to")
            .Arrows("f.A>p f.B>s p.Yes>w").Start();
        Resume(instance, true);

        Assert.Equal("first", Text(instance, "w"));
    }

    [Theory]
    [InlineData("Int32", "'42'", "42")]
    [InlineData("Int32", "2.5", "2")]
    [InlineData("Int32", "true ? 7 : 8", "7")]
    [InlineData("String", "42", "\"42\"")]
    [InlineData("String", "true", "\"True\"")]
    [InlineData("String", "({a:1})", "\"{\\u0022a\\u0022:1}\"")]
    [InlineData("Boolean", "'true'", "true")]
    [InlineData("Double", "'1.25'", "1.25")]
    [InlineData("Object", "[1,'x']", "[1,\"x\"]")]
    [InlineData("ObjectDictionary", "'{\"a\":1}'", "{\"a\":1}")]
    public void A_variable_converts_what_it_is_given(string type, string javaScript, string expected) =>
        Assert.Equal(expected, new FlowBuilder().Variable("V", type).Set("s", "V", javaScript).Start().Variable("V")!.ToJsonString());

    [Fact]
    public void A_variable_of_an_inner_flowchart_starts_anew_each_time()
    {
        var world = new World();
        world.Import("""
            {"definitionId":"flow","variables":[{"id":"n","name":"N","typeName":"Int32","value":0},{"id":"log","name":"Log","typeName":"String","value":""}],
             "root":{"id":"fc","type":"Elsa.Flowchart","activities":[
              {"id":"inner","type":"Elsa.Flowchart","variables":[{"id":"i","name":"I","typeName":"Int32","value":10}],"activities":[
                {"id":"s","type":"Elsa.SetVariable","variable":{"id":"i","name":"I"},"value":{"typeName":"Object","expression":{"type":"JavaScript","value":"getI() + 1"}}},
                {"id":"l","type":"Elsa.SetVariable","variable":{"id":"log","name":"Log"},"value":{"typeName":"Object","expression":{"type":"JavaScript","value":"setN(getN()+1); getLog() + getI() + ';'"}}}],
               "connections":[{"source":"s","target":"l"}]},
              {"id":"d","type":"Elsa.FlowDecision","condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"getN() < 2"}}},
              {"id":"again","type":"Elsa.WriteLine"}],
             "connections":[{"source":"inner","target":"d"},{"source":"d","sourcePort":"True","target":"again"},{"source":"again","target":"inner"}]}}
            """);

        Assert.Equal("11;11;", world.Execute("flow").Variable("Log")!.GetValue<string>());
    }

    [Fact]
    public void Variables_are_still_readable_when_the_instance_has_finished() =>
        Assert.Equal("x", new FlowBuilder().Variable("A", "String", "x").Lines("a").Start().Variable("A")!.GetValue<string>());

    [Fact]
    public void Journal_tells_inputs_once_and_outputs_and_outcomes_at_the_end()
    {
        var instance = new FlowBuilder().Node("p", "Test.Ask", ("question", FlowBuilder.Literal("Why?"))).Start();
        Resume(instance, true);

        var told = instance.Journal.Where(e => e.ActivityId == "p").Select(e => $"{e.EventName} {e.Inputs?.ToJsonString()} {e.Outputs?.ToJsonString()} {e.Payload?.ToJsonString()}");
        Assert.Equal(
            [
                "Started   ",
                """Suspended {"Question":"Why?","Days":7}  """,
                "Resumed   ",
                """Completed  {"Answer":{"to":"Why?","is":true}} {"Outcomes":["Yes"]}""",
            ],
            told);
    }

    [Fact]
    public void An_activity_may_wait_for_several_things_and_give_up_the_rest()
    {
        var instance = new FlowBuilder().Node("t", "Test.TwoOfThree").Start();
        Resume(instance);
        var burst = Resume(instance);

        Assert.Equal(2, burst.Removed.Count);
        Assert.Equal(["t:Started", "t:Suspended", "t:Resumed", "t:Resumed", "t:Completed"], instance.Sequence.Where(e => e.StartsWith('t')));
    }

    [Fact]
    public void An_effect_names_the_execution_that_asked_for_it()
    {
        var effect = Assert.IsType<Asked>(Assert.Single(new FlowBuilder().Node("p", "Test.Ask", ("question", FlowBuilder.Literal("Why?"))).Start().Effects));

        Assert.Equal(("p", "i1.3", "Why?"), (effect.ActivityId, effect.ActivityInstanceId, effect.Question));
    }

    private static Burst Resume(Instance instance, JsonNode? payload = null) => instance.Run(new ResumeBookmark(instance.State.Bookmarks[0].Id, payload), Now);

    private static string? Text(Instance instance, string id) => (string?)instance.Journal.Single(e => e.ActivityId == id && e.EventName == "Completed").Inputs!["Text"];
}

using System.Text.Json.Nodes;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Activities;

/// <summary>What variables and inputs make of the texts that Studio stores for them.</summary>
public sealed class ValueTypeTests
{
    [Theory]
    [InlineData("Long", "9007199254740991", "9007199254740991")]
    [InlineData("Int64", "41", "41")]
    [InlineData("Int32", "41", "41")]
    [InlineData("Single", "1.5", "1.5")]
    [InlineData("Boolean", "true", "true")]
    [InlineData("Boolean", "", "null")]
    [InlineData("Int32", " ", "null")]
    [InlineData("String", "", "\"\"")]
    [InlineData("Object", "", "\"\"")]
    [InlineData("Guid", "7b3f0c51-5a5d-4c36-9b0e-0d9d6d1c8a11", "\"7b3f0c51-5a5d-4c36-9b0e-0d9d6d1c8a11\"")]
    [InlineData("StringDictionary", """{"a":"b"}""", """{"a":"b"}""")]
    [InlineData("ObjectDictionary", """{"a":1}""", """{"a":1}""")]
    [InlineData("JSON", """{"a":1}""", """{"a":1}""")]
    [InlineData("JsonObject", """{"a":1}""", """{"a":1}""")]
    [InlineData("JsonNode", "[1]", "[1]")]
    [InlineData("JsonElement", "true", "true")]
    public void A_variable_holds_its_default_as_its_type(string type, string text, string expected) => Assert.Equal(expected, Held(new FlowBuilder().Variable("V", type, text)));

    [Theory]
    [InlineData("Int32", """["1","2",""]""", "[1,2,null]")]
    [InlineData("Boolean", """["true",0]""", "[true,false]")]
    [InlineData("String", """[1,"b"]""", """["1","b"]""")]
    [InlineData("Object", """[1,"b"]""", """[1,"b"]""")]
    [InlineData("Int32", "", "null")]
    public void A_list_holds_each_of_its_items_as_its_type(string type, string text, string expected) =>
        Assert.Equal(expected, Held(new FlowBuilder().Variable("V", type, text, isArray: true)));

    [Theory]
    [InlineData("Literal", "")]
    [InlineData("Literal", "  ")]
    [InlineData("Liquid", "{% if Variables.Go %}true{% endif %}")]
    [InlineData("JavaScript", "' '")]
    public void A_condition_that_says_nothing_is_false(string expression, string source)
    {
        var instance = new FlowBuilder().Variable("Go", "Boolean", "false").Node("d", "Elsa.FlowDecision", ("condition", FlowBuilder.Expression(expression, source))).Lines("yes", "no")
            .Arrows("d.True>yes d.False>no").Start();

        Assert.Empty(instance.State.Incidents);
        Assert.Equal(["no"], instance.Lines);
    }

    [Fact]
    public void A_number_that_was_emptied_is_as_if_it_was_left_out()
    {
        var loop = new JsonObject { ["id"] = "line", ["type"] = "Elsa.WriteLine", ["text"] = FlowBuilder.Literal("round") };
        var instance = new FlowBuilder().Node(
            "f", "Elsa.For", ("start", FlowBuilder.Literal("1")), ("end", FlowBuilder.Literal("3")), ("step", FlowBuilder.Literal("")), ("body", loop)).Start();

        Assert.Empty(instance.State.Incidents);
        Assert.Equal(["round", "round", "round"], instance.Lines);
    }

    [Fact]
    public void A_number_is_counted_on_with()
    {
        var instance = new FlowBuilder().Variable("V", "Long", "41").Set("s", "V", "getVariable('V') + 1").Start();

        Assert.Equal("42", instance.Variable("V")!.ToJsonString());
    }

    [Theory]
    [InlineData("setOutcomes([])", "")]
    [InlineData("setOutcomes(['Done'])", "end")]
    [InlineData("1", "end")]
    public void A_script_leaves_by_the_exits_that_it_names_also_by_none(string script, string lines)
    {
        var instance = new FlowBuilder().Node("js", "Elsa.RunJavaScript", ("script", FlowBuilder.Literal(script))).Lines("end").Arrows("js>end").Start();

        Assert.Equal(lines, string.Join(' ', instance.Lines));
    }

    [Theory]
    [InlineData(null, "end")]
    [InlineData("[]", "")]
    [InlineData("[\"A\"]", "a")]
    public void A_fork_leaves_by_its_branches_and_by_Done_only_where_nobody_spoke_of_any(string? branches, string lines)
    {
        (string, JsonNode?)[] properties = branches is null ? [] : [("branches", FlowBuilder.Expression("Object", branches))];
        var instance = new FlowBuilder().Node("f", "Elsa.FlowFork", properties).Lines("end", "a").Arrows("f>end f.A>a").Start();

        Assert.Equal(lines, string.Join(' ', instance.Lines));
    }

    private static string Held(FlowBuilder flow)
    {
        var instance = flow.Events("wait").Start();
        return instance.Variable("V")?.ToJsonString() ?? "null";
    }
}

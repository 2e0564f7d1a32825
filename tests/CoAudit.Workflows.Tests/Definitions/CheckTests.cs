using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Definitions;

public sealed class CheckTests
{
    /// <summary>A sound definition with a product activity, to which each test adds one flaw.</summary>
    private static FlowBuilder Sound() => new FlowBuilder().Node("p", "Test.Ask", ("question", FlowBuilder.Literal("Why?"))).Node("end", "Elsa.End").Arrows("p.Yes>end p.No>end");

    [Fact]
    public void A_sound_definition_has_no_problem() => Assert.Empty(Sound().Compile().Check());

    [Fact]
    public void Only_the_exits_of_activities_that_people_wait_for_must_be_connected()
    {
        var flow = new FlowBuilder().Node("p", "Test.Ask", ("question", FlowBuilder.Literal("?"))).Node("n", "Test.Tell").Arrows("p.Yes>n");

        Assert.Equal(("unconnected-exit", "$.root.activities[0]", "p"), Only(flow));
        Assert.Contains("\"Ask\"", Assert.Single(flow.Compile().Check()).Message, StringComparison.Ordinal);
        Assert.Contains("No", Assert.Single(flow.Compile().Check()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_activity_is_told() =>
        Assert.Equal(("unknown-activity", "$.root.activities[2].type", "u"), Only(Sound().Node("u", "Acme.Unknown").Arrows("u>end p.Yes>u")));

    [Fact]
    public void A_connection_to_nothing_is_told() =>
        Assert.Equal(("broken-connection", "$.root.connections[2]", "fc"), Only(Sound().Arrows("p.Yes>gone")));

    [Fact]
    public void An_activity_that_nothing_leads_to_is_told() => Assert.Equal(("unreachable", "$.root.activities[2]", "x"), Only(Sound().Lines("x")));

    [Fact]
    public void A_circle_without_an_exit_is_told()
    {
        var flow = Sound().Lines("x", "y").Arrows("p.Yes>x x>y y>x");

        Assert.Equal(["no-way-out", "no-way-out"], flow.Compile().Check().Select(p => p.Code));
    }

    [Theory]
    [InlineData("x", "", "Lead one here, or remove it.")]
    [InlineData("x y", "p.Yes>x x>y y>x", "Lead one of them on.")]
    [InlineData("x", "p.Perhaps>x", "Draw it from one of its exits: Yes, No.")]
    [InlineData("", "p.Yes>gone", "Draw it anew.")]
    public void A_problem_of_the_arrows_says_what_to_do(string lines, string arrows, string whatToDo)
    {
        var flow = Sound().Lines(lines.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Arrows(arrows);

        Assert.Contains(flow.Compile().Check(), problem => problem.Message.EndsWith(whatToDo, StringComparison.Ordinal));
    }

    [Fact]
    public void A_circle_with_an_exit_is_sound() => Assert.Empty(Sound().Decision("again", "true").Arrows("p.No>again again.True>p again.False>end").Compile().Check());

    [Fact]
    public void A_required_input_that_is_missing_is_told() =>
        Assert.Equal(("missing-input", "$.root.activities[0].question", "p"), Only(new FlowBuilder().Node("p", "Test.Ask").Node("end", "Elsa.End").Arrows("p.Yes>end p.No>end")));

    [Fact]
    public void A_literal_that_the_activity_refuses_is_told()
    {
        var flow = new FlowBuilder()
            .Node("p", "Test.Ask", ("question", FlowBuilder.Literal("?")), ("days", FlowBuilder.Literal(-1))).Node("end", "Elsa.End").Arrows("p.Yes>end p.No>end");

        Assert.Equal(("invalid-input", "$.root.activities[0].days", "p"), Only(flow));
        Assert.Contains("At least one day.", Assert.Single(flow.Compile().Check()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_literal_of_the_wrong_type_is_told() =>
        Assert.Equal(
            ("invalid-input", "$.root.activities[0].days", "p"),
            Only(new FlowBuilder().Node("p", "Test.Ask", ("question", FlowBuilder.Literal("?")), ("days", FlowBuilder.Literal("soon"))).Node("end", "Elsa.End").Arrows("p.Yes>end p.No>end")));

    [Fact]
    public void Bad_JavaScript_is_told_with_its_position()
    {
        var flow = Sound().Decision("d", "1 +\n )").Arrows("p.Yes>d");

        Assert.Equal(("invalid-expression", "$.root.activities[2].condition", "d"), Only(flow));
        Assert.Contains("line 2, column 2", Assert.Single(flow.Compile().Check()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_JavaScript_in_a_case_is_told() =>
        Assert.Equal(
            ("invalid-expression", "$.root.activities[2].cases", "s"),
            Only(Sound().Node("s", "Elsa.FlowSwitch", ("cases", System.Text.Json.Nodes.JsonNode.Parse("""[{"label":"A","condition":{"type":"JavaScript","value":"("}}]"""))).Arrows("p.Yes>s")));

    [Theory]
    [InlineData("Elsa.HttpEndpoint", "HTTP")]
    [InlineData("Elsa.SendHttpRequest", "HTTP")]
    [InlineData("Elsa.FlowSendHttpRequest", "HTTP")]
    [InlineData("Elsa.WriteHttpResponse", "HTTP")]
    [InlineData("Elsa.WriteFileHttpResponse", "HTTP")]
    [InlineData("Elsa.DownloadHttpFile", "HTTP")]
    [InlineData("Elsa.StateMachine", "State machines")]
    [InlineData("Elsa.BpmnProcess", "BPMN")]
    [InlineData("Elsa.Inline", "Code")]
    [InlineData("Elsa.RunCSharp", "Code")]
    [InlineData("Elsa.RunPython", "Code")]
    public void What_we_do_not_run_on_purpose_is_refused_with_its_reason_and_the_activitys_name(string type, string reason)
    {
        var named = new System.Text.Json.Nodes.JsonObject { ["displayText"] = "Ask the council" };
        var problem = Assert.Single(new FlowBuilder().Node("a", type, ("metadata", named)).Compile().Check());

        Assert.Equal((ProblemSeverity.Error, "refused-activity", "$.root.activities[0].type"), (problem.Severity, problem.Code, problem.Path));
        Assert.StartsWith($"\"Ask the council\" cannot be run: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("CSharp"), InlineData("Python"), InlineData("Delegate"), InlineData("Sql")]
    public void A_language_that_we_do_not_run_is_refused_with_the_activitys_name(string language)
    {
        var problem = Assert.Single(new FlowBuilder().Node("a", "Elsa.WriteLine", ("name", "Greet"), ("text", FlowBuilder.Expression(language, "1"))).Compile().Check());

        Assert.Equal(ProblemSeverity.Error, problem.Severity);
        Assert.Contains("\"Greet\"", problem.Message, StringComparison.Ordinal);
        Assert.Contains(language, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_expression_language_is_an_error_everywhere()
    {
        var problem = Assert.Single(new FlowBuilder().Node("a", "Elsa.WriteLine", ("text", FlowBuilder.Expression("Python", "1"))).Compile().Check());

        Assert.Equal((ProblemSeverity.Error, "unknown-expression", "$.root.activities[0].text"), (problem.Severity, problem.Code, problem.Path));
    }

    [Fact]
    public void A_variable_that_does_not_exist_is_told() =>
        Assert.Equal(("unknown-variable", "$.root.activities[2].variable", "s"), Only(Sound().Set("s", "Gone", "1").Arrows("p.Yes>s")));

    [Theory]
    [InlineData("getVariable('Typo')", true)]
    [InlineData("variables.Typo > 1", true)]
    [InlineData("getVariable('Made') && variables.Made", false)]
    public void A_script_that_reads_a_variable_that_nothing_makes_is_warned_of(string javaScript, bool warned)
    {
        var problems = Sound().Decision("d", javaScript).Script("m", "setVariable('Made', 1)").Arrows("p.Yes>d d.True>m").Compile().Check();

        Assert.Equal(warned ? [(ProblemSeverity.Warning, "unknown-variable")] : [], problems.Select(p => (p.Severity, p.Code)));
    }

    [Theory]
    [InlineData("getTypo() === 'ok'", true)]
    [InlineData("setTypo(1)", true)]
    [InlineData("getResultFromNobody()", true)]
    [InlineData("getTypoFromM()", true)]
    [InlineData("getKnown() && getKnown2() && setKnown(1)", false)]
    [InlineData("getWho() || getCurrentUser", true)]
    [InlineData("getWho() && getMade() && getLastResult() && getCorrelationId()", false)]
    [InlineData("let getOwn = () => 1; getOwn()", false)]
    [InlineData("getResultFromRun()", false)]
    public void A_script_that_calls_what_nothing_gives_is_warned_of(string javaScript, bool warned)
    {
        var problems = Sound().Variable("Known", "String").Variable("known2", "String").Input("who").Decision("d", javaScript)
            .Node("run", "Elsa.RunJavaScript", ("script", FlowBuilder.Literal("setVariable('Made', 1)"))).Script("m", "1").Arrows("p.Yes>d d.True>run run>m").Compile().Check();

        Assert.Equal(warned ? [(ProblemSeverity.Warning, "unknown-accessor")] : [], problems.Select(p => (p.Severity, p.Code)));
    }

    [Fact]
    public void What_a_loop_gives_its_body_is_there_and_nowhere_else()
    {
        var loop = Structured.ForEach("each", "[1]", Structured.Script("inside", "getCurrentValue() + getCurrentIndex() + getVariable('CurrentValue')"));

        Assert.Empty(Definition.Compile(Structured.Definition(loop).ToJsonString()).Check());
        Assert.Equal("unknown-accessor", Assert.Single(Definition.Compile(Structured.Definition(Structured.Script("outside", "getCurrentValue()")).ToJsonString()).Check()).Code);
    }

    [Fact]
    public void A_script_that_an_activity_runs_is_looked_through_too() => Assert.Equal(
        ["unknown-accessor", "invalid-expression"],
        new FlowBuilder().Node("r", "Elsa.RunJavaScript", ("script", FlowBuilder.Literal("getTypo()"))).Node("s", "Elsa.RunJavaScript", ("script", FlowBuilder.Literal("("))).Arrows("r>s")
            .Compile().Check().Select(p => p.Code));

    [Fact]
    public void A_join_without_a_mode_that_there_is_is_told()
    {
        var flow = new FlowBuilder().Fork("f", "A", "B").Lines("a", "b").Join("j", "WaitSome").Arrows("f.A>a f.B>b a>j b>j");

        Assert.Equal(("invalid-input", "$.root.activities[3].mode"), Assert.Single(flow.Compile().Check()) is var p ? (p.Code, p.Path) : default);
    }

    [Fact]
    public void A_default_that_its_variable_cannot_hold_is_told() => Assert.Equal(("invalid-default", "$.variables[0].value", "Workflow1"), Only(Sound().Variable("N", "Int32", "x")));

    [Fact]
    public void A_connection_back_over_a_way_round_is_told() =>
        Assert.Equal(("backward-connection", "$.root.activities[5]", "z"), Only(Sound().Lines("x", "y").Decision("w", "true").Decision("z", "true").Arrows("p.Yes>w w.True>x w.False>y x>z y>z z.True>x z.False>end")));

    [Fact]
    public void Without_people_who_wait_everything_that_Elsa_runs_is_only_a_warning()
    {
        var flow = new FlowBuilder().Node("u", "Acme.Unknown").Lines("x").Decision("d", "(").Arrows("u>d u>gone");

        Assert.Equal(4, flow.Compile().Check().Count);
        Assert.All(flow.Compile().Check(), p => Assert.Equal(ProblemSeverity.Warning, p.Severity));
    }

    [Fact]
    public void Errors_come_before_warnings()
    {
        var problems = Sound().ContinueWithIncidents().Lines("x").Compile().Check();

        Assert.Equal(["unreachable", "incident-strategy"], problems.Select(p => p.Code));
    }

    [Fact]
    public void A_literal_can_be_read_without_running()
    {
        var node = Sound().Compile().Find("p")!;
        var ask = (Ask)node.Activity;

        Assert.True(node.TryGetLiteral(ask.Question, out var question));
        Assert.Equal("Why?", question);
        Assert.True(node.TryGetLiteral(ask.Days, out var days));
        Assert.Equal(7, days);
    }

    [Fact]
    public void What_an_expression_gives_cannot_be_read_without_running()
    {
        var node = new FlowBuilder().Node("p", "Test.Ask", ("question", FlowBuilder.Expression("JavaScript", "'x'"))).Compile().Find("p")!;

        Assert.False(node.TryGetLiteral(((Ask)node.Activity).Question, out _));
    }

    private static (string Code, string Path, string? Activity) Only(FlowBuilder flow)
    {
        var problem = Assert.Single(flow.Compile().Check());
        Assert.Equal(ProblemSeverity.Error, problem.Severity);
        return (problem.Code, problem.Path, problem.ActivityId);
    }
}

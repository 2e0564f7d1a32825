using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Expressions;

public sealed class LiquidTests
{
    [Theory]
    [InlineData("{{ Variables.A | upcase }}-{{ 2 | plus: 3 }}", "ABC-5")]
    [InlineData("{% for x in Variables.L %}[{{ x }}]{% endfor %}", "[x][y]")]
    [InlineData("{{ Variables.Missing }}|{{ CorrelationId }}", "|c1")]
    [InlineData("{{ Variables.O.name }} {{ Variables.O.parts[1] }} {{ Variables.O.parts.size }}", "Ann 2 2")]
    [InlineData("{% if Variables.B %}yes{% else %}no{% endif %} {{ Variables.B }}", "yes true")]
    [InlineData("{{ Input.who }}", "Doreen")]
    [InlineData("{{ Input.who | append: '!' | replace: '!', '?' | prepend: '<' }}", "<Doreen?")]
    [InlineData("{{ Variables.L | join: ', ' }} {{ Variables.L | concat: Variables.L | size }}", "x, y 4")]
    [InlineData("{% capture c %}a{{ Variables.A }}{% endcapture %}{{ c }}", "aabc")]
    [InlineData("{{ 'a.b' | replace: '.', '-' }}", "a-b")]
    public void A_template_makes_text(string template, string expected) => Assert.Equal([expected], Run(template).Lines);

    [Fact]
    public void A_condition_may_be_a_template() => Assert.Equal(
        "t",
        new FlowBuilder().Variable("A", "String", "abc").Node("d", "Elsa.FlowDecision", ("condition", Structured.Liquid("{% if Variables.A == 'abc' %}true{% else %}false{% endif %}")))
            .Lines("t", "f").Arrows("d.True>t d.False>f").Start().Lines.Single());

    [Fact]
    public void What_the_parser_says_of_a_broken_template_is_its_value_and_a_problem_at_publish()
    {
        var instance = Run("{% nosuchtag %}");

        Assert.Contains("nosuchtag", Assert.Single(instance.Lines), StringComparison.Ordinal);
        Assert.Empty(instance.State.Incidents);
        Assert.Contains(instance.Workflow.Check(), p => p.Code == "invalid-expression" && p.Message.Contains("nosuchtag", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{% for i in (1..1000000000) %}x{% endfor %}")]
    [InlineData("{% for i in (1..9000) %}{% for j in (1..9000) %}{% for k in (1..9000) %}{% endfor %}{% endfor %}{% endfor %}")]
    [InlineData("{% assign a = 'xxxxxxxx' %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}")]
    [InlineData("{% assign a = 'xxxxxxxx' %}{% for i in (1..40) %}{% assign a = a | replace: 'x', 'xxxxxxxx' %}{% endfor %}")]
    [InlineData("{% assign a = 'xxxxxxxx' %}{% for i in (1..40) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}")]
    [InlineData("{% assign a = 'x,x' | split: ',' %}{% for i in (1..40) %}{% assign a = a | concat: a %}{% endfor %}{{ a | join: 'yyyyyyyyyyyyyyyy' }}")]
    [InlineData("{% assign a = 'xxxxxxxx' %}{% for i in (1..9000) %}{% assign a = a | append: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyy' %}{{ a }}{% endfor %}")]
    public void A_template_that_wants_too_much_is_stopped_and_becomes_an_incident(string bomb)
    {
        Run("{{ 1 }}");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var instance = Run(bomb);

        var incident = Assert.Single(instance.State.Incidents);
        Assert.Contains("Liquid: the template was stopped.", incident.Message, StringComparison.Ordinal);
        Assert.Equal(WorkflowSubStatus.Faulted, instance.State.SubStatus);
        var used = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(used < 64_000_000, $"{bomb} used {used} bytes");
    }

    [Theory]
    [InlineData("{% if true %}", 100_000)]
    [InlineData("{% for i in (1..2) %}", 501)]
    [InlineData("x", 64_001)]
    public void A_template_that_is_too_long_or_nests_too_deep_is_never_read(string piece, int times)
    {
        var instance = Run(string.Concat(Enumerable.Repeat(piece, times)));

        Assert.Contains("at most", Assert.Single(instance.State.Incidents).Message, StringComparison.Ordinal);
        Assert.Contains(instance.Workflow.Check(), p => p.Code == "invalid-expression");
    }

    [Fact]
    public void Forty_blocks_may_stand_inside_each_other() =>
        Assert.Equal(["x"], Run(string.Concat(Enumerable.Repeat("{% if true %}", 40)) + "x" + string.Concat(Enumerable.Repeat("{% endif %}", 40))).Lines);

    private static Instance Run(string template)
    {
        var flow = new FlowBuilder().Input("who")
            .Variable("A", "String", "abc").Variable("L", "Object").Variable("O", "Object").Variable("B", "Boolean", "true")
            .Set("l", "L", "['x', 'y']").Set("o", "O", "({ name: 'Ann', parts: [1, 2] })")
            .Node("w", "Elsa.WriteLine", ("text", Structured.Liquid(template))).Arrows("l>o o>w");
        World world = new();
        world.Import(flow.Compile());
        return world.Execute("flow", new JsonObject { ["who"] = "Doreen" }, correlationId: "c1");
    }
}

using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Definitions;

public sealed class CompileTests
{
    [Fact]
    public void Two_activities_with_one_id_are_refused_with_the_place_of_the_second()
    {
        var problem = Assert.Single(Assert.Throws<DefinitionException>(() => new FlowBuilder().Lines("a", "a").Compile()).Problems);

        Assert.Equal(("duplicate-id", "$.root.activities[1].id"), (problem.Code, problem.Path));
    }

    [Fact]
    public void An_activity_without_an_id_is_refused() =>
        Assert.Equal("missing-id", Assert.Single(Assert.Throws<DefinitionException>(() => Definition.Compile("""{"root":{"type":"Elsa.WriteLine"}}""")).Problems).Code);

    [Fact]
    public void Node_ids_are_the_paths_that_Elsa_uses() =>
        Assert.Equal(["Workflow1:fc", "Workflow1:fc:a"], new FlowBuilder().Lines("a").Compile().Activities.Select(a => a.NodeId));

    [Fact]
    public void Ids_with_a_colon_may_make_two_node_ids_alike_and_the_first_is_found()
    {
        var workflow = Definition.Compile(Structured.Definition(Structured.Sequence("s", Structured.Sequence("a", Structured.Line("b")), Structured.Line("a:b"))).ToJsonString());

        Assert.Equal(["Workflow1:s", "Workflow1:s:a", "Workflow1:s:a:b", "Workflow1:s:a:b"], workflow.Activities.Select(a => a.NodeId));
        Assert.Equal("b", workflow.FindNode("Workflow1:s:a:b")!.Id);
    }

    [Theory]
    [InlineData("""{"id":"a","type":"Elsa.WriteLine","name":"N","metadata":{"displayText":"Shown"}}""", "Shown")]
    [InlineData("""{"id":"a","type":"Elsa.WriteLine","name":"N","metadata":{"displayText":" "}}""", "N")]
    [InlineData("""{"id":"a","type":"Elsa.WriteLine"}""", "Write line")]
    public void Display_text_is_what_stands_on_the_canvas(string activity, string expected) =>
        Assert.Equal(expected, Definition.Compile($$"""{"root":{{activity}}}""").Activities[0].DisplayText);

    [Fact]
    public void Flow_order_is_breadth_first_from_the_start_and_leaves_out_what_nothing_leads_to()
    {
        var workflow = new FlowBuilder().Lines("z", "lost", "b", "a", "c").Arrows("a>b a>c b>z c>z lost>lost").Compile();

        Assert.Equal(["fc", "a", "b", "c", "z"], workflow.InFlowOrder().Select(a => a.Id));
    }

    [Theory]
    [InlineData("Objected", "b z a c")]
    [InlineData("Done", "c z")]
    [InlineData("Agreed", "")]
    public void What_comes_behind_an_exit_is_told_nearest_first(string exit, string expected)
    {
        var workflow = new FlowBuilder().Lines("z", "a", "b", "c").Arrows("a.Objected>b a>c b>z c>z b>a").Compile();

        Assert.Equal(expected, string.Join(' ', workflow.Behind(workflow.Find("a")!, exit).Select(n => n.Id)));
    }

    [Fact]
    public void Older_exports_name_only_the_activities_of_a_connection()
    {
        var workflow = Definition.Compile("""
            {"definitionId":"flow","root":{"id":"fc","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.WriteLine"},{"id":"b","type":"Elsa.WriteLine"}],
             "connections":[{"source":"a","target":"b"}]}}
            """);

        Assert.Equal(["fc", "a", "b"], workflow.InFlowOrder().Select(a => a.Id));
    }

    [Theory]
    [InlineData("a:Elsa.WriteLine s:Elsa.Start", "s")]
    [InlineData("a:Elsa.WriteLine b:Elsa.WriteLine", "a")]
    public void A_flowchart_starts_at_its_start_or_else_at_the_first_activity_that_nothing_leads_to(string nodes, string start)
    {
        var flow = new FlowBuilder();
        foreach (var node in nodes.Split(' '))
        {
            flow.Node(node.Split(':')[0], node.Split(':')[1]);
        }

        Assert.Equal(start, flow.Compile().InFlowOrder()[1].Id);
    }
}

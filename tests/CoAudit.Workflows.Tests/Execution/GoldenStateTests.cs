using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Execution;

/// <summary>States that were written once must load and go on for ever.</summary>
public sealed class GoldenStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static string Golden => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "state-v1.json")).TrimEnd();

    private static FlowBuilder Flow => new FlowBuilder()
        .ContinueWithIncidents().Variable("Text", "String", "é").Variable("Deep", "Object").Input("who")
        .Fork("f", "A", "B", "C", "D").Set("s", "Deep", "setVariable('made', 1); ({a: [1, 2.5, null, true]})").Events("e")
        .Node("p", "Test.Ask", ("question", FlowBuilder.Expression("JavaScript", "'Why, ' + getWho() + '?'")))
        .Node("ft", "Elsa.Fault", ("message", FlowBuilder.Literal("went wrong"))).Join("j", "WaitAllActive").Script("end", "JSON.stringify(getDeep()) + getText() + getVariable('made') + getInput('who') + getOutputFrom('p', 'Answer').to")
        .Arrows("f.A>s s>j f.B>e e>j f.C>p p.Yes>j p.No>j f.D>ft j>end");

    [Fact]
    public void A_state_is_written_as_it_always_was()
    {
        var burst = Engine.Run(Flow.Compile(), null, new StartWorkflow("i1", new JsonObject { ["who"] = "Ann", ["extra"] = 1 }) { CorrelationId = "c", Name = "n" }, Now);

        Assert.Equal(Golden, Encoding.UTF8.GetString(burst.State.ToUtf8()));
    }

    [Fact]
    public void A_state_of_the_first_format_loads_and_goes_on()
    {
        var workflow = Flow.Compile();
        var state = WorkflowState.FromUtf8(Encoding.UTF8.GetBytes(Golden));
        Assert.Equal(("i1", "c", "n", 2, 1), (state.InstanceId, state.CorrelationId, state.Name, state.Bookmarks.Count, state.Incidents.Count));

        state = Engine.Run(workflow, state, new ResumeBookmark(state.Bookmarks[1].Id, true), Now).State;
        var burst = Engine.Run(workflow, state, new ResumeBookmark(state.Bookmarks[0].Id), Now);

        Assert.Equal("""{"a":[1,2.5,null,true]}é1AnnWhy, Ann?""", (string?)burst.Journal.Single(e => e is { ActivityId: "end", EventName: "Completed" }).Inputs!["Text"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"v":2,"id":"i1","status":"Running","sub":"Suspended","seq":1,"last":1}""")]
    [InlineData("""{"v":1,"id":"i1","status":"Nonsense","sub":"Suspended","seq":1,"last":1}""")]
    [InlineData("""{"v":1,"id":"i1","status":"Running","sub":"Suspended","seq":1,"last":1,"live":[{"n":"x"}]}""")]
    public void Bytes_that_are_no_state_are_refused(string bytes) => Assert.Throws<FormatException>(() => WorkflowState.FromUtf8(Encoding.UTF8.GetBytes(bytes)));
}

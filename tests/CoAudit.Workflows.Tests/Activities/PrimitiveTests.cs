using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Activities;

/// <summary>Activities that do one thing: tell an event, ask for a task, set a variable, choose an exit.</summary>
public sealed class PrimitiveTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("audit-1", "audit-1")]
    public void An_event_with_an_empty_correlation_id_is_for_everybody(string given, string? told)
    {
        var instance = new FlowBuilder().Node("p", "Elsa.PublishEvent", ("eventName", FlowBuilder.Literal("go")), ("correlationId", FlowBuilder.Literal(given))).Start();

        Assert.Equal(told, Assert.IsType<PublishEvent>(Assert.Single(instance.Effects)).CorrelationId);
    }

    [Fact]
    public void A_task_tells_its_id_as_soon_as_it_is_asked_for()
    {
        var task = Task().Start();
        var id = task.State.Bookmarks.Single(b => b.ActivityId == "t").Key;

        Assert.Equal(id, (string?)task.Variable("Id"));

        task.Run(new ResumeBookmark(task.State.Bookmarks.Single(b => b.ActivityId == "t").Id, "done"), Now);
        Assert.Equal([$"{id} done"], task.Lines);
    }

    [Fact]
    public void A_task_that_was_asked_for_before_it_told_its_id_tells_it_with_its_result()
    {
        var task = Task().Start();
        var stored = JsonNode.Parse(task.State.ToUtf8())!;
        stored.AsObject().Remove("results");
        stored.AsObject().Remove("vars");
        foreach (var live in stored["live"]!.AsArray())
        {
            live!.AsObject().Remove("outputs");
        }

        Assert.DoesNotContain("\"TaskId\"", stored.ToJsonString(), StringComparison.Ordinal);
        var wait = task.State.Bookmarks.Single(b => b.ActivityId == "t");
        var burst = Engine.Run(task.Workflow, WorkflowState.FromUtf8(Encoding.UTF8.GetBytes(stored.ToJsonString())), new ResumeBookmark(wait.Id, "done"), Now);

        Assert.Equal($"{wait.Key} done", (string?)burst.Journal.Single(e => e is { ActivityId: "said", EventName: "Completed" }).Inputs!["Text"]);
    }

    [Fact]
    public void A_variable_that_is_not_there_cannot_be_set()
    {
        var instance = new FlowBuilder().Variable("Known", "String").Set("s", "Known", "'a'").Set("t", "Gone", "'b'").Lines("never").Arrows("s>t t>never").Start();

        Assert.Equal(("t", "There is no variable Gone."), Assert.Single(instance.State.Incidents) is var i ? (i.ActivityId, i.Message) : default);
        Assert.Empty(instance.Lines);
    }

    [Fact]
    public void A_switch_evaluates_all_its_conditions_whatever_the_first_gives()
    {
        var instance = Switch("MatchFirst", "true", "nope.nope").Start();

        Assert.Equal("s", Assert.Single(instance.State.Incidents).ActivityId);
    }

    [Theory]
    [InlineData("MatchFirst", "One")]
    [InlineData("0", "One")]
    [InlineData("MatchAny", "One Two")]
    [InlineData("1", "One Two")]
    public void A_switch_takes_its_mode_by_name_or_number(string mode, string taken) => Assert.Equal(taken, string.Join(' ', Switch(mode, "true", "true").Start().Lines));

    private static FlowBuilder Task() => new FlowBuilder().Variable("Id", "String").Events("other").Fork("f", "A", "B")
        .Node("t", "Elsa.RunTask", ("taskName", FlowBuilder.Literal("do")), ("taskId", new JsonObject { ["typeName"] = "String", ["memoryReference"] = new JsonObject { ["id"] = "Id" } }))
        .Script("said", "getOutputFrom('t', 'TaskId') + ' ' + getResultFromT()").Arrows("f.A>t t>said f.B>other");

    private static FlowBuilder Switch(string mode, string one, string two) => new FlowBuilder()
        .Node("s", "Elsa.FlowSwitch", ("mode", FlowBuilder.Literal(mode)), ("cases", new JsonArray(Case("One", one), Case("Two", two)))).Lines("One", "Two").Arrows("s.One>One s.Two>Two");

    private static JsonObject Case(string label, string condition) =>
        new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition } };
}

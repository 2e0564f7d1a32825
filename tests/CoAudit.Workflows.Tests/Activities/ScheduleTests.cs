using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;
using static CoAudit.Workflows.Tests.Driver.Structured;

namespace CoAudit.Workflows.Tests.Activities;

/// <summary>Timer, Cron, StartAt and Delay: in the flow they wait, as triggers they say when the workflow starts.</summary>
public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Timer", "interval", "00:10:00", "2026-03-02T09:10:00Z")]
    [InlineData("Timer", "interval", "PT90S", "2026-03-02T09:01:30Z")]
    [InlineData("Delay", "timeSpan", "1.00:00:00", "2026-03-03T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 30 9 * * *", "2026-03-02T09:30:00Z")]
    [InlineData("Cron", "cronExpression", "0 9 * * MON", "2026-03-09T09:00:00Z")]
    [InlineData("StartAt", "dateTime", "2026-03-02T10:00:00+01:00", null)]
    [InlineData("StartAt", "dateTime", "2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z")]
    [InlineData("StartAt", "dateTime", "2020-01-01T00:00:00Z", null)]
    public void In_the_flow_it_waits_until_its_time(string type, string input, string value, string? due)
    {
        var world = new World();
        var instance = RunIn(world, Sequence("s", Activity("t", type, (input, FlowBuilder.Literal(value))), Line("after")));
        var at = due is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(at, instance.State.Bookmarks.SingleOrDefault()?.DueAt);

        if (at is { } time)
        {
            world.Advance(time - Now - TimeSpan.FromSeconds(1));
            Assert.Empty(instance.Lines);
            world.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["after"], instance.Lines);
    }

    [Theory]
    [InlineData("Timer", "interval", "00:10:00", "2026-03-02T09:10:00Z", "2026-03-02T09:20:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 */6 * * *", "2026-03-02T12:00:00Z", "2026-03-02T18:00:00Z")]
    [InlineData("StartAt", "dateTime", "2026-03-05T00:00:00Z", "2026-03-05T00:00:00Z", null)]
    public void As_a_trigger_it_says_when_the_workflow_starts_and_does_not_wait_then(string type, string input, string value, string first, string? second)
    {
        var workflow = Trigger(type, input, FlowBuilder.Literal(value));
        var trigger = Assert.Single(workflow.Triggers);
        var next = trigger.NextAfter(Now);
        Assert.Equal(Instant(first), next);
        Assert.Equal(Instant(second), trigger.NextAfter(next!.Value));

        var world = new World();
        world.Import(workflow);
        var instance = world.Execute("flow", trigger: trigger.ActivityId);

        Assert.Equal("$workflow:Started fc:Started t:Started t:Completed w:Started w:Completed fc:Completed $workflow:Completed", instance.Told);
    }

    [Theory]
    [InlineData("Timer", "interval", "00:00:00")]
    [InlineData("Timer", "interval", "-00:10:00")]
    [InlineData("Timer", "interval", "often")]
    [InlineData("Cron", "cronExpression", "61 * * * *")]
    [InlineData("Cron", "cronExpression", "0 0 30 2 *")]
    [InlineData("Cron", "cronExpression", "")]
    [InlineData("Delay", "timeSpan", "10675199.00:00:00")]
    [InlineData("StartAt", "dateTime", "someday")]
    public void A_time_that_is_none_is_an_incident_in_the_flow_and_no_trigger(string type, string input, string value)
    {
        var instance = Run(Sequence("s", Activity("t", type, (input, FlowBuilder.Literal(value)))));
        Assert.Equal((WorkflowSubStatus.Faulted, "t"), (instance.State.SubStatus, Assert.Single(instance.State.Incidents).ActivityId));

        Assert.All(Trigger(type, input, FlowBuilder.Literal(value)).Triggers, trigger => Assert.Null(trigger.NextAfter(Now)));
    }

    private static CompiledWorkflow Trigger(string type, string input, JsonNode value) => new FlowBuilder()
        .Node("t", $"Elsa.{type}", (input, value), ("customProperties", new JsonObject { ["canStartWorkflow"] = true })).Lines("w").Arrows("t>w").Compile();

    private static DateTimeOffset? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

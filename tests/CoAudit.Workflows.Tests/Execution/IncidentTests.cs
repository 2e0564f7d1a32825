using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Execution;

public sealed class IncidentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_unknown_activity_is_an_incident_only_when_it_is_reached()
    {
        var flow = new FlowBuilder().Decision("d", "getInput('go') === true").Node("u", "Acme.Unknown").Arrows("d.True>u");

        Assert.Equal(WorkflowSubStatus.Finished, flow.Start().State.SubStatus);
        var incident = Assert.Single(flow.Start(new() { ["go"] = true }).State.Incidents);
        Assert.Equal(("u", "Elsa.NotFoundActivity", "There is no activity of the type Acme.Unknown."), (incident.ActivityId, incident.ActivityType, incident.Message));
    }

    [Fact]
    public void What_an_activity_throws_becomes_an_incident_without_its_waits_and_effects()
    {
        var instance = Misbehaving("throw");

        Assert.Equal("Test.Misbehave failed: broken", Assert.Single(instance.State.Incidents).Message);
        Assert.Empty(instance.State.Bookmarks);
        Assert.Empty(instance.Effects);
    }

    [Fact]
    public void An_activity_that_neither_completes_nor_waits_is_an_incident() =>
        Assert.Equal("The activity neither completed nor waits for anything.", Assert.Single(Misbehaving("nothing").State.Incidents).Message);

    [Fact]
    public void An_activity_that_completes_waits_for_nothing_any_more()
    {
        var instance = Misbehaving("complete and wait");

        Assert.Empty(instance.State.Bookmarks);
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void Waits_of_a_faulted_instance_stay_but_resume_nothing()
    {
        var instance = new FlowBuilder().Fork("f", "A", "B").Events("e").Node("ft", "Elsa.Fault").Arrows("f.A>e f.B>ft").Start();

        var bookmark = Assert.Single(instance.State.Bookmarks);
        Assert.True(instance.Run(new ResumeBookmark(bookmark.Id), Now).IsNoOp);
    }

    [Fact]
    public void With_incidents_continued_a_container_with_a_fault_never_completes()
    {
        var instance = new FlowBuilder().ContinueWithIncidents().Fork("f", "A", "B").Events("e").Node("ft", "Elsa.Fault").Arrows("f.A>e f.B>ft").Start();

        instance.Run(new ResumeBookmark(instance.State.Bookmarks[0].Id), Now);

        Assert.Equal((WorkflowStatus.Running, WorkflowSubStatus.Suspended), (instance.State.Status, instance.State.SubStatus));
        Assert.Empty(instance.State.Bookmarks);
        Assert.True(instance.State.Activities.Single(a => a.ActivityId == "ft").IsFaulted);
    }

    [Fact]
    public void A_connection_back_over_a_way_round_is_an_incident_of_the_flowchart()
    {
        var instance = new FlowBuilder().Decision("w", "true").Lines("x", "y").Decision("z", "true").Arrows("w.True>x w.False>y x>z y>z z.True>x").Start();

        Assert.Equal("fc", Assert.Single(instance.State.Incidents).ActivityId);
    }

    [Fact]
    public void A_wrong_type_in_an_input_is_an_incident() =>
        Assert.StartsWith(
            "Failed to evaluate activity input 'TimeSpan':",
            Assert.Single(new FlowBuilder().Node("d", "Elsa.Delay", ("timeSpan", FlowBuilder.Literal("soon"))).Start().State.Incidents).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_value_that_the_variable_cannot_hold_is_an_incident() =>
        Assert.Contains("N cannot take this value", Assert.Single(new FlowBuilder().Variable("N", "Int32").Set("s", "N", "'many'").Start().State.Incidents).Message, StringComparison.Ordinal);

    private static Instance Misbehaving(string how) => new FlowBuilder().Node("m", "Test.Misbehave", ("how", FlowBuilder.Literal(how))).Start();
}

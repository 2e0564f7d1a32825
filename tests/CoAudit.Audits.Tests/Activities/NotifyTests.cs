using System.Text.Json.Nodes;
using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Tests.Activities;

public sealed class NotifyTests
{
    [Fact]
    public void It_asks_for_the_mails_and_goes_on_at_once()
    {
        var workflow = OneActivity.Compile("CoAudit.Notify", ["Done"], ("to", new JsonArray("managers", "lead")), ("subject", "The plan is out"), ("body", "Have a look.\nThank you."));
        var burst = workflow.Start();

        var notice = Assert.Single(burst.Effects.OfType<SendNotice>());
        Assert.Equal(("The plan is out", "Have a look.\nThank you."), (notice.Subject, notice.Body));
        Assert.Equal([Group.Managers], notice.To.Groups);
        Assert.Equal((false, true), (notice.To.Facilitator, notice.To.Lead));
        Assert.Equal(WorkflowStatus.Finished, burst.State.Status);
    }

    [Fact]
    public void Without_a_subject_the_name_of_the_step_is_the_subject() =>
        Assert.Equal("The step", Assert.Single(OneActivity.Compile("CoAudit.Notify", ["Done"]).Start().Effects.OfType<SendNotice>()).Subject);

    [Fact]
    public void It_may_be_the_last_step() => Assert.Empty(OneActivity.Compile("CoAudit.Notify", []).Check());

    [Theory]
    [InlineData("everyone")]
    [InlineData("")]
    public void Publishing_refuses_people_that_nobody_knows(string to) =>
        Assert.NotEmpty(OneActivity.Compile("CoAudit.Notify", ["Done"], ("to", new JsonArray(to))).Check());
}

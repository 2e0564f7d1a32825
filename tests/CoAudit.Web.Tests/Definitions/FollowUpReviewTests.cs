using System.Text.Json.Nodes;
using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;

namespace CoAudit.Web.Tests.Definitions;

/// <summary>What a follow-up review asks, and whom.</summary>
public sealed class FollowUpReviewTests
{
    private static readonly Robots Robots = new(WorkflowFile.Compile("follow-up-review.json"));

    [Fact]
    public void The_panel_is_asked_whether_the_change_is_lasting()
    {
        var ways = Robots.AllWays(new JsonObject { ["panel"] = new JsonArray("service-users", "managers") });

        Assert.All(ways, way =>
        {
            var settings = Assert.Single(way.Effects.OfType<OpenStage>()).Settings;
            Assert.Equal("Is the change lasting?", settings.Title);
            Assert.Equal(["service-users", "managers"], settings.Groups.Select(group => group.Code()));
        });
    }

    [Theory]
    [InlineData("Sustained", "lasting")]
    [InlineData("NotSustained", "not-lasting")]
    [InlineData("NotEnoughVoices", "no-verdict")]
    public void Each_verdict_has_its_own_end(string outcome, string end)
    {
        var way = Assert.Single(Robots.AllWays([]), way => string.Equals(way.Stages[0].Outcome, outcome, StringComparison.Ordinal));

        Assert.Equal(end, way.Visited[^1]);
    }
}

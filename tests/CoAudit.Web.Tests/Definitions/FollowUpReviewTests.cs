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
            var settings = way.Effects.OfType<OpenStage>().First().Settings;
            Assert.Equal("Is the change lasting?", settings.Title);
            Assert.Equal(["service-users", "managers"], settings.Groups.Select(group => group.Code()));
        });
    }

    [Fact]
    public void A_panel_is_whole_with_one_voice_of_each_group()
    {
        var settings = Robots.AllWays([]).First().Effects.OfType<OpenStage>().First().Settings;

        Assert.Equal((1, 0), (settings.MinPerGroup, settings.MinPercent));
    }

    [Theory]
    [InlineData("Sustained", "lasting")]
    [InlineData("NotSustained", "not-lasting")]
    [InlineData("NotEnoughVoices", "no-verdict")]
    public void Each_verdict_has_its_own_end(string outcome, string end)
    {
        var ways = Robots.AllWays([]).Where(way => string.Equals(way.Stages[0].Outcome, outcome, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(ways);
        Assert.All(ways, way => Assert.Equal(end, way.Visited[^1]));
    }

    [Theory]
    [InlineData("Sustained", "How can we make it better?")]
    [InlineData("NotSustained", "What gets in the way?")]
    public void Those_who_do_the_work_are_asked_first_what_the_verdict_means(string outcome, string question)
    {
        var ways = Robots.AllWays([]).Where(way => string.Equals(way.Stages[0].Outcome, outcome, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(ways);
        Assert.All(ways, way =>
        {
            var asked = way.Effects.OfType<OpenStage>().Skip(1).Single().Settings;
            Assert.Equal((question, false), (asked.Title, asked.Blind));
            Assert.Equal([Group.CareWorkers], asked.Groups);
        });
    }
}

using System.Text.Json.Nodes;
using CoAudit.Audits.Activities;

namespace CoAudit.Web.Tests.Definitions;

/// <summary>What the safeguarding audit promises: when a finding shows danger, people are made safe before anybody plans.</summary>
public sealed class SafeguardingTests
{
    private static readonly IReadOnlyList<Way> Ways = [.. new Robots(WorkflowFile.Compile("safeguarding.json")).AllWays([])];

    [Fact]
    public void When_nothing_critical_is_found_the_stages_follow_each_other()
    {
        var way = Assert.Single(Ways, way => way.Stages.All(stage => stage.Outcome is "Done" or "Agreed"));

        Assert.Equal(["objectives", "tool", "evidence", "findings", "plan", "sign-off"], way.Stages.Select(stage => stage.Activity));
        Assert.Equal(["P2W", "P6W", "P12W", "P26W"], Assert.Single(way.Effects.OfType<ScheduleReviewsAt>()).After);
        Assert.Empty(way.Effects.OfType<SendNotice>());
    }

    [Fact]
    public void A_critical_finding_is_told_at_once_and_people_are_asked_whether_they_are_safe_before_the_plan()
    {
        var danger = Ways.Where(way => way.Stages.Contains(("findings", "CriticalFinding"))).ToList();

        Assert.NotEmpty(danger);
        Assert.All(danger, way =>
        {
            var activities = way.Stages.Select(stage => stage.Activity).ToList();
            Assert.InRange(activities.IndexOf("made-safe"), activities.IndexOf("findings") + 1, activities.IndexOf("plan") - 1);
            Assert.Single(way.Effects.OfType<SendNotice>());
        });
    }

    [Fact]
    public void Who_still_sees_danger_is_answered_by_somebody_outside_the_management()
    {
        var way = Ways.First(way => way.Stages.Contains(("made-safe", "Objected")));

        var answering = Assert.Single(way.Effects.OfType<OpenStage>(), stage => stage.ActivityId is "not-safe").Settings.Inputs!;
        Assert.Equal("independent", (string?)JsonNode.Parse(answering)!["responder"]);
    }

    [Fact]
    public void A_silent_sign_off_never_leads_to_reviews() => Assert.All(
        Ways.Where(way => way.Stages[^1] is ("sign-off", "NotEnoughVoices")), way => Assert.Empty(way.Effects.OfType<ScheduleReviewsAt>()));

    [Fact]
    public void Every_way_ends_with_one_report() => Assert.All(Ways, way => Assert.Single(way.Effects.OfType<ShowReport>()));
}

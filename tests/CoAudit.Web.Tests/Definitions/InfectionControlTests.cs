using CoAudit.Audits.Activities;

namespace CoAudit.Web.Tests.Definitions;

/// <summary>What the infection control audit promises to the people who take part in it.</summary>
public sealed class InfectionControlTests
{
    private static readonly IReadOnlyList<Way> Ways = [.. new Robots(WorkflowFile.Compile("infection-control.json")).AllWays([])];

    [Fact]
    public void When_all_agree_the_six_stages_follow_each_other_and_reviews_are_scheduled()
    {
        var way = Assert.Single(Ways, way => way.Stages.All(stage => stage.Outcome is "Done" or "Agreed"));

        Assert.Equal(["objectives", "tool", "evidence", "findings", "plan", "sign-off"], way.Stages.Select(stage => stage.Activity));
        Assert.Equal(["P4W", "P12W", "P26W"], Assert.Single(way.Effects.OfType<ScheduleReviewsAt>()).After);
    }

    [Fact]
    public void Silence_at_the_sign_off_never_leads_to_reviews()
    {
        var silent = Ways.Where(way => way.Stages[^1].Outcome is "NotEnoughVoices").ToList();

        Assert.NotEmpty(silent);
        Assert.All(silent, way => Assert.Empty(way.Effects.OfType<ScheduleReviewsAt>()));
    }

    [Fact]
    public void Too_few_signatures_are_asked_for_twice_more() =>
        Assert.Equal(3, Ways.Max(way => way.Stages.Count(stage => stage is ("sign-off", "NotEnoughVoices"))));

    [Fact]
    public void A_silent_group_is_asked_for_its_objectives_once_more()
    {
        var silent = Ways.Where(way => way.Stages[0].Outcome is "NotEnoughVoices").ToList();

        Assert.NotEmpty(silent);
        Assert.All(silent, way => Assert.Equal(2, way.Stages.Count(stage => stage.Activity is "objectives")));
    }

    [Fact]
    public void An_objection_is_answered_sends_the_plan_back_twice_and_is_then_kept_on_record()
    {
        var objected = Ways.Where(way => way.Stages[^1].Outcome is "Unresolved").ToList();

        Assert.NotEmpty(objected);
        Assert.All(objected, way =>
        {
            Assert.Equal(3, way.Stages.Count(stage => stage is ("sign-off", "Objected")));
            Assert.Equal(3, way.Stages.Count(stage => stage is ("respond", "Unresolved")));
            Assert.Equal(3, way.Stages.Count(stage => stage.Activity is "plan"));
            Assert.Single(way.Effects.OfType<ScheduleReviewsAt>());
        });
    }

    [Fact]
    public void Every_way_ends_with_one_report() => Assert.All(Ways, way => Assert.Single(way.Effects.OfType<ShowReport>()));
}

using CoAudit.Audits.Activities;

namespace CoAudit.Web.Tests.Definitions;

/// <summary>What the audit of person-centred care promises: it begins with what matters to people, and ends with how it was to take part.</summary>
public sealed class PersonCentredCareTests
{
    private static readonly IReadOnlyList<Way> Ways = [.. new Robots(WorkflowFile.Compile("person-centred-care.json")).AllWays([])];

    [Fact]
    public void When_all_agree_people_are_asked_first_and_last()
    {
        var way = Assert.Single(Ways, way => way.Stages.All(stage => stage.Outcome is "Done" or "Agreed"));

        Assert.Equal(["matters", "objectives", "tool", "tool-sign-off", "evidence", "findings", "plan", "sign-off", "thanks"], way.Stages.Select(stage => stage.Activity));
        Assert.Equal(["P6W", "P12W", "P26W", "P52W"], Assert.Single(way.Effects.OfType<ScheduleReviewsAt>()).After);
    }

    [Fact]
    public void An_objection_to_what_is_looked_at_is_talked_about_before_anyone_is_visited()
    {
        var objected = Ways.Where(way => way.Stages.Contains(("tool-sign-off", "Objected"))).ToList();

        Assert.NotEmpty(objected);
        Assert.All(objected, way =>
        {
            var activities = way.Stages.Select(stage => stage.Activity).ToList();
            Assert.InRange(activities.IndexOf("tool-respond"), activities.IndexOf("tool-sign-off") + 1, activities.IndexOf("evidence") - 1);
        });
    }

    [Fact]
    public void Everyone_is_asked_how_it_was_whether_the_plan_is_agreed_or_not() =>
        Assert.All(Ways, way => Assert.Equal("thanks", way.Stages[^1].Activity));

    [Fact]
    public void Every_way_ends_with_one_report() => Assert.All(Ways, way => Assert.Single(way.Effects.OfType<ShowReport>()));
}

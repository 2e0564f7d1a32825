using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;

namespace CoAudit.Web.Tests.Definitions;

/// <summary>What the medication audit promises: a pharmacist is asked to sign a plan on medicines before everyone is.</summary>
public sealed class MedicationTests
{
    private static readonly IReadOnlyList<Way> Ways = [.. new Robots(WorkflowFile.Compile("medication.json")).AllWays([])];

    [Fact]
    public void When_all_agree_the_pharmacist_signs_between_the_plan_and_everyone()
    {
        var way = Assert.Single(Ways, way => way.Stages.All(stage => stage.Outcome is "Done" or "Agreed"));

        Assert.Equal(["objectives", "tool", "evidence", "findings", "plan", "pharmacist", "sign-off"], way.Stages.Select(stage => stage.Activity));
        Assert.Equal([Group.OtherStakeholders], way.Effects.OfType<OpenStage>().Single(stage => stage.ActivityId is "pharmacist").Settings.Groups);
        Assert.Equal(CoAudit.Audits.Model.Groups.All, way.Effects.OfType<OpenStage>().Single(stage => stage.ActivityId is "sign-off").Settings.Groups);
    }

    [Fact]
    public void A_pharmacist_who_objects_is_answered_before_everyone_signs()
    {
        var objected = Ways.Where(way => way.Stages.Contains(("pharmacist", "Objected"))).ToList();

        Assert.NotEmpty(objected);
        Assert.All(objected, way =>
        {
            var activities = way.Stages.Select(stage => stage.Activity).ToList();
            Assert.InRange(activities.IndexOf("pharmacist-objects"), activities.IndexOf("pharmacist") + 1, activities.IndexOf("sign-off") - 1);
        });
    }

    [Fact]
    public void A_silent_pharmacist_is_asked_twice_and_then_those_in_charge_are_told()
    {
        var silent = Ways.Where(way => way.Stages.Count(stage => stage is ("pharmacist", "NotEnoughVoices")) == 2).ToList();

        Assert.NotEmpty(silent);
        Assert.All(silent, way => Assert.Single(way.Effects.OfType<SendNotice>(), notice => notice.ActivityId is "no-pharmacist"));
        Assert.Equal(2, Ways.Max(way => way.Stages.Count(stage => stage.Activity is "pharmacist")));
    }

    [Fact]
    public void A_critical_finding_is_told_at_once() => Assert.All(
        Ways.Where(way => way.Stages.Contains(("findings", "CriticalFinding"))), way => Assert.Single(way.Effects.OfType<SendNotice>(), notice => notice.ActivityId is "tell-critical"));

    [Fact]
    public void Every_way_ends_with_one_report() => Assert.All(Ways, way => Assert.Single(way.Effects.OfType<ShowReport>()));
}

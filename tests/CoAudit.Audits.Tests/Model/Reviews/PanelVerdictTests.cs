using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reviews;
using CsCheck;

namespace CoAudit.Audits.Tests.Model.Reviews;

public sealed class PanelVerdictTests
{
    private static readonly Gen<Voice> AnyVoice = Gen.Select(Gen.Int[0, 3].Select(i => AuditBuilder.FourGroups[i]), Gen.Int[0, 4].Select(i => VerdictKinds.All[i]), (group, says) => new Voice(group, says));

    private static VerdictKind? Of(params (Group Group, VerdictKind Says)[] voices) => PanelVerdict.Of([.. voices.Select(v => new Voice(v.Group, v.Says))])?.Result;

    [Fact]
    public void A_change_lasts_when_people_who_use_the_service_and_care_workers_say_so() =>
        Assert.Equal(VerdictKind.Sustained, Of((Group.ServiceUsers, VerdictKind.Sustained), (Group.CareWorkers, VerdictKind.Sustained)));

    [Fact]
    public void A_manager_who_claims_that_all_is_well_changes_nothing() =>
        Assert.Equal(
            VerdictKind.NotSustained,
            Of((Group.ServiceUsers, VerdictKind.NotSustained), (Group.CareWorkers, VerdictKind.NotSustained), (Group.Managers, VerdictKind.Sustained)));

    [Fact]
    public void Managers_alone_come_to_no_verdict() => Assert.Null(Of((Group.Managers, VerdictKind.Sustained), (Group.Managers, VerdictKind.Sustained)));

    [Fact]
    public void Managers_and_others_without_service_users_come_to_no_verdict() =>
        Assert.Null(Of((Group.Managers, VerdictKind.Sustained), (Group.OtherStakeholders, VerdictKind.Sustained), (Group.CareWorkers, VerdictKind.Sustained)));

    [Fact]
    public void One_voice_that_says_it_does_not_last_is_not_outvoted() =>
        Assert.Equal(
            VerdictKind.NotSustained,
            Of((Group.ServiceUsers, VerdictKind.NotSustained), (Group.ServiceUsers, VerdictKind.Sustained), (Group.CareWorkers, VerdictKind.Sustained)));

    [Fact]
    public void A_manager_may_say_that_it_does_not_last() =>
        Assert.Equal(
            VerdictKind.NotSustained,
            Of((Group.ServiceUsers, VerdictKind.Sustained), (Group.CareWorkers, VerdictKind.Sustained), (Group.Managers, VerdictKind.NotSustained)));

    [Fact]
    public void Too_early_is_not_sustained_and_not_a_slip() =>
        Assert.Equal(VerdictKind.TooEarly, Of((Group.ServiceUsers, VerdictKind.TooEarly), (Group.CareWorkers, VerdictKind.Sustained)));

    [Fact]
    public void Working_but_to_be_refined_is_refine() =>
        Assert.Equal(VerdictKind.Refine, Of((Group.ServiceUsers, VerdictKind.Refine), (Group.CareWorkers, VerdictKind.Sustained)));

    [Fact]
    public void What_only_managers_have_seen_is_not_there_yet()
    {
        Assert.Equal(VerdictKind.TooEarly, Of((Group.ServiceUsers, VerdictKind.TooEarly), (Group.CareWorkers, VerdictKind.TooEarly), (Group.Managers, VerdictKind.Refine)));
        Assert.Equal(VerdictKind.TooEarly, Of((Group.ServiceUsers, VerdictKind.TooEarly), (Group.CareWorkers, VerdictKind.Refine), (Group.Managers, VerdictKind.Sustained)));
    }

    [Fact]
    public void One_action_that_is_too_early_to_judge_keeps_a_review_from_lasting() =>
        Assert.Equal(VerdictKind.TooEarly, PanelVerdict.Overall([new PanelVerdict(VerdictKind.Refine, []), new PanelVerdict(VerdictKind.TooEarly, []), new PanelVerdict(VerdictKind.Sustained, [])]));

    [Fact]
    public void Whatever_managers_say_they_never_make_a_verdict_better() =>
        Gen.Select(AnyVoice.Array[0, 8], Gen.Int[0, 4].Select(i => VerdictKinds.All[i]).Array[1, 6]).Sample((others, managers) =>
        {
            var without = PanelVerdict.Of([.. others.Where(v => v.Group != Group.Managers)])?.Result;
            var with = PanelVerdict.Of([.. others.Where(v => v.Group != Group.Managers), .. managers.Select(says => new Voice(Group.Managers, says))])?.Result;
            Assert.True(without is null ? with is null : with <= without);
        });

    [Fact]
    public void The_order_in_which_people_speak_does_not_matter() =>
        Gen.Select(AnyVoice.Array[0, 10], Gen.Int).Sample((voices, seed) =>
        {
            var mixed = voices.ToArray();
            new Random(seed).Shuffle(mixed);
            Assert.Equal(PanelVerdict.Of(voices)?.Result, PanelVerdict.Of(mixed)?.Result);
        });

    [Theory]
    [InlineData("managers", false)]
    [InlineData("service-users,managers", false)]
    [InlineData("care-workers,managers,other-stakeholders", false)]
    [InlineData("service-users,care-workers", true)]
    public void A_panel_needs_both_who_live_there_and_who_work_there(string panel, bool can) =>
        Assert.Equal(can, PanelVerdict.CanMeet([.. panel.Split(',').Select(code => Groups.Find(code)!.Value)]));

    [Fact]
    public void A_review_is_worth_what_its_worst_action_is() =>
        Assert.Equal(VerdictKind.Partly, PanelVerdict.Overall([new PanelVerdict(VerdictKind.Sustained, []), null, new PanelVerdict(VerdictKind.Partly, [])]));
}

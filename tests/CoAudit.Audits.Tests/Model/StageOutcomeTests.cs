using CoAudit.Audits.Model;

namespace CoAudit.Audits.Tests.Model;

public sealed class StageOutcomeTests
{
    public static TheoryData<string> ContributingStages =>
        ["CoAudit.SetObjectives", "CoAudit.BuildAuditTool", "CoAudit.GatherEvidence", "CoAudit.AnalyseFindings", "CoAudit.PlanActions"];

    public static TheoryData<string> AllStages => [.. ContributingStages.Select(row => row.Data), "CoAudit.SignOff", "CoAudit.ReviewProgress"];

    [Theory]
    [MemberData(nameof(ContributingStages))]
    public void A_stage_that_gathers_words_is_done_when_enough_were_heard(string type)
    {
        var (audit, stage) = AuditBuilder.Opened(type, AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.AgreeWithConcern);

        Assert.Equal("Done", audit.CloseStage(stage, AuditBuilder.Due));
    }

    [Theory]
    [MemberData(nameof(ContributingStages))]
    public void An_objection_does_not_hold_up_a_stage_that_gathers_words(string type)
    {
        var (audit, stage) = AuditBuilder.Opened(type, AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.Object);

        Assert.Equal("Done", audit.CloseStage(stage, AuditBuilder.Due));
    }

    [Theory]
    [MemberData(nameof(AllStages))]
    public void Silence_is_never_agreement(string type)
    {
        var (audit, stage) = AuditBuilder.Opened(type, AuditBuilder.FourGroups);

        Assert.Equal("NotEnoughVoices", audit.CloseStage(stage, AuditBuilder.Due));
    }

    [Theory]
    [InlineData(SignOffAnswer.Agree)]
    [InlineData(SignOffAnswer.AgreeWithConcern)]
    public void A_sign_off_is_agreed_when_each_group_agrees(SignOffAnswer answer)
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.AllAnswer(stage, answer);

        Assert.Equal("Agreed", audit.CloseStage(stage, AuditBuilder.Due));
    }

    [Fact]
    public void One_objection_makes_a_sign_off_objected()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", [.. AuditBuilder.FourGroups, Group.CareWorkers]);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 4);
        audit.Answer(stage, 4, SignOffAnswer.Object);

        Assert.Equal("Objected", audit.CloseStage(stage, AuditBuilder.Due));
    }

    [Fact]
    public void Not_for_me_now_is_a_voice_but_no_agreement()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 0);
        audit.Answer(stage, 0, SignOffAnswer.NotForMeNow);

        Assert.Equal((true, "NotEnoughVoices"), (stage.QuorumIsMet, audit.CloseStage(stage, AuditBuilder.Due)));
    }

    [Fact]
    public void As_many_of_each_group_must_agree_as_the_stage_says()
    {
        var audit = AuditBuilder.Audit([.. AuditBuilder.FourGroups, .. AuditBuilder.FourGroups]);
        var stage = AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.SignOff") with { AgreeingPerGroup = 2 });
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 7);

        Assert.Equal("NotEnoughVoices", audit.CloseStage(stage, AuditBuilder.Due));
    }

    [Fact]
    public void An_objection_that_came_late_does_not_change_how_the_stage_ended()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", [.. AuditBuilder.FourGroups, Group.CareWorkers]);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 4);
        audit.CloseStage(stage, AuditBuilder.Due);

        audit.Answer(stage, 4, SignOffAnswer.Object, at: AuditBuilder.Due.AddHours(1));

        Assert.Equal(("Agreed", "Agreed"), (stage.Outcome, stage.Form.OutcomeOf(stage)));
    }

    [Theory]
    [InlineData(SignOffAnswer.Agree, SignOffAnswer.Agree, SignOffAnswer.Agree, "Sustained")]
    [InlineData(SignOffAnswer.AgreeWithConcern, SignOffAnswer.Agree, SignOffAnswer.NotForMeNow, "Sustained")]
    [InlineData(SignOffAnswer.NotForMeNow, SignOffAnswer.Agree, SignOffAnswer.Agree, "NotEnoughVoices")]
    [InlineData(SignOffAnswer.Agree, SignOffAnswer.NotForMeNow, SignOffAnswer.Agree, "NotEnoughVoices")]
    [InlineData(SignOffAnswer.NotForMeNow, SignOffAnswer.NotForMeNow, SignOffAnswer.Agree, "NotEnoughVoices")]
    [InlineData(SignOffAnswer.Agree, SignOffAnswer.Agree, SignOffAnswer.Object, "NotSustained")]
    [InlineData(SignOffAnswer.Object, SignOffAnswer.Agree, SignOffAnswer.Agree, "NotSustained")]
    public void A_change_lasts_when_service_users_and_workers_both_say_so(SignOffAnswer user, SignOffAnswer worker, SignOffAnswer manager, string verdict)
    {
        var audit = AuditBuilder.Audit(Group.ServiceUsers, Group.CareWorkers, Group.Managers);
        var stage = AuditBuilder.Open(
            audit, AuditBuilder.Settings("CoAudit.ReviewProgress") with { Groups = [Group.ServiceUsers, Group.CareWorkers, Group.Managers] });
        audit.Answer(stage, 0, user);
        audit.Answer(stage, 1, worker);
        audit.Answer(stage, 2, manager);

        Assert.Equal(verdict, audit.CloseStage(stage, AuditBuilder.Due));
    }

    [Fact]
    public void The_word_of_managers_alone_never_makes_a_change_last()
    {
        var audit = AuditBuilder.Audit(Group.Managers, Group.Managers);
        var stage = AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.ReviewProgress") with { Groups = [Group.Managers] });
        audit.AllAnswer(stage, SignOffAnswer.Agree);

        Assert.Equal("NotEnoughVoices", audit.CloseStage(stage, AuditBuilder.Due));
    }

    [Fact]
    public void Only_stage_activities_have_a_form() => Assert.Throws<ArgumentException>(() => StageForm.Of("CoAudit.Notify"));
}

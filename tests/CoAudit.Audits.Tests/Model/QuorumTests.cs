using CoAudit.Audits.Model;

namespace CoAudit.Audits.Tests.Model;

public sealed class QuorumTests
{
    [Fact]
    public void One_answer_from_each_group_and_enough_of_all_meet_it()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);

        audit.AllAnswer(stage, SignOffAnswer.Agree);

        Assert.True(stage.QuorumIsMet);
    }

    [Fact]
    public void Nobody_has_answered_yet_so_it_is_not_met()
    {
        var (_, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);

        Assert.False(stage.QuorumIsMet);
    }

    [Fact]
    public void A_silent_group_breaks_it_however_many_others_answer()
    {
        var (audit, stage) = AuditBuilder.Opened(
            "CoAudit.SetObjectives", [.. AuditBuilder.FourGroups, Group.CareWorkers, Group.CareWorkers, Group.Managers, Group.Managers]);

        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 0);

        Assert.False(stage.QuorumIsMet);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Sixty_of_a_hundred_is_the_least(int answers, bool met)
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", [.. AuditBuilder.FourGroups, .. Enumerable.Repeat(Group.CareWorkers, 6)]);

        for (var i = 0; i < answers; i++)
        {
            audit.Answer(stage, i, SignOffAnswer.Agree);
        }

        Assert.Equal(met, stage.QuorumIsMet);
    }

    [Fact]
    public void A_share_between_two_people_is_rounded_up()
    {
        // 60 % of four people are 2.4: two answers are too few.
        var audit = AuditBuilder.Audit(AuditBuilder.FourGroups);
        var stage = AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.SetObjectives") with { MinPerGroup = 0 });

        audit.Answer(stage, 0, SignOffAnswer.Agree);
        audit.Answer(stage, 1, SignOffAnswer.Agree);
        var withTwo = stage.QuorumIsMet;
        audit.Answer(stage, 2, SignOffAnswer.Agree);

        Assert.Equal((false, true), (withTwo, stage.QuorumIsMet));
    }

    [Fact]
    public void Words_alone_are_an_answer()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);

        for (var i = 0; i < stage.Tasks.Count; i++)
        {
            audit.Say(stage, i);
        }

        Assert.True(stage.QuorumIsMet);
    }

    [Theory]
    [InlineData(SignOffAnswer.Agree)]
    [InlineData(SignOffAnswer.AgreeWithConcern)]
    [InlineData(SignOffAnswer.Object)]
    [InlineData(SignOffAnswer.NotForMeNow)]
    public void Each_of_the_four_answers_is_a_voice(SignOffAnswer answer)
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);

        audit.AllAnswer(stage, answer);

        Assert.True(stage.QuorumIsMet);
    }

    [Fact]
    public void Who_withdrew_is_not_among_those_asked()
    {
        // Two of four are too few; two of three are enough.
        var audit = AuditBuilder.Audit(AuditBuilder.FourGroups);
        var stage = AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.SetObjectives") with { MinPerGroup = 0 });
        audit.Answer(stage, 0, SignOffAnswer.Agree);
        audit.Answer(stage, 1, SignOffAnswer.Agree);
        var before = stage.QuorumIsMet;

        stage.Tasks[2].Withdraw();

        Assert.Equal((false, true), (before, stage.QuorumIsMet));
    }

    [Fact]
    public void Words_of_someone_who_then_withdrew_do_not_stand_for_their_group()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 0);
        audit.Say(stage, 0);

        stage.Tasks[0].Withdraw();

        Assert.False(stage.QuorumIsMet);
    }

    [Fact]
    public void A_decision_stands_although_its_maker_stops_taking_part()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.Agree);

        stage.Tasks[0].Withdraw();

        Assert.True(stage.QuorumIsMet);
    }

    [Fact]
    public void Late_answers_do_not_count()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 0);
        audit.CloseStage(stage, AuditBuilder.Due);

        audit.Answer(stage, 0, SignOffAnswer.Agree, at: AuditBuilder.Due.AddHours(1));

        Assert.False(stage.QuorumIsMet);
    }

    [Fact]
    public void A_stage_that_asks_nobody_is_never_agreed()
    {
        var audit = AuditBuilder.Audit(Group.Managers);
        var stage = AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.SetObjectives") with { Groups = [Group.CareWorkers], MinPerGroup = 0, MinPercent = 0 });

        Assert.Equal("NotEnoughVoices", audit.CloseStage(stage, AuditBuilder.Due));
    }

    [Fact]
    public void Groups_that_are_not_asked_need_no_answer()
    {
        var audit = AuditBuilder.Audit(AuditBuilder.FourGroups);
        var stage = AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.SetObjectives") with { Groups = [Group.CareWorkers, Group.Managers] });

        audit.AllAnswer(stage, SignOffAnswer.Agree);

        Assert.Equal((2, true), (stage.Tasks.Count, stage.QuorumIsMet));
    }
}

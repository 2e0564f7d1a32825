using CoAudit.Audits.Model;

namespace CoAudit.Audits.Tests.Model;

public sealed class AnsweringTests
{
    private static readonly DateTimeOffset Later = AuditBuilder.Due.AddHours(3);

    [Fact]
    public void A_sign_off_is_recorded_once()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.Answer(stage, 0, SignOffAnswer.Agree);
        var entries = audit.TrailCount;

        var again = audit.Answer(stage, 0, SignOffAnswer.Object);

        Assert.True(again.AlreadyRecorded);
        Assert.Equal((SignOffAnswer.Agree, entries), (again.SignOff.Answer, audit.TrailCount));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public void To_object_needs_a_reason(string? reason)
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        var entries = audit.TrailCount;

        var refused = Assert.Throws<InvalidCommandException>(
            () => audit.SignOff(stage, stage.Tasks[0], SignOffAnswer.Object, reason, Secrets.Draw(), AuditBuilder.Start));

        Assert.Equal("reason", Assert.Single(refused.Rules).Field);
        Assert.Equal((null, TaskItemStatus.Open, entries), (stage.Tasks[0].SignOff, stage.Tasks[0].Status, audit.TrailCount));
    }

    [Fact]
    public void A_reason_is_kept_without_the_blanks_around_it()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);

        Assert.Equal("Too few at night", audit.Answer(stage, 0, SignOffAnswer.AgreeWithConcern, "  Too few at night ").SignOff.Reason);
    }

    [Fact]
    public void A_sign_off_keeps_which_words_were_seen()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        var other = AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.SignOff") with { Text = "Another text" });

        Assert.Equal(stage.VersionHash, audit.Answer(stage, 0, SignOffAnswer.Agree).SignOff.VersionSeen);
        Assert.NotEqual(stage.VersionHash, other.VersionHash);
    }

    [Fact]
    public void The_first_answer_sets_the_time_and_later_ones_leave_it()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);
        audit.Say(stage, 0, at: AuditBuilder.Start.AddMinutes(5));

        audit.Say(stage, 0, "More", AuditBuilder.Start.AddMinutes(9));
        audit.Answer(stage, 0, SignOffAnswer.Agree);

        Assert.Equal((AuditBuilder.Start.AddMinutes(5), TaskItemStatus.Answered), (stage.Tasks[0].AnsweredAt, stage.Tasks[0].Status));
        Assert.Equal(2, stage.Tasks[0].Contributions.Count);
    }

    [Fact]
    public void Nothing_is_added_after_the_answer_was_sent()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);
        audit.Answer(stage, 0, SignOffAnswer.Agree);

        Assert.Equal("already-answered", Assert.Throws<ConflictException>(() => audit.Say(stage, 0)).Code);
        Assert.Empty(stage.Tasks[0].Contributions);
    }

    [Fact]
    public void Words_kept_from_a_silent_person_after_the_end_are_marked_late()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);
        audit.CloseStage(stage, AuditBuilder.Due);

        var late = audit.Say(stage, 0, "Sorry, I was in hospital", Later);

        Assert.True(late.Late);
        Assert.Equal((TaskItemStatus.Late, "late-contribution"), (stage.Tasks[0].Status, audit.TakeNewEntries()[^1].Kind));
    }

    [Fact]
    public void A_sign_off_after_the_end_is_kept_and_marked_late()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.CloseStage(stage, AuditBuilder.Due);

        var late = audit.Answer(stage, 0, SignOffAnswer.Agree, at: Later);

        Assert.True(late.SignOff.Late);
        Assert.Equal((TaskItemStatus.Late, "late-sign-off"), (stage.Tasks[0].Status, audit.TakeNewEntries()[^1].Kind));
    }

    [Fact]
    public void Late_words_may_be_followed_by_a_late_sign_off()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.CloseStage(stage, AuditBuilder.Due);
        audit.Say(stage, 0, at: Later);

        Assert.True(audit.Answer(stage, 0, SignOffAnswer.Agree, at: Later).SignOff.Late);
    }

    [Fact]
    public void Who_answered_in_time_cannot_add_after_the_end()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);
        audit.Say(stage, 0);
        audit.CloseStage(stage, AuditBuilder.Due);

        Assert.Equal("stage-closed", Assert.Throws<ConflictException>(() => audit.Say(stage, 0, at: Later)).Code);
        Assert.Equal("stage-closed", Assert.Throws<ConflictException>(() => audit.Answer(stage, 0, SignOffAnswer.Agree, at: Later)).Code);
    }

    [Fact]
    public void Who_stopped_taking_part_is_not_heard_any_more()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        stage.Tasks[0].Withdraw();

        Assert.Equal("stopped-taking-part", Assert.Throws<ConflictException>(() => audit.Answer(stage, 0, SignOffAnswer.Agree)).Code);
    }

    [Fact]
    public void A_cancelled_audit_takes_no_answers()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.Cancel("Sold", Actor.ApiKey("test"), AuditBuilder.Start);

        Assert.Equal("audit-cancelled", Assert.Throws<ConflictException>(() => audit.Answer(stage, 0, SignOffAnswer.Agree)).Code);
    }
}

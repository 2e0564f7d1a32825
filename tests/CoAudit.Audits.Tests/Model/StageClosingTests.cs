using CoAudit.Audits.Model;

namespace CoAudit.Audits.Tests.Model;

public sealed class StageClosingTests
{
    [Fact]
    public void Everyone_in_the_stages_groups_who_takes_part_is_asked()
    {
        var audit = AuditBuilder.Audit(Group.ServiceUsers, Group.ServiceUsers, Group.Managers);
        audit.Participants[1].Stop(AuditBuilder.Start);

        var stage = AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.SetObjectives") with { Groups = [Group.ServiceUsers] });

        Assert.Equal(audit.Participants[0].Id, Assert.Single(stage.Tasks).ParticipantId);
    }

    [Fact]
    public void A_person_without_an_address_is_asked_on_paper()
    {
        var audit = AuditBuilder.Audit(AuditBuilder.FourGroups);
        audit.Participants[0].Email = null;

        var stage = AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.SetObjectives"));

        Assert.Equal([TaskKind.Paper, TaskKind.Link, TaskKind.Link, TaskKind.Link], stage.Tasks.Select(t => t.Kind));
    }

    [Fact]
    public void Stages_are_numbered_in_the_order_of_opening()
    {
        var audit = AuditBuilder.Audit(AuditBuilder.FourGroups);

        AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.SetObjectives"));

        Assert.Equal(2, AuditBuilder.Open(audit, AuditBuilder.Settings("CoAudit.BuildAuditTool")).Number);
    }

    [Fact]
    public void The_last_sign_off_finishes_the_stage()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 3);
        var before = stage.EveryoneHasFinished;

        audit.Answer(stage, 3, SignOffAnswer.Object);

        Assert.Equal((false, true), (before, stage.EveryoneHasFinished));
    }

    [Fact]
    public void Someone_who_wrote_but_did_not_send_may_still_be_thinking()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SetObjectives", AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 3);

        audit.Say(stage, 3);

        Assert.False(stage.EveryoneHasFinished);
    }

    [Fact]
    public void Nobody_waits_for_someone_who_left()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 3);

        stage.Tasks[3].Withdraw();

        Assert.True(stage.EveryoneHasFinished);
    }

    [Fact]
    public void A_stage_that_everyone_left_waits_for_its_end()
    {
        var (_, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);

        stage.Tasks.ForEach(t => t.Withdraw());

        Assert.False(stage.EveryoneHasFinished);
    }

    [Fact]
    public void Closing_marks_the_silent_as_not_reached_and_leaves_the_others()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.Answer(stage, 0, SignOffAnswer.Agree);
        stage.Tasks[1].Withdraw();

        audit.CloseStage(stage, AuditBuilder.Due);

        Assert.Equal(
            [TaskItemStatus.Answered, TaskItemStatus.Withdrawn, TaskItemStatus.NotReached, TaskItemStatus.NotReached], stage.Tasks.Select(t => t.Status));
        Assert.Equal((StageStatus.Closed, AuditBuilder.Due), (stage.Status, stage.ClosedAt));
    }

    [Fact]
    public void Cancelling_ends_open_stages_and_reviews_and_keeps_answers()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.Reviews.Add(ReviewOf(audit));
        audit.Answer(stage, 0, SignOffAnswer.Agree);

        audit.Cancel("The home was sold", Actor.ApiKey("test"), AuditBuilder.Start.AddDays(1));

        Assert.Equal((AuditStatus.Cancelled, "The home was sold", StageStatus.Cancelled), (audit.Status, audit.CancelReason, stage.Status));
        Assert.Equal([TaskItemStatus.Answered, TaskItemStatus.Cancelled, TaskItemStatus.Cancelled, TaskItemStatus.Cancelled], stage.Tasks.Select(t => t.Status));
        Assert.Equal(ReviewStatus.Cancelled, audit.Reviews[0].Status);
    }

    [Fact]
    public void An_audit_that_is_over_cannot_be_cancelled()
    {
        var audit = AuditBuilder.Audit(AuditBuilder.FourGroups);
        audit.End(AuditStatus.Completed, AuditBuilder.Due);

        Assert.Equal("audit-over", Assert.Throws<ConflictException>(() => audit.Cancel("Late", Actor.System, AuditBuilder.Due)).Code);
        Assert.Equal(AuditStatus.Completed, audit.Status);
    }

    [Fact]
    public void An_audit_ends_once()
    {
        var audit = AuditBuilder.Audit(AuditBuilder.FourGroups);
        audit.Cancel("Sold", Actor.System, AuditBuilder.Start);

        audit.End(AuditStatus.Completed, AuditBuilder.Due);

        Assert.Equal((AuditStatus.Cancelled, AuditBuilder.Start), (audit.Status, audit.EndedAt));
    }

    [Fact]
    public void A_review_that_is_done_stays_done()
    {
        var review = ReviewOf(AuditBuilder.Audit(AuditBuilder.FourGroups));
        review.Open("instance");
        review.Close("sustained", AuditBuilder.Due);

        review.Cancel(AuditBuilder.Due.AddDays(1));

        Assert.Equal((ReviewStatus.Done, "sustained", AuditBuilder.Due), (review.Status, review.Verdict, review.ClosedAt));
    }

    [Fact]
    public void A_person_agrees_once_and_stops_once()
    {
        var person = AuditBuilder.Audit(Group.Managers).Participants[0];

        Assert.Equal([true, false, true, false], [person.Agree(AuditBuilder.Start), person.Agree(AuditBuilder.Due), person.Stop(AuditBuilder.Start), person.Stop(AuditBuilder.Due)]);
        Assert.Equal((AuditBuilder.Start, AuditBuilder.Start, false), (person.AgreedAt, person.StoppedAt, person.TakesPart));
    }

    private static Review ReviewOf(Audit audit) => new()
    {
        Id = ReviewId.New(AuditBuilder.Start),
        AuditId = audit.Id,
        Number = 1,
        DueAt = AuditBuilder.Due,
        Panel = AuditBuilder.FourGroups,
        Workflow = "follow-up-review",
    };
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;

namespace CoAudit.Audits.Tests.Model.SigningOff;

public sealed class SignOffBoardTests
{
    private static readonly DateTimeOffset Soon = AuditBuilder.Start.AddHours(1);
    private static readonly DateTimeOffset Changed = AuditBuilder.Start.AddHours(2);
    private static readonly SignItem Wipes = new("a1", "action", "Hand wipes");
    private static readonly SignItem Visits = new("a3", "action", "No visitors");
    private static readonly SignItem NewVisits = Visits with { Text = "One named visitor", Version = 2, ChangedAt = Changed };

    private readonly List<ItemSignOff> answers = [];
    private readonly List<Objection> objections = [];
    private readonly Audit audit;
    private readonly Stage stage;

    public SignOffBoardTests() => (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);

    private SignOffBoard Board(params SignItem[] items) => new(stage, items.Length > 0 ? items : [Wipes, Visits], answers, objections);

    private void Say(int person, SignItem item, SignOffAnswer answer, DateTimeOffset? at = null)
    {
        audit.TakeAnswer(stage, stage.Tasks[person], "item-sign-off", new { }, at ?? Soon);
        answers.Add(new ItemSignOff
        {
            Id = Guid.NewGuid(),
            TaskId = stage.Tasks[person].Id,
            StageId = stage.Id,
            AuditId = audit.Id,
            ParticipantId = stage.Tasks[person].ParticipantId,
            Scope = "plan",
            Item = item.Id,
            Version = item.Version,
            Answer = answer,
            At = at ?? Soon,
            Late = false,
            Salt = [],
        });
    }

    private Objection Object(int person, SignItem item)
    {
        var objection = new Objection
        {
            Id = Guid.NewGuid(),
            AuditId = audit.Id,
            StageId = stage.Id,
            Maker = stage.Tasks[person].ParticipantId,
            MakerGroup = stage.Tasks[person].Group,
            Scope = "plan",
            Item = item.Id,
            RaisedAt = Soon,
            Responder = Responder.Managers,
            DueAt = AuditBuilder.Due,
        };
        objections.Add(objection);
        Say(person, item, SignOffAnswer.Object);
        return objection;
    }

    [Fact]
    public void An_answer_to_all_is_an_answer_to_each()
    {
        audit.AllAnswer(stage, SignOffAnswer.Agree);

        Assert.Equal((true, true, "Agreed"), (Board().IsAgreed(Wipes), Board().IsAgreed(Visits), Board().Outcome));
    }

    [Fact]
    public void An_objection_blocks_its_item_and_leaves_the_others()
    {
        Object(0, Visits);
        audit.AllAnswer(stage, SignOffAnswer.Agree);

        Assert.Equal((true, false, "Objected"), (Board().IsAgreed(Wipes), Board().IsAgreed(Visits), Board().Outcome));
    }

    [Fact]
    public void A_changed_text_voids_what_was_signed_before_on_that_item_only()
    {
        audit.AllAnswer(stage, SignOffAnswer.Agree);
        var board = Board(Wipes, NewVisits);

        Assert.Equal((true, false, "NotEnoughVoices"), (board.IsAgreed(Wipes), board.IsAgreed(NewVisits), board.Outcome));
        Assert.Equal((SignOffAnswer.Agree, null), (board.AnswerOf(stage.Tasks[1], Wipes), board.AnswerOf(stage.Tasks[1], NewVisits)));
        Assert.False(board.EveryoneHasFinished);
    }

    [Fact]
    public void Who_is_asked_again_signs_the_new_text_and_it_is_agreed()
    {
        audit.AllAnswer(stage, SignOffAnswer.Agree);
        for (var person = 0; person < 4; person++)
        {
            Say(person, NewVisits, SignOffAnswer.Agree, Changed.AddMinutes(1));
        }

        Assert.Equal(("Agreed", true), (Board(Wipes, NewVisits).Outcome, Board(Wipes, NewVisits).EveryoneHasFinished));
    }

    [Fact]
    public void An_answer_to_all_after_the_change_counts_for_the_new_text()
    {
        for (var person = 0; person < 4; person++)
        {
            audit.Answer(stage, person, SignOffAnswer.Agree, at: Changed.AddMinutes(1));
        }

        Assert.Equal("Agreed", Board(Wipes, NewVisits).Outcome);
    }

    [Fact]
    public void An_objection_is_heard_also_where_too_few_have_spoken()
    {
        Object(0, Visits);

        Assert.Equal((false, "Objected"), (stage.QuorumIsMet, Board().Outcome));
    }

    [Fact]
    public void An_objection_that_was_taken_back_leaves_no_agreement_behind()
    {
        var objection = Object(0, Visits);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 0);
        objection.Withdraw(stage.Tasks[0].ParticipantId, Changed);

        Assert.Equal(("NotEnoughVoices", null), (Board().Outcome, Board().AnswerOf(stage.Tasks[0], Visits)));
        Assert.False(Board().HasFinished(stage.Tasks[0]));
    }

    [Fact]
    public void Its_maker_may_then_agree()
    {
        var objection = Object(0, Visits);
        Say(0, Wipes, SignOffAnswer.Agree);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 0);
        objection.Withdraw(stage.Tasks[0].ParticipantId, Changed);
        Say(0, Visits, SignOffAnswer.AgreeWithConcern, Changed.AddMinutes(1));

        Assert.Equal("Agreed", Board().Outcome);
    }

    [Fact]
    public void To_object_is_an_answer_that_finishes_the_item()
    {
        Object(0, Visits);
        Say(0, Wipes, SignOffAnswer.Agree);
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 0);

        Assert.True(Board().EveryoneHasFinished);
    }

    [Fact]
    public void Silence_agrees_to_nothing()
    {
        Say(0, Wipes, SignOffAnswer.Agree);

        Assert.Equal(("NotEnoughVoices", false), (Board().Outcome, Board().IsAgreed(Wipes)));
    }

    [Fact]
    public void Objections_from_before_they_had_a_record_still_count()
    {
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 0);
        audit.Answer(stage, 0, SignOffAnswer.Object);

        Assert.Equal("Objected", Board().Outcome);
    }

    [Fact]
    public void A_late_agreement_is_kept_and_not_counted()
    {
        audit.AllAnswer(stage, SignOffAnswer.Agree, except: 3);
        audit.CloseStage(stage, AuditBuilder.Due);
        audit.Answer(stage, 3, SignOffAnswer.Agree, at: AuditBuilder.Due.AddHours(1));

        Assert.False(Board(Wipes).IsAgreed(Wipes));
    }
}

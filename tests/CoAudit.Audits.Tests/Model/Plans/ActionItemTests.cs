using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Audits.Tests.Model.Plans;

public sealed class ActionItemTests
{
    private static readonly LastsIf Rounds = new("Rounds in the log", "Residents and the housekeeper", "90 of 100 due rounds");

    private static ActionItem Wished() => new()
    {
        Id = Guid.NewGuid(),
        AuditId = AuditId.New(AuditBuilder.Start),
        StageId = StageId.New(AuditBuilder.Start),
        Number = 1,
        Wish = "Hand wipes on each table",
    };

    private static ActionItem Complete()
    {
        var action = Wished();
        action.Fill(CardPart.How, "The kitchen puts them out at noon", Group.CareWorkers);
        action.Fill(CardPart.Provide, "30 pounds a month", Group.Managers);
        action.Arrange(new CardDetails { Owner = "Joyce Oduya", OwnerGroup = Group.CareWorkers, DueOn = new DateOnly(2027, 4, 1), LastsIf = Rounds });
        return action;
    }

    private static ActionItem Agreed()
    {
        var action = Complete();
        Assert.True(action.Agree());
        return action;
    }

    private static PanelVerdict Says(VerdictKind kind) =>
        PanelVerdict.Of([new Voice(Group.ServiceUsers, kind), new Voice(Group.CareWorkers, kind)])!;

    [Fact]
    public void A_wish_alone_is_no_action_yet()
    {
        var action = Wished();

        Assert.Equal(["how", "provide", "owner", "dueOn", "measure", "whoLooks", "threshold"], action.Missing);
        Assert.False(action.Agree());
        Assert.Equal(ActionStatus.Proposed, action.Status);
    }

    [Fact]
    public void A_card_with_everything_filled_can_be_agreed() => Assert.Equal((0, ActionStatus.Agreed), (Agreed().Missing.Count, Agreed().Status));

    [Fact]
    public void Who_does_it_and_by_when_are_said_until_the_card_is_agreed()
    {
        var (open, agreed) = (Complete(), Agreed());

        Assert.True(open.Fill(CardPart.Owner, "Tunde Bello", Group.CareWorkers) && open.Fill(CardPart.DueOn, "2027-05-03", Group.ServiceUsers));
        Assert.False(agreed.Fill(CardPart.Owner, "Tunde Bello", Group.CareWorkers) || agreed.Fill(CardPart.DueOn, "2027-05-03", Group.ServiceUsers));

        // Another person may be of another group.
        Assert.Equal(("Tunde Bello", null, new DateOnly(2027, 5, 3)), (open.Owner, open.OwnerGroup, open.DueOn!.Value));
        Assert.Equal(("Joyce Oduya", Group.CareWorkers, new DateOnly(2027, 4, 1)), (agreed.Owner, agreed.OwnerGroup!.Value, agreed.DueOn!.Value));
    }

    public static TheoryData<string> Parts => ["how", "provide", "owner", "dueOn", "measure", "whoLooks", "threshold"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Any_one_empty_part_keeps_a_card_from_being_agreed(string part)
    {
        var action = Wished();
        if (part is not "how")
        {
            action.Fill(CardPart.How, "At noon", Group.CareWorkers);
        }

        if (part is not "provide")
        {
            action.Fill(CardPart.Provide, "30 pounds", Group.Managers);
        }

        action.Arrange(new CardDetails
        {
            Owner = part is "owner" ? null : "Joyce",
            DueOn = part is "dueOn" ? null : new DateOnly(2027, 4, 1),
            LastsIf = new LastsIf(part is "measure" ? "" : "Log", part is "whoLooks" ? "" : "All", part is "threshold" ? "" : "90 of 100"),
        });

        Assert.Equal([part], action.Missing);
        Assert.False(action.Agree());
    }

    [Theory]
    [InlineData(Group.ServiceUsers)]
    [InlineData(Group.CareWorkers)]
    [InlineData(Group.OtherStakeholders)]
    public void Only_managers_can_promise_what_management_provides(Group group)
    {
        var action = Wished();

        Assert.False(action.Fill(CardPart.Provide, "A thousand pounds", group));
        Assert.Contains("provide", action.Missing);
    }

    [Fact]
    public void Words_of_several_people_stay_below_each_other()
    {
        var action = Wished();
        action.Fill(CardPart.How, "At noon", Group.CareWorkers);
        action.Fill(CardPart.How, "And at six", Group.ServiceUsers);

        Assert.Equal("At noon\nAnd at six", action.How);
    }

    [Theory]
    [InlineData("Rounds in the log\nResidents\n90 of 100", "Rounds in the log", "Residents", "90 of 100")]
    [InlineData("Rounds in the log | Residents | 90 of 100; or more", "Rounds in the log", "Residents", "90 of 100; or more")]
    [InlineData("Rounds in the log", "Rounds in the log", "", "")]
    public void It_lasts_if_has_three_parts(string words, string measure, string whoLooks, string threshold) =>
        Assert.Equal(new LastsIf(measure, whoLooks, threshold), LastsIf.Read(words));

    [Fact]
    public void What_cannot_be_done_yet_keeps_its_reason()
    {
        var action = Complete();
        action.CannotYet("Not before the third quarter", AuditBuilder.Start);

        Assert.Equal((ActionStatus.CannotYet, "Not before the third quarter", false), (action.Status, action.Reason, action.Agree()));
    }

    [Fact]
    public void What_was_never_agreed_cannot_be_done() =>
        Assert.Equal("action-not-agreed", Assert.Throws<ConflictException>(() => Complete().ClaimDone(AuditBuilder.Start)).Code);

    [Fact]
    public void Done_is_a_claim_until_another_group_confirms_it()
    {
        var action = Agreed();
        action.Begin();
        action.ClaimDone(AuditBuilder.Start);
        Assert.Equal((ActionStatus.Done, null), (action.Status, action.ConfirmedBy));

        action.Take(Says(VerdictKind.Sustained));

        Assert.Equal((ActionStatus.Confirmed, Group.ServiceUsers), (action.Status, action.ConfirmedBy));
    }

    [Fact]
    public void Two_sustained_in_a_row_close_an_action_as_sustained()
    {
        var action = Agreed();
        action.Take(Says(VerdictKind.Sustained));
        action.Take(Says(VerdictKind.Sustained));

        Assert.Equal((ActionStatus.Sustained, 2), (action.Status, action.SustainedInARow));
    }

    [Theory]
    [InlineData(VerdictKind.NotSustained, 1, ActionStatus.Confirmed)]
    [InlineData(VerdictKind.Partly, 1, ActionStatus.Confirmed)]
    [InlineData(VerdictKind.Refine, 2, ActionStatus.Sustained)]
    [InlineData(VerdictKind.TooEarly, 2, ActionStatus.Sustained)]
    public void A_slip_begins_the_count_again_and_too_early_or_refine_do_not(VerdictKind between, int inARow, ActionStatus status)
    {
        var action = Agreed();
        action.Take(Says(VerdictKind.Sustained));
        action.Take(Says(between));
        action.Take(Says(VerdictKind.Sustained));

        Assert.Equal((inARow, status), (action.SustainedInARow, action.Status));
    }

    [Fact]
    public void Not_sustained_reopens_and_counts_a_false_closure_when_it_had_been_called_good()
    {
        var action = Agreed();
        action.Take(Says(VerdictKind.Sustained));
        action.Take(Says(VerdictKind.NotSustained));
        Assert.Equal((ActionStatus.Reopened, 1), (action.Status, action.FalseClosures));

        action.Take(Says(VerdictKind.NotSustained));

        Assert.Equal(1, action.FalseClosures);
    }

    [Fact]
    public void An_action_that_nobody_called_done_is_no_false_closure()
    {
        var action = Agreed();
        action.Take(Says(VerdictKind.NotSustained));

        Assert.Equal((ActionStatus.Reopened, 0), (action.Status, action.FalseClosures));
    }

    [Fact]
    public void A_linked_action_comes_back_on_the_agenda_until_it_is_talked_about()
    {
        var action = Complete();
        action.CannotYet("Not before the third quarter", AuditBuilder.Start);
        action.ComeBack();
        Assert.True(action.BackOnAgenda);

        action.ProposeAgain(wasAgreed: false, isAsked: true);

        Assert.Equal((false, ActionStatus.Proposed, null), (action.BackOnAgenda, action.Status, action.Reason));
    }

    [Fact]
    public void What_nobody_is_asked_to_sign_any_more_is_looked_at_by_the_next_panel()
    {
        var action = Complete();
        action.CannotYet("Not before the third quarter", AuditBuilder.Start);
        action.ProposeAgain(wasAgreed: false, isAsked: false);

        Assert.Equal((true, true, ActionStatus.Proposed), (action.BackOnAgenda, action.CanBeReviewed, action.Status));
    }

    [Fact]
    public void Agreed_work_that_is_put_off_stays_on_the_agenda_and_stands_as_agreed_when_it_can_be_done()
    {
        var action = Agreed();
        action.CannotYet("No money", AuditBuilder.Start);
        Assert.Equal((true, false), (action.BackOnAgenda, action.CanBeReviewed));

        action.CannotYet("Still no money", AuditBuilder.Start);
        Assert.True(action.BackOnAgenda);
        action.ProposeAgain(wasAgreed: true, isAsked: false);

        Assert.Equal((ActionStatus.Agreed, null, false), (action.Status, action.Reason, action.BackOnAgenda));
    }

    [Theory]
    [InlineData("done")]
    [InlineData("confirmed")]
    [InlineData("sustained")]
    [InlineData("partly")]
    public void Nobody_hides_a_false_closure_by_putting_off_what_was_called_good(string was)
    {
        var action = Called(was);
        action.CannotYet("No money", AuditBuilder.Start);
        Assert.Equal((true, true), (action.BackOnAgenda, action.CanBeReviewed));
        action.Take(Says(VerdictKind.TooEarly));
        Assert.Equal((ActionStatus.CannotYet, true), (action.Status, action.BackOnAgenda));

        action.Take(Says(VerdictKind.NotSustained));
        action.Take(Says(VerdictKind.NotSustained));

        Assert.Equal((ActionStatus.Reopened, 1, null), (action.Status, action.FalseClosures, action.Reason));
    }

    [Fact]
    public void A_claim_is_not_taken_back_by_going_on_with_the_work()
    {
        var action = Called("done");
        action.Begin();
        action.Take(Says(VerdictKind.NotSustained));

        Assert.Equal(1, action.FalseClosures);
    }

    [Theory]
    [InlineData("confirmed")]
    [InlineData("sustained")]
    public void What_a_panel_has_seen_only_a_panel_undoes(string was)
    {
        var action = Called(was);

        Assert.Equal("action-confirmed", Assert.Throws<ConflictException>(action.Begin).Code);
        Assert.Equal("action-confirmed", Assert.Throws<ConflictException>(() => action.ClaimDone(AuditBuilder.Start)).Code);
    }

    [Fact]
    public void A_panel_that_finds_it_there_overrules_whoever_put_it_off()
    {
        var action = Called("done");
        action.CannotYet("No money", AuditBuilder.Start);
        action.Take(Says(VerdictKind.Sustained));

        Assert.Equal((ActionStatus.Confirmed, null, false), (action.Status, action.Reason, action.BackOnAgenda));
    }

    private static ActionItem Called(string what)
    {
        var action = Agreed();
        if (what is "done")
        {
            action.ClaimDone(AuditBuilder.Start);
            return action;
        }

        action.Take(Says(VerdictKind.Sustained));
        if (what is not "confirmed")
        {
            action.Take(Says(what is "partly" ? VerdictKind.Partly : VerdictKind.Sustained));
        }

        return action;
    }

    [Fact]
    public void An_action_is_not_linked_to_itself()
    {
        var action = Wished();
        var other = Guid.NewGuid();
        action.Arrange(new CardDetails { Linked = [action.Id, other, other] });

        Assert.Equal([other], action.Linked);
    }
}

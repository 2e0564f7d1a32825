using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CsCheck;

namespace CoAudit.Audits.Tests.Model.Objections;

public sealed class ObjectionTests
{
    private static readonly DateTimeOffset Raised = new(2027, 3, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = new(2027, 3, 22, 17, 0, 0, TimeSpan.Zero);
    private static readonly ParticipantId Doreen = new(Guid.NewGuid());
    private static readonly ParticipantId Colin = new(Guid.NewGuid());

    private static Objection Open()
    {
        var id = Guid.NewGuid();
        return new Objection
        {
            Id = id,
            AuditId = AuditId.New(Raised),
            StageId = StageId.New(Raised),
            Maker = Doreen,
            MakerGroup = Group.ServiceUsers,
            Scope = "plan",
            Item = "a3",
            RaisedAt = Raised,
            Responder = Responder.Managers,
            DueAt = Due,
            Turns = [new ObjectionTurn { Id = Guid.NewGuid(), ObjectionId = id, Number = 1, Round = 1, By = "maker", Text = "My daughter comes every day.", At = Raised }],
        };
    }

    [Fact]
    public void Its_maker_takes_it_back_and_nobody_else()
    {
        var objection = Open();

        Assert.Throws<NotYoursException>(() => objection.Withdraw(Colin, Raised.AddHours(1)));
        Assert.True(objection.IsOpen);
        Assert.True(objection.Withdraw(Doreen, Raised.AddHours(2)));
        Assert.Equal((ObjectionStatus.Withdrawn, Raised.AddHours(2)), (objection.Status, objection.ClosedAt));
    }

    [Fact]
    public void Taking_it_back_twice_is_the_same_as_once()
    {
        var objection = Open();
        objection.Withdraw(Doreen, Raised);

        Assert.False(objection.Withdraw(Doreen, Raised.AddDays(1)));
        Assert.Equal(Raised, objection.ClosedAt);
    }

    [Theory]
    [InlineData("a3", true)]
    [InlineData("a4", false)]
    public void It_blocks_its_item_only(string item, bool blocks) => Assert.Equal(blocks, Open().Blocks(item));

    [Fact]
    public void A_response_answers_and_closes_nothing()
    {
        var objection = Open();
        objection.Respond("One named visitor for each person.", "No visitors", "One named visitor", Guid.NewGuid(), Raised.AddDays(1));

        Assert.Equal((true, true, "No visitors", "One named visitor"), (objection.IsOpen, objection.IsAnswered, objection.Turns[1].Before, objection.Turns[1].After));
    }

    [Fact]
    public void The_next_round_has_another_responder_a_new_clock_and_waits_for_an_answer_again()
    {
        var objection = Open();
        objection.Respond("No.", null, null, Guid.NewGuid(), Raised.AddDays(1));
        objection.Escalate(Responder.Independent, Due.AddDays(7));

        Assert.Equal((2, Responder.Independent, Due.AddDays(7), false), (objection.Round, objection.Responder, objection.DueAt, objection.IsAnswered));
    }

    [Fact]
    public void What_stands_for_ever_cannot_be_taken_back_any_more()
    {
        var objection = Open();
        objection.Stand(Due);

        Assert.Equal("objection-over", Assert.Throws<ConflictException>(() => objection.Withdraw(Doreen, Due.AddDays(1))).Code);
        Assert.Equal(ObjectionStatus.Unresolved, objection.Status);
    }

    /// <summary>Whatever others do, in whatever order: it is open, or it stands as a minority statement. It is never gone.</summary>
    [Fact]
    public void No_sequence_of_calls_by_others_closes_it()
    {
        var call = Gen.Int[0, 5];
        call.Array[0, 40].Sample(calls =>
        {
            var objection = Open();
            var at = Raised;
            foreach (var which in calls)
            {
                at = at.AddMinutes(17);
                Try(objection, which, at);
                Assert.NotEqual(ObjectionStatus.Withdrawn, objection.Status);
                Assert.Equal("My daughter comes every day.", objection.Turns[0].Text);
            }

            return objection.IsOpen == !calls.Contains(5);
        });
    }

    private static void Try(Objection objection, int which, DateTimeOffset at)
    {
        try
        {
            Other(objection, which, at);
        }
        catch (RefusedException)
        {
            // Refused is as good as not done.
        }
    }

    private static void Other(Objection objection, int which, DateTimeOffset at)
    {
        switch (which)
        {
            case 0:
                objection.Withdraw(new ParticipantId(Guid.NewGuid()), at);
                break;
            case 1:
                objection.Withdraw(Colin, at);
                break;
            case 2:
                objection.Respond("All good.", "a", "b", Guid.NewGuid(), at);
                break;
            case 3:
                objection.Escalate(Responder.Facilitator, at.AddDays(7));
                break;
            case 4:
                objection.RaiseAgain(Colin, objection.StageId, "I take it back for her", Guid.NewGuid(), at);
                break;
            default:
                objection.Stand(at);
                break;
        }
    }
}

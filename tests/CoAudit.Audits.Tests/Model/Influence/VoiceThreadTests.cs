using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Tests.Model.Influence;

public sealed class VoiceThreadTests
{
    private static readonly DateTimeOffset Said = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    // Turns as "kind outcome", in order.
    private static VoiceThread Thread(string turns, bool takenBack = false, string? item = null, string kind = "wish")
    {
        var contribution = new Contribution
        {
            Id = Guid.NewGuid(),
            AuditId = AuditId.New(Said),
            StageId = StageId.New(Said),
            Kind = kind,
            Text = "A clean towel for each of us",
            Group = Group.ServiceUsers,
            At = Said,
            Late = false,
            Salt = [],
        };
        if (takenBack)
        {
            contribution.Withdraw(Said.AddHours(1));
        }

        return new VoiceThread(contribution, [.. turns.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select((turn, i) => new Turn
        {
            Id = Guid.NewGuid(),
            AuditId = contribution.AuditId,
            ContributionId = contribution.Id,
            Kind = Enum.Parse<TurnKind>(turn.Split(' ')[0]),
            Outcome = turn.Split(' ')[1],
            ItemId = item,
            Actor = "system",
            At = Said.AddDays(i + 1),
        })]);
    }

    [Fact]
    public void Two_turns_of_one_moment_stay_in_the_order_in_which_they_were_added()
    {
        var thread = Thread("Verdict refine, Action refined");
        static Turn At(Turn turn, int number) => new()
        {
            Id = turn.Id,
            AuditId = turn.AuditId,
            ContributionId = turn.ContributionId,
            Kind = turn.Kind,
            Outcome = turn.Outcome,
            Actor = turn.Actor,
            At = Said,
            Number = number,
        };
        var read = VoiceThread.Of(thread.Said, [At(thread.Turns[1], 2), At(thread.Turns[0], 1)]);
        Assert.Equal(["refine", "refined"], read.Turns.Select(t => t.Outcome));
    }

    [Theory]
    [InlineData("", "said")]
    [InlineData("Merged merged", "taken-up")]
    [InlineData("Decided not-adopted", "not-adopted")]
    [InlineData("Action agreed", "in-action")]
    [InlineData("Action agreed, Verdict sustained", "lasting")]
    [InlineData("Action agreed, Verdict sustained, Verdict not-sustained", "not-lasting")]
    [InlineData("Action agreed, Verdict refine", "in-action")]
    [InlineData("Answered answered", "answered")]
    [InlineData("Decided adopted, Reworded reworded", "adopted")]
    [InlineData("Decided adopted, Criterion in-tool, Finding agreed", "adopted")]
    [InlineData("Decided adopted, Criterion in-tool, Finding agreed, Action wished", "adopted")]
    [InlineData("Decided adopted, Action wished, Action agreed, SignedOff agreed", "in-action")]
    [InlineData("Decided adopted, Action agreed, Action cannot-do-yet", "cannot-do-yet")]
    [InlineData("Finding open", "taken-up")]
    [InlineData("Action wished", "taken-up")]
    public void Its_last_turn_says_where_it_stands(string turns, string state) => Assert.Equal(state, Thread(turns).State);

    [Theory]
    [InlineData("", false)]
    [InlineData("Reworded reworded", false)]
    [InlineData("Decided adopted", true)]
    [InlineData("Decided adopted, Decided not-adopted", false)]
    [InlineData("Merged merged", true)]
    [InlineData("Action agreed, Decided in-progress, Decided done, Verdict not-sustained", true)]
    [InlineData("Action agreed, Decided cannot-do-yet", false)]
    [InlineData("Action agreed, Decided cannot-do-yet, Decided proposed, Action agreed", true)]
    public void It_is_adopted_when_the_last_decision_about_it_is_a_yes(string turns, bool adopted) => Assert.Equal(adopted, Thread(turns).IsAdopted);

    [Theory]
    [InlineData("Decided not-adopted, Criterion in-tool, Finding agreed, Action agreed, Verdict sustained", false)]
    [InlineData("Decided adopted, Action cannot-do-yet", true)]
    public void What_others_words_led_to_together_decides_nothing_about_these(string turns, bool adopted) => Assert.Equal(adopted, Thread(turns, item: "another").IsAdopted);

    // What somebody said in the analysis is worth what the finding is worth that it stands with; an agreed action on an open finding is no agreement on it.
    [Theory]
    [InlineData("Merged in-finding", true, "taken-up")]
    [InlineData("Merged in-open-finding", false, "considered")]
    [InlineData("Merged in-open-finding, Finding agreed", true, "taken-up")]
    [InlineData("Merged in-open-finding, Finding not-agreed", false, "not-agreed")]
    [InlineData("Merged in-finding, Finding not-agreed", false, "not-agreed")]
    [InlineData("Merged in-open-finding, Finding not-agreed, Finding agreed", true, "taken-up")]
    [InlineData("Merged in-open-finding, Action wished, Action agreed", false, "in-action")]
    public void What_an_analysis_says_counts_when_its_finding_is_agreed(string turns, bool adopted, string state)
    {
        foreach (var kind in (string[])["interpretation", "cause"])
        {
            var thread = Thread(turns, item: "the finding", kind: kind);
            Assert.Equal((adopted, state), (thread.IsAdopted, thread.State));
        }
    }

    [Fact]
    public void What_was_taken_back_is_that_whatever_was_decided()
    {
        var thread = Thread("Decided adopted", takenBack: true);

        Assert.Equal(("taken-back", false), (thread.State, thread.IsAdopted));
    }
}

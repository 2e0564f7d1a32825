using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Audits.Tests.Model.Reviews;

/// <summary>Counts of panels by hand: mean in each group, then mean of the group means.</summary>
public sealed class SeriesTests
{
    private readonly Audit audit = AuditBuilder.Audit(Group.ServiceUsers, Group.ServiceUsers, Group.ServiceUsers, Group.CareWorkers, Group.CareWorkers, Group.CareWorkers, Group.Managers, Group.OtherStakeholders);

    private readonly ActionItem card = new() { Id = Guid.NewGuid(), AuditId = default, StageId = default, Number = 4, Wish = "Touch points twice a day" };

    private readonly List<Review> reviews = [];

    private readonly List<Stage> panels = [];

    private readonly List<Verdict> said = [];

    public SeriesTests() => card.Arrange(new CardDetails { LastsIf = new LastsIf("Rounds in the log", "Residents", "9 of 10 rounds") });

    private Series Series => Series.Of(card, reviews, panels, said);

    // Users 15/16 and 7/8, mean 29/32; workers 1/2; mean of both (29/32 + 16/32) / 2 = 45/64. All five together would have been 0.65 with other weights.
    [Fact]
    public void Each_group_counts_the_same()
    {
        var panel = Hold(day: 0);
        Say(panel, 0, 15, 16);
        Say(panel, 1, 7, 8);
        Say(panel, 3, 5, 10);

        var point = Assert.Single(Series.Points);

        Assert.Equal(new Fraction(45, 64), point.Share);
        Assert.Equal([(Group.ServiceUsers, 2, new Fraction(29, 32)), (Group.CareWorkers, 1, new Fraction(1, 2))], point.Groups.Select(g => (g.Group, g.People, g.Mean)));
    }

    [Fact]
    public void The_order_in_which_people_count_does_not_matter()
    {
        var panel = Hold(day: 0);
        Say(panel, 0, 15, 16);
        Say(panel, 1, 7, 8);
        Say(panel, 3, 5, 10);
        Say(panel, 6, 1, 3);
        var first = Series.Points[0].Share;

        said.Reverse();

        Assert.Equal(first, Series.Points[0].Share);
    }

    [Fact]
    public void What_is_late_of_someone_who_left_of_another_action_or_no_count_is_left_out()
    {
        var panel = Hold(day: 0);
        Say(panel, 0, 19, 20);
        Say(panel, 3, 19, 20);
        Say(panel, 1, 0, 20, late: true);
        Say(panel, 4, 0, 20);
        panel.Tasks[4].Withdraw();
        Say(panel, 6, 0, 20, action: Guid.NewGuid());
        Say(panel, 2, null, null);

        Assert.Equal(new Fraction(19, 20), Assert.Single(Series.Points).Share);
    }

    [Fact]
    public void Points_stand_in_the_order_of_time_and_only_reviews_that_are_done_have_one()
    {
        Say(Hold(day: 56), 0, 19, 32);
        Say(Hold(day: 0), 0, 15, 16);
        Say(Hold(day: 84, done: false), 0, 11, 12);
        Hold(day: 70);

        Assert.Equal([(2, new Fraction(15, 16)), (1, new Fraction(19, 32))], Series.Points.Select(p => (p.Number, p.Share)));
        Assert.Equal([SeriesSignal.Below], Series.Signals);
    }

    // One who counted in one group only: the joint number is that person's. In two groups neither can be told from it.
    [Fact]
    public void A_number_that_is_one_small_groups_alone_is_shown_as_a_word()
    {
        var panel = Hold(day: 0);
        Say(panel, 0, 19, 32);
        Assert.Equal(new ShownShare(null, null, "about half of the time"), Shown().Points[0].Share);

        Say(panel, 3, 19, 32);
        Assert.Equal(new ShownShare(19, 32, "19 of 32"), Shown().Points[0].Share);
    }

    // Three users and one manager: who knows the users' number could work out the manager's. Two managers would not change it, three would.
    [Fact]
    public void A_small_group_beside_large_ones_hides_the_joint_number()
    {
        var panel = Hold(day: 0);
        foreach (var task in (int[])[0, 1, 2, 6])
        {
            Say(panel, task, 9, 10);
        }

        Assert.Equal(new ShownShare(null, null, "nearly always"), Shown().Points[0].Share);
        said.RemoveAll(v => v.Group == Group.Managers);
        Assert.Equal(new ShownShare(9, 10, "9 of 10"), Shown().Points[0].Share);
    }

    [Theory]
    [InlineData(16, 16, "every time")]
    [InlineData(0, 16, "not once")]
    [InlineData(18, 20, "9 of 10")]
    [InlineData(19, 200, "about 10 of 100")]
    public void A_share_is_said_as_people_say_it(int found, int looked, string words) => Assert.Equal(words, ShownShare.Of(new Fraction(found, looked)).Shown);

    [Theory]
    [InlineData(29, 100, "seldom")]
    [InlineData(30, 100, "about half of the time")]
    [InlineData(70, 100, "mostly")]
    [InlineData(90, 100, "nearly always")]
    public void Words_for_small_groups_begin_where_they_say(int found, int looked, string words) => Assert.Equal(words, ShareBands.Of(new Fraction(found, looked)).Words());

    [Fact]
    public void A_panel_that_says_it_lasts_against_its_own_count_is_told_so()
    {
        var panel = Hold(day: 0);
        for (var task = 0; task < panel.Tasks.Count; task++)
        {
            Say(panel, task, 19, 32);
        }

        var point = Shown().Points[0];
        Assert.Equal((true, false, "sustained"), (point.AgainstCount, point.IsEnough, point.Verdict));

        said[0].Kind = VerdictKind.NotSustained;
        Assert.False(Shown().Points[0].AgainstCount);
    }

    [Fact]
    public void Where_the_words_name_no_share_nothing_is_enough_or_not()
    {
        card.Arrange(new CardDetails { LastsIf = new LastsIf("", "", "When all are happy") });
        var panel = Hold(day: 0);
        Say(panel, 0, 0, 32);
        Say(panel, 3, 0, 32);

        var shown = Shown();

        Assert.Equal((null, "When all are happy", 0), (shown.Threshold, shown.ReadFrom, shown.Signals.Count));
        Assert.Equal(((bool?)null, false), (shown.Points[0].IsEnough, shown.Points[0].AgainstCount));
    }

    // Denominators of 99,991, 99,989 and 99,971 have a product with 15 digits; three groups and odd counts make it longer than a double can hold exactly.
    [Fact]
    public void Exact_numbers_are_read_back_as_they_were_written()
    {
        var panel = Hold(day: 0);
        Say(panel, 0, 77_777, 99_991);
        Say(panel, 3, 88_888, 99_989);
        Say(panel, 6, 66_666, 99_971);
        var shown = Shown();

        var read = JsonSerializer.Deserialize<ShownSeries>(JsonSerializer.Serialize(shown, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

        Assert.Equal(shown.Points, read.Points);
        Assert.Equal(Series.Points[0].Share, read.Points[0].Share.Exact);
        Assert.Equal("about 78 of 100", read.Points[0].Share.Shown);
    }

    private ShownSeries Shown() => ShownSeries.Of(card, Series);

    private Stage Hold(int day, bool done = true)
    {
        var due = AuditBuilder.Due.AddDays(day);
        Review review = new() { Id = ReviewId.New(due), AuditId = audit.Id, Number = reviews.Count + 1, DueAt = due, Panel = AuditBuilder.FourGroups, Workflow = "follow-up-review" };
        reviews.Add(review);
        review.Open("instance");
        var panel = audit.OpenStage(
            AuditBuilder.Settings("CoAudit.ReviewProgress"), new StagePlace("instance", "panel", $"panel{review.Number}", "bookmark"), due.AddDays(7), review.Id, due);
        panels.Add(panel);
        if (done)
        {
            review.Close("sustained", due.AddDays(7));
        }

        return panel;
    }

    private void Say(Stage panel, int task, int? found, int? looked, bool late = false, Guid? action = null)
    {
        var asked = panel.Tasks[task];
        audit.TakeAnswer(panel, asked, "verdicts", new { }, AuditBuilder.Start);
        said.Add(new Verdict
        {
            Id = Guid.NewGuid(),
            AuditId = audit.Id,
            StageId = panel.Id,
            ReviewId = panel.ReviewId,
            TaskId = asked.Id,
            Group = asked.Group,
            ActionId = action ?? card.Id,
            Kind = VerdictKind.Sustained,
            Found = found,
            Looked = looked,
            At = AuditBuilder.Start,
            Late = late,
            Salt = [],
        });
    }
}

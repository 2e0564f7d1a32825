using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Tests.Model.Findings;

/// <summary>Did the same criteria get better? Only the same words are compared, in exact fractions, and no group that is too small for a number gets one.</summary>
public sealed class ComparisonTests
{
    // 2 and 3: together 5/2. 3 and 7/2: together 13/4.
    private static readonly CriterionScore TwoAndAHalf = Scored([2, 2, 2], [3, 3, 3]);

    private static readonly CriterionScore ThreeAndAQuarter = Scored([3, 3, 3], [3, 4, 3, 4]);

    private static readonly CriterionScore Unscored = Scored([], []);

    [Fact]
    public void A_line_in_the_same_words_moves_by_now_less_then()
    {
        var line = Assert.Single(Comparison.Of([Line("A", "Clean", TwoAndAHalf)], [Line("A", "Clean", ThreeAndAQuarter)]).Lines);

        // 13/4 − 5/2 = 3/4; the workers' 7/2 − 3 = 1/2.
        Assert.Equal((ComparisonFlag.Compared, new Fraction(3, 4)), (line.Flag, line.Change));
        Assert.Equal((new Fraction(1, 1), new Fraction(1, 2), null), (line.ChangeOf(Group.ServiceUsers), line.ChangeOf(Group.CareWorkers), line.ChangeOf(Group.Managers)));
    }

    [Theory]
    [InlineData("Hands are clean", "Hand hygiene", ComparisonFlag.Compared)]
    [InlineData(" Hands  are\nclean ", "Hand\u00a0hygiene", ComparisonFlag.Compared)]
    [InlineData("Hands are clean.", "Hand hygiene", ComparisonFlag.ChangedWording)]
    [InlineData("hands are clean", "Hand hygiene", ComparisonFlag.ChangedWording)]
    [InlineData("Hands are clean", "Hand hygiene audit", ComparisonFlag.ChangedWording)]
    [InlineData("Handsareclean", "Hand hygiene", ComparisonFlag.ChangedWording)]
    public void White_space_is_no_word_and_everything_else_is(string plain, string professional, ComparisonFlag flag)
    {
        var line = Assert.Single(Comparison.Of([new("A", "Hands are clean", "Hand hygiene", TwoAndAHalf)], [new("A", plain, professional, ThreeAndAQuarter)]).Lines);

        Assert.Equal((flag, flag == ComparisonFlag.Compared ? new Fraction(3, 4) : null), (line.Flag, line.Change));
        Assert.Equal(flag == ComparisonFlag.Compared, line.ChangeOf(Group.ServiceUsers) is not null);
    }

    [Fact]
    public void What_only_one_audit_asked_is_flagged_and_what_is_gone_comes_last()
    {
        var comparison = Comparison.Of([Line("A", "Clean", TwoAndAHalf), Line("B", "Dry", TwoAndAHalf)], [Line("C", "Safe", TwoAndAHalf), Line("B", "Dry", TwoAndAHalf)]);

        Assert.Equal(
            [("C", ComparisonFlag.New), ("B", ComparisonFlag.Compared), ("A", ComparisonFlag.Dropped)],
            comparison.Lines.Select(line => ((line.Now ?? line.Then)!.Id, line.Flag)));
    }

    [Fact]
    public void A_line_without_a_number_in_one_of_them_is_not_compared()
    {
        var comparison = Comparison.Of([Line("A", "Clean", Unscored), Line("B", "Dry", TwoAndAHalf)], [Line("A", "Clean", TwoAndAHalf), Line("B", "Dry", Unscored)]);

        Assert.All(comparison.Lines, line => Assert.Equal((ComparisonFlag.NotScored, null), (line.Flag, line.Change)));
        Assert.Equal((0, null), (comparison.Compared, comparison.MeanChange));
    }

    [Fact]
    public void A_number_that_would_give_a_small_group_away_is_not_compared()
    {
        // The one manager's 4 could be worked out: 3 × joint − 2 − 3. Of the users three answered both times, so their own number may move: 3 − 2.
        var hidden = Scored([2, 2, 2], [3, 3, 3], 4);
        var line = Assert.Single(Comparison.Of([Line("A", "Clean", hidden)], [Line("A", "Clean", ThreeAndAQuarter)]).Lines);

        Assert.Equal((ComparisonFlag.NotScored, null), (line.Flag, line.Change));
        Assert.Equal((new Fraction(1, 1), null), (line.ChangeOf(Group.ServiceUsers), line.ChangeOf(Group.Managers)));
    }

    [Fact]
    public void A_group_that_was_too_small_once_has_no_change_though_everyone_together_has()
    {
        // Then two workers and one manager, so that neither can be worked out: (2 + 3 + 4) ÷ 3 = 3. Now 13/4.
        var line = Assert.Single(Comparison.Of([Line("A", "Clean", Scored([2, 2, 2], [3, 3], 4))], [Line("A", "Clean", ThreeAndAQuarter)]).Lines);

        Assert.Equal((ComparisonFlag.Compared, new Fraction(1, 4)), (line.Flag, line.Change));
        Assert.Equal((new Fraction(1, 1), null, null), (line.ChangeOf(Group.ServiceUsers), line.ChangeOf(Group.CareWorkers), line.ChangeOf(Group.Managers)));
    }

    [Fact]
    public void Equal_is_exactly_equal()
    {
        // 5/3 and 3, then 3 and 5/3: both 7/3, whose half is not the same in binary floats everywhere.
        var comparison = Comparison.Of([Line("A", "Clean", Scored([1, 2, 2], [3, 3, 3]))], [Line("A", "Clean", Scored([3, 3, 3], [2, 1, 2]))]);

        Assert.Equal((0, 1, 0), (comparison.Better, comparison.Same, comparison.Worse));
    }

    [Fact]
    public void The_summary_is_of_the_compared_lines_alone()
    {
        // A rises by 3/4, B stays, C falls from 13/4 to 2 (−5/4). (3/4 + 0 − 5/4) ÷ 3 = −1/6. D, E, F and G count for nothing.
        var comparison = Comparison.Of(
            [Line("A", "Clean", TwoAndAHalf), Line("B", "Dry", TwoAndAHalf), Line("C", "Safe", ThreeAndAQuarter), Line("D", "Calm", TwoAndAHalf), Line("E", "Warm", TwoAndAHalf), Line("F", "Kind", Unscored)],
            [
                Line("A", "Clean", ThreeAndAQuarter), Line("B", "Dry", TwoAndAHalf), Line("C", "Safe", Scored([2, 2, 2], [2, 2, 2])), Line("D", "Quiet", ThreeAndAQuarter),
                Line("F", "Kind", ThreeAndAQuarter), Line("G", "New", ThreeAndAQuarter),
            ]);

        Assert.Equal((3, 1, 1, 1), (comparison.Compared, comparison.Better, comparison.Same, comparison.Worse));
        Assert.Equal(new Fraction(-1, 6), comparison.MeanChange);
    }

    [Fact]
    public void A_line_of_peoples_own_is_found_by_its_words_whose_id_is_drawn_anew()
    {
        var comparison = Comparison.Of([Line("b7a3ceaf", "The cat is fed", TwoAndAHalf)], [Line("11aa22bb", "The cat is fed", ThreeAndAQuarter)]);

        Assert.Equal(new Fraction(3, 4), Assert.Single(comparison.Lines).Change);
    }

    [Fact]
    public void Words_that_moved_to_another_line_are_compared_with_themselves()
    {
        // A has other words now, and B has those that A had.
        var comparison = Comparison.Of([Line("A", "Clean", TwoAndAHalf)], [Line("A", "Spotless", Unscored), Line("B", "Clean", ThreeAndAQuarter)]);

        Assert.Equal([("A", ComparisonFlag.New, null), ("B", ComparisonFlag.Compared, new Fraction(3, 4))], comparison.Lines.Select(line => (line.Now!.Id, line.Flag, line.Change)));
    }

    [Fact]
    public void Two_lines_in_the_same_words_keep_to_their_ids()
    {
        var comparison = Comparison.Of(
            [Line("A", "Clean", TwoAndAHalf), Line("B", "Clean", ThreeAndAQuarter)], [Line("B", "Clean", ThreeAndAQuarter), Line("A", "Clean", TwoAndAHalf)]);

        Assert.Equal((0, 2, 0), (comparison.Better, comparison.Same, comparison.Worse));
    }

    [Fact]
    public void A_trend_has_a_number_only_where_the_words_were_those_of_now()
    {
        var trend = TrendLine.Of(
            [[Line("A", "Clean", TwoAndAHalf), Line("B", "Dry", TwoAndAHalf)], [Line("A", "Cleanish", TwoAndAHalf)], [Line("A", "Clean", Scored([2, 2, 2], [2, 2, 2]))]],
            [Line("A", "Clean", ThreeAndAQuarter), Line("C", "Safe", ThreeAndAQuarter)]);

        var line = Assert.Single(trend);
        Assert.Equal("A", line.Line.Id);
        Assert.Equal([new Fraction(5, 2), null, new Fraction(2, 1), new Fraction(13, 4)], line.Numbers);
    }

    private static ScoredLine Line(string id, string words, CriterionScore score) => new(id, words, words, score);

    private static CriterionScore Scored(int[] users, int[] workers, params int[] managers) => Scores.Of(
        [new ScoredCriterion("A", Critical: false)],
        [
            .. users.Select(rating => new ScoreAnswer("A", Group.ServiceUsers, rating)), .. workers.Select(rating => new ScoreAnswer("A", Group.CareWorkers, rating)),
            .. managers.Select(rating => new ScoreAnswer("A", Group.Managers, rating)),
        ]).Criteria[0];
}

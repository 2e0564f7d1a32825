using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Tests.Model.Findings;

public sealed class BandTests
{
    [Theory]
    [InlineData(25, "needs urgent work")]
    [InlineData(38, "needs urgent work")]
    [InlineData(39, "needs work")]
    [InlineData(62, "needs work")]
    [InlineData(63, "going well")]
    [InlineData(87, "going well")]
    [InlineData(88, "going very well")]
    [InlineData(100, "going very well")]
    public void A_per_cent_reads(int percent, string words) => Assert.Equal(words, ScoreBands.Of(percent).Words());

    [Theory]
    [InlineData(1, 1, "low")]
    [InlineData(59, 30, "low")]
    [InlineData(2, 1, "mixed")]
    [InlineData(89, 30, "mixed")]
    [InlineData(3, 1, "good")]
    [InlineData(69, 20, "good")]
    [InlineData(7, 2, "high")]
    [InlineData(4, 1, "high")]
    public void A_group_mean_reads(int numerator, int denominator, string word) => Assert.Equal(word, GroupBands.Of(new Fraction(numerator, denominator)).Word());

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Only_a_critical_criterion_at_one_and_a_half_or_below_caps(int second, bool capped)
    {
        // The users' mean is (1 + 2) / 2 = 1.50, or 2.
        ScoreAnswer[] answers =
        [
            new("C1", Group.ServiceUsers, 1), new("C1", Group.ServiceUsers, second), new("C1", Group.CareWorkers, 4), new("C1", Group.Managers, 4),
        ];

        Assert.Equal(capped, Scores.Of([new ScoredCriterion("C1", true)], answers).Capped);
        Assert.False(Scores.Of([new ScoredCriterion("C1", false)], answers).Capped);
    }

    [Fact]
    public void A_headline_that_is_low_already_is_not_capped()
    {
        var scores = Scores.Of([new ScoredCriterion("C1", true)], [new ScoreAnswer("C1", Group.ServiceUsers, 1), new ScoreAnswer("C1", Group.Managers, 1)]);

        Assert.True(scores.HasAlarm);
        Assert.False(scores.Capped);
        Assert.Equal(ScoreBand.NeedsUrgentWork, scores.Headline);
    }

    [Fact]
    public void Without_any_number_there_is_no_headline()
    {
        var scores = Scores.Of([new ScoredCriterion("C1", true)], [new ScoreAnswer("C1", Group.ServiceUsers, null)]);

        Assert.Null(scores.Total);
        Assert.Null(scores.Headline);
        Assert.Empty(scores.PerGroup);
    }
}

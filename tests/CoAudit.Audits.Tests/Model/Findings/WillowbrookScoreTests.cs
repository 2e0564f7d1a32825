using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Tests.Model.Findings;

/// <summary>Nine people were asked at Willowbrook House, eight answered: three who live there, two care workers, two managers, one nurse.</summary>
public sealed class WillowbrookScoreTests
{
    private static readonly Scores Willowbrook = ScoreMatrix.Of(
        [
            Group.ServiceUsers, Group.ServiceUsers, Group.ServiceUsers, Group.CareWorkers, Group.CareWorkers,
            Group.Managers, Group.Managers, Group.OtherStakeholders,
        ],
        """
        T01  3 3 3  3 3  3 4  3
        T02* 3 2 3  3 3  4 4  3
        T03* 3 – 3  1 2  4 3  3
        T04* 2 1 2  2 2  3 3  2
        T05  3 – 3  3 3  3 3  3
        T06* – – –  3 4  4 4  4
        T07  3 3 –  3 3  3 4  3
        T08* 2 1 2  2 3  4 4  3
        P09  2 1 2  3 2  3 3  2
        P10* 1 1 2  2 3  3 3  3
        P11  – – –  1 1  3 2  –
        P12  2 1 1  3 2  3 3  2
        """);

    [Fact]
    public void The_joint_score_is_68_per_cent_and_going_well_is_capped_to_needs_work()
    {
        Assert.Equal(68.0556m, Willowbrook.Total!.Percent.Rounded(4));
        Assert.Equal(68, Willowbrook.Total.Rounded);
        Assert.Equal(ScoreBand.GoingWell, Willowbrook.Total.Band);
        Assert.True(Willowbrook.Capped);
        Assert.Equal(ScoreBand.NeedsWork, Willowbrook.Headline);
    }

    [Fact]
    public void The_cap_comes_from_care_workers_at_one_and_a_half_and_service_users_at_one_and_a_third() =>
        Assert.Equal(["T03", "P10"], Willowbrook.Criteria.Where(c => c.IsAlarming).Select(c => c.Id));

    [Theory]
    [InlineData(Group.Managers, "83.3333", 83, ScoreBand.GoingWell)]
    [InlineData(Group.ServiceUsers, "55.8333", 56, ScoreBand.NeedsWork)]
    [InlineData(Group.CareWorkers, "62.5", 63, ScoreBand.GoingWell)]
    [InlineData(Group.OtherStakeholders, "70.4545", 70, ScoreBand.GoingWell)]
    public void Each_group_alone_would_have_said(Group group, string percent, int rounded, ScoreBand band)
    {
        var total = Willowbrook.PerGroup[group];

        Assert.Equal(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), total.Percent.Rounded(4));
        Assert.Equal((rounded, band), (total.Rounded, total.Band));
    }

    [Theory]
    [InlineData("T01", "3.125", "0.5")]
    [InlineData("T02", "3.1667", "1.3333")]
    [InlineData("T03", "2.75", "2")]
    [InlineData("T04", "2.1667", "1.3333")]
    [InlineData("T05", "3", "0")]
    [InlineData("T06", "3.8333", "0.5")]
    [InlineData("T07", "3.125", "0.5")]
    [InlineData("T08", "2.7917", "2.3333")]
    [InlineData("P09", "2.2917", "1.3333")]
    [InlineData("P10", "2.4583", "1.6667")]
    [InlineData("P11", "1.75", "1.5")]
    [InlineData("P12", "2.2083", "1.6667")]
    public void Each_criterion_has_its_joint_score_and_its_gap(string id, string joint, string gap)
    {
        var criterion = Willowbrook.Criteria.Single(c => c.Id == id);

        Assert.Equal(decimal.Parse(joint, System.Globalization.CultureInfo.InvariantCulture), criterion.Joint!.Value.Rounded(4));
        Assert.Equal(decimal.Parse(gap, System.Globalization.CultureInfo.InvariantCulture), criterion.Divergence!.Value.Rounded(4));
    }

    [Fact]
    public void The_widest_gap_comes_first_and_equal_gaps_by_the_lower_joint_score() => Assert.Equal(
        ["T08", "T03", "P12", "P10", "P11", "T04", "P09", "T02", "T01", "T07", "T06", "T05"],
        Willowbrook.Order.Select(c => c.Id));

    [Fact]
    public void Three_answers_show_a_number_and_two_a_word()
    {
        var three = Willowbrook.Criteria.Single(c => c.Id == "T08").Of(Group.ServiceUsers)!;
        var two = Willowbrook.Criteria.Single(c => c.Id == "T03").Of(Group.CareWorkers)!;

        Assert.Equal(new Fraction(5, 3), three.ShownMean);
        Assert.Null(two.ShownMean);
        Assert.Equal("low", two.Band.Word());
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Tests.Model.Findings;

/// <summary>
/// Another home, other people: two who live there, four care workers, one manager, nobody from outside. By hand:
/// <code>
///        SU        CW              ML   joint                      gap
/// A1     4 3 =7/2  4 4 4 3 =15/4   4    (7/2+15/4+4)/3 = 15/4      1/2
/// A2*    2 1 =3/2  3 – 2 2 =7/3    4    (3/2+7/3+4)/3 = 47/18      5/2     critical, people who use the service at exactly 1.50
/// A3     – –       1 2 2 2 =7/4    3    (7/4+3)/2 = 19/8           5/4
/// A4     3 3 =3    3 3 3 3 =3      –    3                          0
/// A5     – –       – – – –         –    none
/// Σ joint = 15/4 + 47/18 + 19/8 + 3 = 270/72 + 188/72 + 171/72 + 216/72 = 845/72; of 16: 845/1152 = 73.3507 → 73, going well, capped
/// people who use the service: (7/2 + 3/2 + 3) / 12 = 8/12 = 66.6667 → 67
/// care workers: (15/4 + 7/3 + 7/4 + 3) / 16 = (65/6) / 16 = 65/96 = 67.7083 → 68
/// managers: (4 + 4 + 3) / 12 = 11/12 = 91.6667 → 92, going very well
/// </code>
/// </summary>
public sealed class SecondHomeScoreTests
{
    private static readonly Scores Home = ScoreMatrix.Of(
        [Group.ServiceUsers, Group.ServiceUsers, Group.CareWorkers, Group.CareWorkers, Group.CareWorkers, Group.CareWorkers, Group.Managers],
        """
        A1  4 3  4 4 4 3  4
        A2* 2 1  3 – 2 2  4
        A3  – –  1 2 2 2  3
        A4  3 3  3 3 3 3  –
        A5  – –  – – – –  –
        """);

    [Fact]
    public void The_total_is_the_one_computed_by_hand()
    {
        Assert.Equal(new Fraction(845 * 100, 1152), Home.Total!.Percent);
        Assert.Equal((73, ScoreBand.GoingWell), (Home.Total.Rounded, Home.Total.Band));
        Assert.True(Home.Capped);
        Assert.Equal(ScoreBand.NeedsWork, Home.Headline);
    }

    [Fact]
    public void Joint_scores_and_gaps_are_the_ones_computed_by_hand()
    {
        Assert.Equal([new Fraction(15, 4), new Fraction(47, 18), new Fraction(19, 8), 3, (Fraction?)null], Home.Criteria.Select(c => c.Joint));
        Assert.Equal([new Fraction(1, 2), new Fraction(5, 2), new Fraction(5, 4), 0, (Fraction?)null], Home.Criteria.Select(c => c.Divergence));
    }

    [Fact]
    public void A_criterion_that_nobody_could_answer_counts_for_nothing_and_comes_last()
    {
        Assert.Equal(4, Home.Total!.Criteria);
        Assert.Equal(["A2", "A3", "A1", "A4", "A5"], Home.Order.Select(c => c.Id));
    }

    [Fact]
    public void Managers_alone_would_have_called_it_going_very_well()
    {
        Assert.Equal((92, ScoreBand.GoingVeryWell), (Home.PerGroup[Group.Managers].Rounded, Home.PerGroup[Group.Managers].Band));
        Assert.Equal(66.6667m, Home.PerGroup[Group.ServiceUsers].Percent.Rounded(4));
        Assert.Equal(67.7083m, Home.PerGroup[Group.CareWorkers].Percent.Rounded(4));
    }

    [Fact]
    public void A_group_that_said_nothing_has_no_score() => Assert.DoesNotContain(Group.OtherStakeholders, Home.PerGroup.Keys);
}

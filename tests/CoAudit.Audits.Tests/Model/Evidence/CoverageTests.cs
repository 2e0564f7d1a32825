using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Tests.Model.Evidence;

public sealed class CoverageTests
{
    private static readonly Group[] Two = [Group.ServiceUsers, Group.CareWorkers];

    [Fact]
    public void There_is_a_place_for_each_criterion_and_group()
    {
        var coverage = Coverage.Of(["T01", "T02"], Two, [], [], []);

        Assert.Equal(
            [("T01", Group.ServiceUsers), ("T01", Group.CareWorkers), ("T02", Group.ServiceUsers), ("T02", Group.CareWorkers)],
            coverage.Cells.Select(c => (c.Criterion, c.Group)));
        Assert.All(coverage.Cells, c => Assert.True(c.IsUnexplained));
    }

    [Fact]
    public void A_number_fills_its_place() => Assert.False(CellOf(ScoreValue.Rated(2)).IsHole);

    [Fact]
    public void Evidence_without_a_number_fills_its_place_too()
    {
        var coverage = Coverage.Of(["T01"], [Group.CareWorkers], [], [new GivenEvidence("T01", Group.CareWorkers, "photo"), new GivenEvidence("T01", Group.CareWorkers, "photo")], []);

        Assert.False(coverage.Cells[0].IsHole);
        Assert.Equal(2, coverage.Cells[0].Evidence["photo"]);
    }

    [Fact]
    public void Not_applicable_is_a_hole_with_its_reason()
    {
        var cell = CellOf(ScoreValue.DontKnow, ScoreValue.NotApplicable("Staff only: nobody who lives here uses it."));

        Assert.True(cell.IsHole);
        Assert.False(cell.IsUnexplained);
        Assert.Equal(new HoleReason(HoleReasonSource.NotApplicable, "Staff only: nobody who lives here uses it."), cell.Reason);
    }

    [Fact]
    public void All_who_answered_do_not_know_which_is_a_reason() => Assert.Equal(HoleReasonSource.DontKnow, CellOf(ScoreValue.DontKnow, ScoreValue.DontKnow).Reason?.Source);

    [Fact]
    public void Silence_is_no_reason() => Assert.True(CellOf().IsUnexplained);

    [Fact]
    public void What_the_lead_wrote_down_explains_a_hole()
    {
        var coverage = Coverage.Of(["T01"], [Group.CareWorkers], [], [], [new GivenReason("T01", Group.CareWorkers, "The night team was on leave.")]);

        Assert.False(coverage.HasUnexplainedHole);
        Assert.Equal(HoleReasonSource.Recorded, Assert.Single(coverage.Holes).Reason?.Source);
    }

    [Fact]
    public void A_score_on_a_criterion_that_is_not_in_the_tool_is_no_coverage() =>
        Assert.True(Coverage.Of(["T01"], Two, [new GivenScore("X99", Group.CareWorkers, ScoreValue.Rated(4))], [], []).Cells.All(c => c.IsUnexplained));

    [Fact]
    public void A_stage_lacks_each_place_without_a_voice_and_a_reason_once_somebody_has_scored()
    {
        var scored = Coverage.Of(["T01", "T02"], Two, [new GivenScore("T01", Group.CareWorkers, ScoreValue.Rated(4)), new GivenScore("T02", Group.CareWorkers, ScoreValue.DontKnow)], [], []);

        Assert.Equal([("T01", Group.ServiceUsers), ("T02", Group.ServiceUsers)], scored.Lacking.Select(c => (c.Criterion, c.Group)));
        Assert.Empty(Coverage.Of(["T01"], Two, [], [], []).Lacking);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-1)]
    public void There_is_no_score_outside_the_scale(int rating) => Assert.Throws<ArgumentOutOfRangeException>(() => ScoreValue.Rated(rating));

    private static CoverageCell CellOf(params ScoreValue[] values) =>
        Coverage.Of(["T01"], [Group.ServiceUsers], values.Select(v => new GivenScore("T01", Group.ServiceUsers, v)), [], []).Cells[0];
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reports;

namespace CoAudit.Audits.Tests.Reports;

/// <summary>What a report keeps of a comparison: numbers rounded once, words where a number would point at somebody, and nothing side by side that is no pair.</summary>
public sealed class ReportedComparisonTests
{
    private static readonly EarlierAudit Last = new(new AuditId(Guid.Parse("0198a3d0-0000-7000-8000-000000000001")), "Spring", new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));

    // 5/3 and 3 together 7/3.
    private static readonly (Group, int)[] Then = [(Group.ServiceUsers, 1), (Group.ServiceUsers, 2), (Group.ServiceUsers, 2), .. Three(Group.CareWorkers, 3)];

    // 3 and 3 together 3.
    private static readonly (Group, int)[] Now = [.. Three(Group.ServiceUsers, 3), .. Three(Group.CareWorkers, 3)];

    [Fact]
    public void Numbers_are_rounded_once_and_stand_with_their_bands()
    {
        // 3 − 7/3 = 2/3 = 0.67. 7/3 of 4 is 58 %.
        var line = Only(Then, Now);

        Assert.Equal((new ShownNumber(2.33m, "needs work"), new ShownNumber(3m, "going well"), 0.67m, "better"), (line.Then, line.Now, line.Change, line.Way));
        Assert.Equal(
            [new GroupChange("service-users", new(1.67m, "low"), new(3m, "good"), 1.33m), new GroupChange("care-workers", new(3m, "good"), new(3m, "good"), 0m)],
            line.Groups);
    }

    [Fact]
    public void Worse_and_the_same_are_said_by_the_exact_numbers()
    {
        Assert.Equal((-0.67m, "worse"), (Only(Now, Then).Change, Only(Now, Then).Way));
        Assert.Equal((0m, "same"), (Only(Then, Then).Change, Only(Then, Then).Way));
    }

    [Fact]
    public void A_small_groups_number_and_what_gives_it_away_stay_words()
    {
        // One manager says 4: with the joint (5/3 + 3 + 4) ÷ 3 it could be worked out.
        var line = Only([.. Then, (Group.Managers, 4)], [.. Now, (Group.Managers, 1)]);

        Assert.Equal(("not-scored", new ShownNumber(null, "going well"), new ShownNumber(null, "needs work"), null, null), (line.Flag, line.Then, line.Now, line.Change, line.Way));
        Assert.Equal(new GroupChange("managers", new(null, "high"), new(null, "low"), null), line.Groups[^1]);
    }

    [Fact]
    public void Changed_words_stand_side_by_side_and_their_numbers_do_not()
    {
        var comparison = Comparison.Of([new("A", "Clean", "Decontaminated", Score(Then))], [new("A", "Spotless", "Decontaminated", Score(Now))]);
        var line = Assert.Single(ReportedComparison.Of(Last, comparison).Lines);

        Assert.Equal(("changed-wording", "Spotless", null, null, null), (line.Flag, line.Text, line.Then, line.Now, line.Change));
        Assert.Equal((new LineText("Clean", "Decontaminated"), new LineText("Spotless", "Decontaminated")), (line.WordsThen, line.WordsNow));
        Assert.Empty(line.Groups);
    }

    [Fact]
    public void A_report_keeps_it_word_for_word_and_an_older_report_has_none()
    {
        var report = new Sources().Report();
        var comparison = ReportedComparison.Of(Last, Comparison.Of([new("A", "Clean", "Clean", Score(Then))], [new("A", "Clean", "Clean", Score(Now))]));

        var read = ReportJson.Read(ReportJson.Write(report with { Comparison = comparison })).Comparison!;

        Assert.Equal((Last.Id.Value, "Spring", Last.ShownAt, 1, 1, 0, 0, 0.67m), (read.With, read.Title, read.ShownAt, read.Compared, read.Better, read.Same, read.Worse, read.MeanChange));
        Assert.Equal(comparison.Lines[0].Groups, read.Lines[0].Groups);
        Assert.DoesNotContain("comparison", ReportJson.Write(report), StringComparison.Ordinal);
        Assert.Null(ReportJson.Read(ReportJson.Write(report)).Comparison);
    }

    private static IEnumerable<(Group, int)> Three(Group group, int rating) => Enumerable.Repeat((group, rating), 3);

    private static ReportedChange Only((Group, int)[] then, (Group, int)[] now) =>
        Assert.Single(ReportedComparison.Of(Last, Comparison.Of([new("A", "Clean", "Clean", Score(then))], [new("A", "Clean", "Clean", Score(now))])).Lines);

    private static CriterionScore Score((Group Group, int Rating)[] answers) =>
        Scores.Of([new ScoredCriterion("A", Critical: false)], answers.Select(a => new ScoreAnswer("A", a.Group, a.Rating))).Criteria[0];
}

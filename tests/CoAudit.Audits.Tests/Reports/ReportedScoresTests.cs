using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reports;

namespace CoAudit.Audits.Tests.Reports;

/// <summary>Which numbers a report shows. A group of fewer than three answers must not be worked out from those that it shows.</summary>
public sealed class ReportedScoresTests
{
    // Three people who use the service say 2, 1, 2; two care workers 2 and 3; one manager 4.
    private static readonly (Group Group, int Rating)[] Mixed =
        [(Group.ServiceUsers, 2), (Group.ServiceUsers, 1), (Group.ServiceUsers, 2), (Group.CareWorkers, 2), (Group.CareWorkers, 3), (Group.Managers, 4)];

    [Fact]
    public void A_group_shows_its_number_from_three_answers_on_and_else_a_word()
    {
        var line = Assert.Single(Report(Mixed).Criteria);

        Assert.Equal(
            [new GroupMark("service-users", 1.67m, "low"), new GroupMark("care-workers", null, "mixed"), new GroupMark("managers", null, "high"), new GroupMark("other-stakeholders", null, null)],
            line.Groups);
    }

    [Fact]
    public void The_gap_is_a_word_when_its_number_would_give_a_small_group_away()
    {
        // 4 − 5/3 = 2.33; who knows that and the 1.67 knows the manager's 4.
        Assert.Equal(new ShownNumber(null, "very wide"), Assert.Single(Report(Mixed).Criteria).Gap);
    }

    [Fact]
    public void The_gap_is_a_number_when_both_ends_are_shown()
    {
        // Means 5/3 and 3, three answers each.
        var gap = Assert.Single(Report([.. Mixed.Take(3), .. Three(Group.CareWorkers, 3)]).Criteria).Gap;

        Assert.Equal(new ShownNumber(1.33m, "wide"), gap);
    }

    [Fact]
    public void The_joint_number_is_a_word_when_only_one_group_is_without_its_number()
    {
        // Joint (5/3 + 3 + 4) ÷ 3 = 2.89; the manager's 4 could be worked out from it.
        var joint = Assert.Single(Report([.. Mixed.Take(3), .. Three(Group.CareWorkers, 3), (Group.Managers, 4)]).Criteria).Joint;

        Assert.Equal(new ShownNumber(null, "going well"), joint);
    }

    [Fact]
    public void The_joint_number_is_the_mean_of_the_groups_means()
    {
        // (5/3 + 5/2 + 4) ÷ 3 = 49/18 = 2.722…
        Assert.Equal(new ShownNumber(2.72m, "going well"), Assert.Single(Report(Mixed).Criteria).Joint);
    }

    [Fact]
    public void One_person_alone_is_no_percentage()
    {
        var groups = Report(Mixed).Groups;

        // 5/3 of 4 is 41.7; 5/2 of 4 is 62.5, half up.
        Assert.Equal([new GroupTotal("service-users", 42, "needs work"), new GroupTotal("care-workers", 63, "going well"), new GroupTotal("managers", null, "going very well")], groups);
    }

    [Fact]
    public void A_reason_of_a_small_group_is_not_quoted()
    {
        CoverageCell cell = new("C1", Group.Managers, 0, new Dictionary<string, int>(StringComparer.Ordinal), new HoleReason(HoleReasonSource.NotApplicable, "I was on leave."));

        Assert.Equal("I was on leave.", ReportedCoverage.Of(cell, named: true).Reason);
        Assert.DoesNotContain("leave", ReportedCoverage.Of(cell, named: false).Reason, StringComparison.Ordinal);
    }

    private static IEnumerable<(Group Group, int Rating)> Three(Group group, int rating) => Enumerable.Repeat((group, rating), 3);

    private static ReportedScores Report(IReadOnlyCollection<(Group Group, int Rating)> answers)
    {
        var scores = Scores.Of([new ScoredCriterion("C1", Critical: false)], answers.Select(a => new ScoreAnswer("C1", a.Group, a.Rating)));
        ToolLine line = new() { AuditId = default, Id = "C1", Position = 1, Critical = false, Plain = "Touch points are clean." };
        return ReportedScores.Of(scores, [line], coverage: null, answers.GroupBy(a => a.Group).ToDictionary(g => g.Key, g => g.Count()), [Group.ServiceUsers]);
    }
}

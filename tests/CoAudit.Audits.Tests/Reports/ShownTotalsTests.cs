using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reports;

namespace CoAudit.Audits.Tests.Reports;

/// <summary>Which totals people see before the report. No group of fewer than three must be worked out from them.</summary>
public sealed class ShownTotalsTests
{
    [Fact]
    public void A_group_has_a_number_from_three_people_on_and_else_a_word()
    {
        var totals = Of([.. Three(Group.ServiceUsers, "A", 2), .. Three(Group.ServiceUsers, "B", 2), .. Two(Group.CareWorkers, "A", 3), .. Two(Group.CareWorkers, "B", 3), new("A", Group.Managers, 4), new("B", Group.Managers, 4)]);

        Assert.Equal(new ShownTotal(50, "needs work"), totals.IfOnly[Group.ServiceUsers]);
        Assert.Equal(new ShownTotal(null, "going well"), totals.IfOnly[Group.CareWorkers]);
        Assert.Equal(new ShownTotal(null, "going very well"), totals.IfOnly[Group.Managers]);

        // (2 + 3 + 4) ÷ 3 of 4: two groups without a number, and nobody can tell which of them gave what.
        Assert.Equal(new ShownTotal(75, "going well"), totals.Together);
    }

    [Fact]
    public void The_total_of_all_is_a_word_when_only_one_group_is_without_a_number() =>
        Assert.Equal(new ShownTotal(null, "going well"), Of([.. Three(Group.ServiceUsers, "A", 2), .. Three(Group.CareWorkers, "A", 3), new("A", Group.Managers, 4)]).Together);

    [Fact]
    public void A_groups_total_is_a_word_when_it_would_give_its_one_small_number_away()
    {
        var totals = Of([.. Three(Group.ServiceUsers, "A", 2), .. Two(Group.ServiceUsers, "B", 4)]);

        Assert.Equal(new ShownTotal(null, "going well"), totals.IfOnly[Group.ServiceUsers]);
    }

    [Fact]
    public void Nobody_gave_a_number_and_nothing_is_shown()
    {
        var totals = Of([]);

        Assert.Null(totals.Together);
        Assert.Empty(totals.IfOnly);
    }

    private static ShownTotals Of(IReadOnlyList<ScoreAnswer> answers) => ShownTotals.Of(
        Scores.Of([new("A", Critical: false), new("B", Critical: false)], answers),
        answers.GroupBy(a => a.Group).ToDictionary(g => g.Key, g => g.GroupBy(a => a.Criterion, StringComparer.Ordinal).Max(c => c.Count())));

    private static ScoreAnswer[] Three(Group group, string criterion, int rating) => [new(criterion, group, rating), new(criterion, group, rating), new(criterion, group, rating)];

    private static ScoreAnswer[] Two(Group group, string criterion, int rating) => [new(criterion, group, rating), new(criterion, group, rating)];
}

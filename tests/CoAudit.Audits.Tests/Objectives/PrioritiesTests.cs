using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Objectives;

namespace CoAudit.Audits.Tests.Objectives;

public sealed class PrioritiesTests
{
    private static readonly Guid Hands = Guid.Parse("00000000-0000-0000-0000-000000000001");

    [Fact]
    public void The_priority_is_the_mean_of_the_groups_means()
    {
        // Users 4, 3, 3 = 10/3; workers 2; managers 0: (10/3 + 2 + 0) / 3 = 16/9.
        var priority = Priorities.Of([Of(Group.ServiceUsers, 4), Of(Group.ServiceUsers, 3), Of(Group.ServiceUsers, 3), Of(Group.CareWorkers, 2), Of(Group.Managers, 0)]).Of(Hands);

        Assert.Equal((new Fraction(16, 9), default(Fraction)), (priority.Joint, priority.Least));
    }

    [Fact]
    public void What_nobody_gave_a_priority_has_none()
    {
        Assert.Null(Priorities.Of([]).Of(Hands).Joint);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_group_of_one_weighs_as_much_as_a_group_of_forty(int seed)
    {
        var random = new Random(seed);
        List<GivenPriority> forty = [.. Enumerable.Range(0, 40).Select(_ => Of(Group.ServiceUsers, random.Next(Priorities.Lowest, Priorities.Highest + 1)))];
        var one = Of(Group.Managers, random.Next(Priorities.Lowest, Priorities.Highest + 1));

        var joint = Priorities.Of([.. forty, one]).Of(Hands).Joint;

        Assert.Equal((new Fraction(forty.Sum(p => p.Value), 40) + one.Value) / 2, joint);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_group_that_says_all_of_it_again_changes_nothing(int seed)
    {
        var given = Drawn(new Random(seed));

        Assert.Equal(Priorities.Of(given).Of(Hands).Joint, Priorities.Of([.. given, .. given.Where(p => p.Group == Group.ServiceUsers)]).Of(Hands).Joint);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_of_answers_changes_nothing(int seed)
    {
        var random = new Random(seed);
        var given = Drawn(random);
        var shuffled = given.ToArray();
        random.Shuffle(shuffled);

        Assert.Equal(Priorities.Of(given).Of(Hands).Joint, Priorities.Of(shuffled).Of(Hands).Joint);
    }

    [Fact]
    public void A_number_is_shown_only_where_it_points_at_nobody()
    {
        var alone = Priorities.Of([Of(Group.ServiceUsers, 4)]).Of(Hands);
        var apart = Priorities.Of([Of(Group.ServiceUsers, 4), Of(Group.CareWorkers, 2), Of(Group.Managers, 0)]).Of(Hands);

        // Three users have a number, so the one manager's could be computed from the joint one.
        var computable = Priorities.Of([Of(Group.ServiceUsers, 4), Of(Group.ServiceUsers, 4), Of(Group.ServiceUsers, 4), Of(Group.Managers, 0)]).Of(Hands);

        Assert.Equal((null, new Fraction(2, 1), null), (alone.Shown, apart.Shown, computable.Shown));
        Assert.Equal((null, "high"), (apart.Groups[0].ShownMean, apart.Groups[0].Word));
    }

    private static List<GivenPriority> Drawn(Random random) =>
        [.. Enumerable.Range(0, 25).Select(_ => Of(Groups.All[random.Next(4)], random.Next(Priorities.Lowest, Priorities.Highest + 1)))];

    private static GivenPriority Of(Group group, int value) => new(Hands, group, value);
}

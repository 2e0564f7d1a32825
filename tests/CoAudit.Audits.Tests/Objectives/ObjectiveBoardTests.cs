using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Tests.Objectives;

public sealed class ObjectiveBoardTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 10, 17, 0, 0, TimeSpan.Zero);

    private readonly List<Objective> objectives = [];

    [Fact]
    public void The_priorities_decide_what_nobody_has_decided()
    {
        var (first, second, third) = (Proposed(Group.ServiceUsers), Proposed(Group.CareWorkers), Proposed(Group.Managers));

        var decided = Board(max: 2).Conclude(Priorities.Of([Given(first, 3), Given(second, 4), Given(third, 1)]), Now);

        Assert.Equal(3, decided.Count);
        Assert.Equal([ObjectiveStatus.Adopted, ObjectiveStatus.Adopted, ObjectiveStatus.NotAdopted], objectives.Select(o => o.Status));
        Assert.All(objectives, o => Assert.False(string.IsNullOrWhiteSpace(o.Reason)));
    }

    [Fact]
    public void What_no_group_wants_at_all_is_not_adopted_though_there_is_room()
    {
        var (wanted, unwanted) = (Proposed(Group.ServiceUsers), Proposed(Group.Managers));

        Board(max: 5).Conclude(Priorities.Of([Given(wanted, 1), Given(unwanted, 0)]), Now);

        Assert.Equal((ObjectiveStatus.Adopted, ObjectiveStatus.NotAdopted), (wanted.Status, unwanted.Status));
    }

    [Fact]
    public void Of_two_with_the_same_priority_the_one_comes_first_that_every_group_can_live_with()
    {
        var (divisive, shared) = (Proposed(Group.Managers), Proposed(Group.ServiceUsers));

        Board(max: 1).Conclude(
            Priorities.Of([Given(divisive, 4, Group.Managers), Given(divisive, 0, Group.CareWorkers), Given(shared, 2, Group.Managers), Given(shared, 2, Group.CareWorkers)]), Now);

        Assert.Equal((ObjectiveStatus.NotAdopted, ObjectiveStatus.Adopted), (divisive.Status, shared.Status));
    }

    [Fact]
    public void Without_any_priorities_each_group_has_its_turn_however_much_it_wrote()
    {
        var managers = Enumerable.Range(0, 10).Select(_ => Proposed(Group.Managers)).ToList();
        var (user, worker) = (Proposed(Group.ServiceUsers), Proposed(Group.CareWorkers));

        Board(max: 3).Conclude(Priorities.Of([]), Now);

        Assert.Equal((ObjectiveStatus.Adopted, ObjectiveStatus.Adopted), (user.Status, worker.Status));
        Assert.Single(managers, o => o.Status == ObjectiveStatus.Adopted);
    }

    [Fact]
    public void What_a_person_has_decided_stays_decided()
    {
        var (benchmark, other) = (Proposed(Group.Managers), Proposed(Group.ServiceUsers));
        Board().Decide(benchmark.Id, new GivenDecision(ObjectiveNames.NotAdopted, "Kept as a benchmark."), null, Now);

        Board().Conclude(Priorities.Of([Given(benchmark, 4), Given(other, 1)]), Now);

        Assert.Equal((ObjectiveStatus.NotAdopted, "Kept as a benchmark.", ObjectiveStatus.Adopted), (benchmark.Status, benchmark.Reason, other.Status));
    }

    [Fact]
    public void Willowbrook_adopts_five_and_keeps_the_code_as_a_benchmark()
    {
        // Users three, workers one, partner one, managers none; P7's is not wanted most.
        Objective[] wanted =
            [Proposed(Group.ServiceUsers), Proposed(Group.ServiceUsers), Proposed(Group.ServiceUsers), Proposed(Group.CareWorkers), Proposed(Group.OtherStakeholders)];
        var code = Proposed(Group.Managers);

        Board().Conclude(Priorities.Of([.. wanted.Select(o => Given(o, 3)), Given(code, 1), Given(code, 4, Group.Managers)]), Now);

        Assert.All(wanted, o => Assert.Equal(ObjectiveStatus.Adopted, o.Status));
        Assert.Equal(ObjectiveStatus.NotAdopted, code.Status);
        Assert.Empty(Board().MissingVoices);
    }

    [Fact]
    public void An_audit_that_looks_only_at_what_managers_want_says_whose_voices_are_missing()
    {
        Proposed(Group.ServiceUsers);
        var theirs = Proposed(Group.Managers);
        Board().Decide(theirs.Id, new GivenDecision(ObjectiveNames.Adopted, "It matters."), null, Now);

        Assert.Equal([Group.ServiceUsers, Group.CareWorkers], Board().MissingVoices);
    }

    [Fact]
    public void What_went_into_an_adopted_objective_counts_for_both_groups()
    {
        var (user, worker) = (Proposed(Group.ServiceUsers), Proposed(Group.CareWorkers));
        Board().Decide(worker.Id, new GivenDecision(ObjectiveNames.Merged, "Both ask for the same."), user.Id, Now);
        var before = Board().MissingVoices.Count;

        Board().Decide(user.Id, new GivenDecision(ObjectiveNames.Adopted, "Two groups ask for it."), null, Now);

        Assert.Equal((2, 0), (before, Board().MissingVoices.Count));
    }

    [Fact]
    public void An_objective_without_a_named_group_stands_for_no_group()
    {
        var unnamed = Proposed(null);
        Board().Decide(unnamed.Id, new GivenDecision(ObjectiveNames.Adopted, "It matters."), null, Now);

        Assert.Equal([Group.ServiceUsers, Group.CareWorkers], Board().MissingVoices);
    }

    [Fact]
    public void No_more_than_the_most_can_be_adopted()
    {
        var (first, second) = (Proposed(Group.ServiceUsers), Proposed(Group.CareWorkers));
        Board(max: 1).Decide(first.Id, new GivenDecision(ObjectiveNames.Adopted, "Yes."), null, Now);

        Assert.Throws<ConflictException>(() => Board(max: 1).Decide(second.Id, new GivenDecision(ObjectiveNames.Adopted, "Yes."), null, Now));
        Assert.Equal(ObjectiveStatus.Proposed, second.Status);
    }

    [Fact]
    public void Nothing_is_merged_into_itself_or_round_in_a_circle()
    {
        var (first, second) = (Proposed(Group.ServiceUsers), Proposed(Group.CareWorkers));
        Assert.Throws<InvalidCommandException>(() => Merge(first, first.Id));
        Assert.Throws<InvalidCommandException>(() => Merge(first, null));
        Merge(first, second.Id);

        Assert.Throws<InvalidCommandException>(() => Merge(second, first.Id));
        Assert.Throws<ConflictException>(() => Merge(second, Proposed(Group.Managers).Id));
    }

    private Objective Merge(Objective objective, Guid? into) =>
        Board().Decide(objective.Id, new GivenDecision(ObjectiveNames.Merged, "The same wish."), into, Now);

    private ObjectiveBoard Board(int max = 5) => new(objectives, max);

    private Objective Proposed(Group? origin)
    {
        var number = objectives.Count + 1;
        Objective objective = new()
        {
            Id = Guid.Parse($"00000000-0000-0000-0000-{number:D12}"),
            AuditId = new AuditId(Guid.Empty),
            StageId = new StageId(Guid.Empty),
            Text = $"Objective {number}",
            Origin = origin,
        };
        objectives.Add(objective);
        return objective;
    }

    private static GivenPriority Given(Objective objective, int value, Group group = Group.ServiceUsers) => new(objective.Id, group, value);
}

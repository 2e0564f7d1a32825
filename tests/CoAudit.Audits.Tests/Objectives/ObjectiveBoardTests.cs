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

    [Fact]
    public void Nothing_is_merged_into_what_is_turned_down()
    {
        var (turnedDown, other) = (Proposed(Group.Managers), Proposed(Group.CareWorkers));
        Board().Decide(turnedDown.Id, new GivenDecision(ObjectiveNames.NotAdopted, "Kept as a benchmark."), null, Now);

        Assert.Throws<InvalidCommandException>(() => Merge(other, turnedDown.Id));
    }

    [Fact]
    public void What_nobody_spoke_of_comes_in_after_what_somebody_wants_and_only_while_there_is_room()
    {
        var (wanted, unspoken, other, unwanted) = (Proposed(Group.Managers), Proposed(Group.ServiceUsers), Proposed(Group.ServiceUsers), Proposed(Group.CareWorkers));

        Board(max: 2).Conclude(Priorities.Of([Given(wanted, 1), Given(unwanted, 0)]), Now);

        Assert.Equal(
            [ObjectiveStatus.Adopted, ObjectiveStatus.Adopted, ObjectiveStatus.NotAdopted, ObjectiveStatus.NotAdopted],
            new[] { wanted, unspoken, other, unwanted }.Select(o => o.Status));
    }

    [Fact]
    public void Priorities_are_needed_only_when_there_is_more_than_there_is_room_for()
    {
        var first = Proposed(Group.ServiceUsers);
        Assert.False(Board(max: 1).NeedsPriorities);

        Proposed(Group.CareWorkers);
        Assert.True(Board(max: 1).NeedsPriorities);

        Board(max: 1).Decide(first.Id, new GivenDecision(ObjectiveNames.NotAdopted, "Not now."), null, Now);
        Assert.False(Board(max: 1).NeedsPriorities);
    }

    [Fact]
    public void Whose_voice_would_be_missing_is_known_before_anything_is_decided()
    {
        var (managers, user) = (Proposed(Group.Managers), Proposed(Group.ServiceUsers));

        Assert.Equal([Group.CareWorkers], Board(max: 1).OutOfReach);
        Assert.Equal([Group.ServiceUsers, Group.CareWorkers], Board(max: 1).MissingAfter(Priorities.Of([Given(managers, 4), Given(user, 1)])));
        Assert.All(objectives, o => Assert.Equal(ObjectiveStatus.Proposed, o.Status));
    }

    [Fact]
    public void What_had_gone_into_an_objective_that_is_taken_back_is_on_the_table_again()
    {
        var (into, merged) = (Proposed(Group.ServiceUsers), Proposed(Group.CareWorkers));
        Merge(merged, into.Id);

        var again = Board().TakeBack(into.Id);

        Assert.Equal((merged, ObjectiveStatus.Proposed, (Guid?)null), (Assert.Single(again), merged.Status, merged.MergedInto));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Neither_the_order_of_priorities_nor_that_of_objectives_changes_what_is_adopted(int seed)
    {
        var random = new Random(seed);
        var drawn = Enumerable.Range(0, 12).Select(_ => Proposed(Groups.All[random.Next(4)])).ToList();
        var given = drawn.SelectMany(o => Enumerable.Range(0, 9).Select(_ => Given(o, random.Next(5), Groups.All[random.Next(4)]))).ToArray();
        var adopted = Adopted(drawn, given);

        random.Shuffle(given);
        var shuffled = drawn.Select(o => o.Id).ToArray();
        random.Shuffle(shuffled);

        Assert.Equal(adopted, Adopted([.. shuffled.Select(id => drawn.Find(o => o.Id == id)!)], given));
        Assert.Equal(5, adopted.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void However_many_managers_there_are_they_weigh_as_much_as_the_one_who_uses_the_service(int managers)
    {
        var (theirs, users, both) = (Proposed(Group.Managers), Proposed(Group.ServiceUsers), Proposed(Group.CareWorkers));

        // Managers 4, user 0: 2. Managers 0, user 4: 2. Both 3: 3, and it comes first.
        Board(max: 1).Conclude(
            Priorities.Of(
            [
                .. Enumerable.Range(0, managers).SelectMany(_ => new[] { Given(theirs, 4, Group.Managers), Given(users, 0, Group.Managers), Given(both, 3, Group.Managers) }),
                Given(theirs, 0), Given(users, 4), Given(both, 3),
            ]),
            Now);

        Assert.Equal((ObjectiveStatus.NotAdopted, ObjectiveStatus.NotAdopted, ObjectiveStatus.Adopted), (theirs.Status, users.Status, both.Status));
    }

    // Decided on copies, so that it can be decided again.
    private static HashSet<Guid> Adopted(IReadOnlyList<Objective> all, IReadOnlyList<GivenPriority> given)
    {
        ObjectiveBoard board = new([.. all.Select(o => new Objective { Id = o.Id, AuditId = o.AuditId, StageId = o.StageId, Text = o.Text, Origin = o.Origin, OnTableSince = Now })], 5);
        board.Conclude(Priorities.Of(given), Now);
        return [.. board.Adopted.Select(o => o.Id)];
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
            OnTableSince = Now,
        };
        objectives.Add(objective);
        return objective;
    }

    private static GivenPriority Given(Objective objective, int value, Group group = Group.ServiceUsers) => new(objective.Id, group, value);
}

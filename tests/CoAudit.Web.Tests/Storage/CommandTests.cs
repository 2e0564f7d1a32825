using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Storage;

/// <summary>One command, one transaction: all or nothing, whatever goes on beside it.</summary>
public sealed class CommandTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task One_failing_command_among_many_fails_alone(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);

        var commands = Enumerable.Range(0, 60).Select(number => AddKeyAsync(store, number, fails: number % 20 == 7)).ToList();
        var results = await Task.WhenAll(commands.Select(command => command.ContinueWith(done => done.IsCompletedSuccessfully, TaskScheduler.Default)));

        Assert.Equal(57, results.Count(succeeded => succeeded));
        var stored = await store.ReadAsync(db => db.ApiKeys.Select(key => key.Name).ToListAsync());
        Assert.Equal(Enumerable.Range(0, 60).Where(n => n % 20 != 7).Select(n => $"{n}").Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Under_one_idempotency_key_a_command_is_carried_out_once(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var key = new IdempotencyKey("tests", "key-1", "add");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => OnceAsync(store, key, number)));

        Assert.Single(answers.Distinct());
        Assert.Equal([$"{answers[0]}"], await store.ReadAsync(db => db.ApiKeys.Select(stored => stored.Name).ToListAsync()));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task An_idempotency_key_is_refused_for_another_request(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await OnceAsync(store, new IdempotencyKey("tests", "key-1", "add"), 1);

        await Assert.ThrowsAsync<InvalidCommandException>(() => OnceAsync(store, new IdempotencyKey("tests", "key-1", "add another"), 2));

        Assert.Equal(2, await OnceAsync(store, new IdempotencyKey("another caller", "key-1", "add another"), 2));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Instants_and_ids_come_back_as_the_command_saw_them(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);

        var id = await store.StartAuditAsync();

        await using var db = store.NewContext();
        var audit = await db.Audits.AsNoTracking().Include(a => a.Stages).ThenInclude(s => s.Tasks).Include(a => a.Participants).SingleAsync(a => a.Id == id);
        Assert.Equal(Instant.Stored(store.Time.GetUtcNow()), audit.StartedAt);
        Assert.Equal(TimeSpan.Zero, audit.StartedAt.Offset);
        var stage = Assert.Single(audit.Stages);
        Assert.Equal([Group.ServiceUsers, Group.CareWorkers, Group.Managers, Group.OtherStakeholders], stage.Groups);
        Assert.Equal(audit.Participants.Select(p => p.Id).ToHashSet(), stage.Tasks.Select(t => t.ParticipantId).ToHashSet());
        var entries = await db.Trail.AsNoTracking().Where(e => e.AuditId == id).OrderBy(e => e.N).ToListAsync();
        Assert.All(entries, entry => Assert.True(entry.Verifies));
        Assert.Equal(audit.TrailHead, entries[^1].Hash);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task An_id_in_a_hand_written_statement_is_the_models_id(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);

        var id = await store.StartAuditAsync();

        Assert.Equal(1, await store.ReadAsync(db => db.Instances.CountAsync(instance => instance.AuditId == id)));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task The_migrations_make_the_model(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);

        await using var db = store.NewContext();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    private static Task<int> AddKeyAsync(Store store, int number, bool fails) => store.RunAsync(async unit =>
    {
        Add(unit, number);
        await unit.Db.SaveChangesAsync();
        return fails ? throw new ConflictException("no", $"{number} is refused.") : number;
    });

    private static Task<int> OnceAsync(Store store, IdempotencyKey key, int number) => store.Transactor.RunOnceAsync(
        key,
        (unit, _) =>
        {
            Add(unit, number);
            return Task.FromResult(number);
        },
        CancellationToken.None);

    private static void Add(Unit unit, int number) =>
        unit.Db.ApiKeys.Add(new ApiKey { Id = Guid.NewGuid(), Name = $"{number}", Hash = BitConverter.GetBytes(number), CreatedAt = unit.Now });
}

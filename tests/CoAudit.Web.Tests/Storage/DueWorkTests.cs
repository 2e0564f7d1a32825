using CoAudit.Audits.Features.DeliverMail;
using CoAudit.Audits.Model;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Storage;

/// <summary>Timers and mails, with two processes after them.</summary>
public sealed class DueWorkTests(PostgresCluster cluster)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_second_mail_about_the_same_thing_is_refused_with_all_of_its_command(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await EnqueueAsync(store, "help:1");

        await Assert.ThrowsAsync<DbUpdateException>(() => store.RunAsync(unit =>
        {
            unit.Db.Timers.Add(Store.TimerOf(null, unit.Now));
            Enqueue(unit, "help:1");
            return Task.FromResult(0);
        }));

        Assert.Equal(1, await store.ReadAsync(db => db.Outbox.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Each_mail_is_claimed_by_one_process(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await using var second = store.SecondNode();
        await EnqueueAsync(store, [.. Enumerable.Range(0, 40).Select(number => $"help:{number}")]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ClaimAsync(i % 2 == 0 ? store : second, 10)));

        var ids = claims.SelectMany(claim => claim).Select(mail => mail.Id).ToList();
        Assert.Equal(40, ids.Count + (await ClaimAsync(store, 40)).Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_claim_that_has_run_out_goes_to_another_process_and_the_first_may_not_settle_it(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await EnqueueAsync(store, "help:1");
        var first = Assert.Single(await ClaimAsync(store, 1));

        Assert.Empty(await ClaimAsync(store, 1));
        store.Time.Advance(Lease);
        var second = Assert.Single(await ClaimAsync(store, 1));

        Assert.False(await store.Get<SettleMailHandler>().HandleAsync(first, DeliveryResult.Sent, null, CancellationToken.None));
        Assert.True(await store.Get<SettleMailHandler>().HandleAsync(second, DeliveryResult.Sent, null, CancellationToken.None));
        var mail = await store.ReadAsync(db => db.Outbox.SingleAsync());
        Assert.Equal((MailState.Sent, 2), (mail.State, mail.Attempts));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_mail_that_was_answered_while_its_sending_was_interrupted_stays_uncertain_and_says_why(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.StartAuditAsync();
        Assert.Equal(9, (await ClaimAsync(store, 20)).Count);
        await store.RunAsync(unit => unit.Db.Tasks.ExecuteUpdateAsync(task => task.SetProperty(t => t.AnsweredAt, unit.Now)));
        store.Time.Advance(Lease);

        Assert.Empty(await ClaimAsync(store, 20));

        var mails = await store.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        Assert.All(mails, mail => Assert.Equal(MailState.Uncertain, mail.State));
        Assert.All(mails, mail => Assert.NotNull(mail.LastError));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_timer_fires_once_however_many_processes_find_it(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await using var second = store.SecondNode();
        await store.RunAsync(unit =>
        {
            unit.Db.Timers.AddRange(Enumerable.Range(0, 30).Select(_ => Store.TimerOf(null, unit.Now)));
            return Task.FromResult(0);
        });

        var fired = await Task.WhenAll(FireAllAsync(store), FireAllAsync(second), FireAllAsync(store), FireAllAsync(second));

        Assert.Equal(30, fired.Sum());
        Assert.Equal(30, await store.ReadAsync(db => db.ApiKeys.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_timer_that_fails_stays_and_at_last_gets_out_of_the_way(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var timer = Store.TimerOf(null, store.Time.GetUtcNow());
        await store.RunAsync(unit => Task.FromResult(unit.Db.Timers.Add(timer).State));

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await Assert.ThrowsAsync<ConflictException>(() => store.Get<DueTimers>().FireAsync(timer.Id, (_, _, _) => throw new ConflictException("no", "No."), CancellationToken.None));
            await store.Get<DueTimers>().FailAsync(timer.Id, nameof(ConflictException), CancellationToken.None);
            store.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Empty(await store.ReadAsync(db => DueTimers.FindAsync(db, store.Time.GetUtcNow(), 10, CancellationToken.None)));
        Assert.True(await store.ReadAsync(db => db.Timers.Select(t => t.Quarantined).SingleAsync()));
    }

    [Fact]
    public async Task A_timer_that_meets_an_answer_waits_for_it_before_it_begins()
    {
        await using var store = await Store.OpenAsync(Database.Postgres, cluster);
        var audit = await store.StartAuditAsync();
        var timer = Store.TimerOf(audit, store.Time.GetUtcNow());
        await store.RunAsync(unit => Task.FromResult(unit.Db.Timers.Add(timer).State));
        Task<bool>? firing = null;
        var (answers, begun) = (0, 0);
        Task WorkAsync(Unit unit, Audits.Storage.Tables.Timer due, CancellationToken cancellationToken)
        {
            begun++;
            return unit.Db.LockAuditAsync(due.AuditId!.Value, cancellationToken);
        }

        await store.RunAsync(async unit =>
        {
            answers++;
            await unit.Db.LockAuditAsync(audit, CancellationToken.None);
            firing ??= store.Get<DueTimers>().FireAsync(timer.Id, WorkAsync, CancellationToken.None);
            await Eventually.ThatAsync(() => IsOneWaitingAsync(store), "the timer waits for the audit");
            return await unit.Db.Timers.Where(t => t.Id == timer.Id).ExecuteDeleteAsync();
        });

        Assert.False(await firing!);
        Assert.Equal((1, 0), (answers, begun));
    }

    private static async Task<bool> IsOneWaitingAsync(Store store) => await store.ReadAsync(db => db.Database.SqlQueryRaw<int>(
        "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync()) > 0;

    private static async Task<int> FireAllAsync(Store store)
    {
        var due = await store.ReadAsync(db => DueTimers.FindAsync(db, store.Time.GetUtcNow(), 100, CancellationToken.None));
        var fired = await Task.WhenAll(due.Select(id => store.Get<DueTimers>().FireAsync(id, LeaveMarkAsync, CancellationToken.None)));
        return fired.Count(one => one);
    }

    private static Task LeaveMarkAsync(Unit unit, Audits.Storage.Tables.Timer timer, CancellationToken cancellationToken)
    {
        unit.Db.ApiKeys.Add(new ApiKey { Id = Guid.NewGuid(), Name = "fired", Hash = timer.Id.ToByteArray(), CreatedAt = unit.Now });
        return Task.CompletedTask;
    }

    private static Task<IReadOnlyList<ClaimedMail>> ClaimAsync(Store store, int most) => store.Get<ClaimMailHandler>().HandleAsync(most, Lease, CancellationToken.None);

    private static Task<int> EnqueueAsync(Store store, params string[] keys) => store.RunAsync(unit =>
    {
        foreach (var key in keys)
        {
            Enqueue(unit, key);
        }

        return Task.FromResult(keys.Length);
    });

    private static void Enqueue(Unit unit, string key) => unit.Enqueue(
        new HelpAsked { RecipientName = "Ruth Kay", ServiceName = "Willowbrook", AuditTitle = "Infection control", Link = MailTexts.LinkToCome },
        new MailFor { Name = "Ruth Kay", Address = "ruth@willowbrook.example" },
        key);
}

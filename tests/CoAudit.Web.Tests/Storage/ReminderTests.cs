using CoAudit.Audits.Features.RemindParticipant;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Storage;

/// <summary>Reminders of one silent person, on the test's own clock. The audit starts on Wednesday 1 April 2026, before Easter.</summary>
public sealed class ReminderTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset First = new(2026, 4, 8, 8, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Second = new(2026, 4, 10, 8, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Each_reminder_goes_out_on_its_working_day_at_nine(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var task = await SilentTaskAsync(store);

        await LookAtAsync(store, First - TimeSpan.FromSeconds(1));
        Assert.Empty(await RemindersAsync(store, task));
        await LookAtAsync(store, First);
        Assert.Equal([1], await RemindersAsync(store, task));
        await LookAtAsync(store, Second);
        Assert.Equal([1, 2], await RemindersAsync(store, task));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Two_that_were_missed_become_one(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var task = await SilentTaskAsync(store);

        await LookAtAsync(store, Second + TimeSpan.FromHours(2));

        Assert.Equal([2], await RemindersAsync(store, task));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task One_that_was_missed_waits_for_the_persons_hours(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var task = await SilentTaskAsync(store);

        await LookAtAsync(store, First + TimeSpan.FromHours(13));
        Assert.Empty(await RemindersAsync(store, task));
        await LookAtAsync(store, First + TimeSpan.FromDays(1));
        Assert.Equal([1], await RemindersAsync(store, task));
    }

    private static async Task<TaskId> SilentTaskAsync(Store store)
    {
        var audit = await store.StartAuditAsync();
        return await store.ReadAsync(db => db.Tasks.Where(t => t.AuditId == audit && t.Kind == TaskKind.Link).Select(t => t.Id).FirstAsync());
    }

    // What the pump does, for reminders only.
    private static async Task LookAtAsync(Store store, DateTimeOffset now)
    {
        store.Time.SetUtcNow(now);
        foreach (var id in await store.ReadAsync(db => DueTimers.FindAsync(db, now, 500, CancellationToken.None)))
        {
            await store.Get<DueTimers>().FireAsync(
                id,
                (unit, timer, ct) => timer.Kind == TimerKind.Reminder ? store.Get<RemindParticipantHandler>().HandleAsync(unit, timer, ct) : Task.CompletedTask,
                CancellationToken.None);
        }
    }

    private static Task<List<int>> RemindersAsync(Store store, TaskId task) =>
        store.ReadAsync(db => db.Outbox.Where(m => m.TaskId == task && m.ReminderNumber > 0).Select(m => m.ReminderNumber).Order().ToListAsync());
}

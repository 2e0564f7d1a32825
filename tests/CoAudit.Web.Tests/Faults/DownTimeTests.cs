using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Faults;

/// <summary>What came due while the service was down happens once when it is back.</summary>
public sealed class DownTimeTests(PostgresCluster cluster)
{
    // A mail that the killed process had in hand waits until its claim has run out.
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(5);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Two_missed_reminders_become_one(Database database)
    {
        await using var service = await ServiceProcess.StartAsync(await cluster.SettingsAsync(database));
        await new FastAudit("PT10M", "PT20S", "PT21S").PublishAsync(service.Api());
        var id = await service.Api().StartAuditAsync(AuditRequest.WithNineParticipants(FastAudit.AuditType));
        await WaitForMailsAsync(service, id, 9);
        var opened = await OpenedAtAsync(service, id);

        await service.KillAsync();
        await Eventually.ThatAsync(() => TimeProvider.System.GetUtcNow() > opened.AddSeconds(21), "both reminders are due");
        await service.RestartAsync();
        await WaitForMailsAsync(service, id, 18);

        var record = await AuditRecord.ReadAsync(service.Api(), id);
        Assert.Equal(Enumerable.Repeat("2", 9), record.OfKind("reminded").Select(entry => AuditRecord.Text(record.Data(entry), "number")));
        Assert.All(record.Tasks, task => Assert.Single(task!["reminders"]!.AsArray()));
        Assert.Equal(9, record.Mails.Count(mail => AuditRecord.Text(mail, "kind") == "task-reminder"));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_stage_and_all_reviews_that_were_missed_come_once_each(Database database)
    {
        await using var service = await ServiceProcess.StartAsync(await cluster.SettingsAsync(database));
        await using var robots = new Robots(service.Mails, [service.Client], _ => new Reply("agree"));
        await new FastAudit("PT10M").ReviewedAfter("PT4S", "PT5S", "PT6S").PublishAsync(service.Api());
        robots.Begin();
        var id = await service.Api().StartAuditAsync(AuditRequest.WithNineParticipants(FastAudit.AuditType));
        await service.Api().WaitForStatusAsync(id, "completed", LongEnough);
        var last = (await service.Api().ReviewsAsync(id)).Max(review => (DateTimeOffset)review!["dueAt"]!);

        await service.KillAsync();
        await Eventually.ThatAsync(() => TimeProvider.System.GetUtcNow() > last, "all reviews are due");
        await service.RestartAsync();
        var record = await AuditRecord.WaitForEndAsync(service.Api(), id, reviews: 4, LongEnough);

        // The three that were planned, and a light check because all of them found it sustained.
        Assert.Equal(4, record.OfKind("review-opened").Count);
        Assert.Equal(4, record.OfKind("review-closed").Count);
        Assert.Equal(["sustained", "sustained", "sustained", "sustained"], record.Verdicts);
        Assert.Equal(9 * 4, record.Mails.Count(mail => AuditRecord.Text(mail, "kind") == "review-invitation"));
        await StoredRows.AssertNobodyIsStrandedAsync(database, service);
    }

    [Fact]
    public async Task A_lock_that_a_killed_process_left_in_Hangfires_tables_keeps_nobody_from_starting()
    {
        await using var service = await ServiceProcess.StartAsync(await cluster.SettingsAsync(Database.Postgres));
        await service.KillAsync();
        await StoredRows.ExecuteAsync(
            Database.Postgres, service, "INSERT INTO hangfire.lock (resource, updatecount, acquired) VALUES ('hangfire:lock:recurring-job:pump', 0, now() AT TIME ZONE 'utc') ON CONFLICT DO NOTHING");

        await service.RestartAsync();
        var id = await service.Api().StartAuditAsync(AuditRequest.WithNineParticipants("infection-control"));

        Assert.Equal(9, (await WaitForMailsAsync(service, id, 9)).Count);
    }

    private static Task<JsonArray> WaitForMailsAsync(ServiceProcess service, string id, int count) => Eventually.ThatAsync(
        () => service.Api().MailsAsync(id),
        mails => mails.Count == count && mails.All(mail => AuditRecord.Text(mail, "status") == "sent"),
        $"{count} mails have left");

    private static async Task<DateTimeOffset> OpenedAtAsync(ServiceProcess service, string id) =>
        (DateTimeOffset)(await service.Api().AuditAsync(id))["stages"]![0]!["openedAt"]!;
}

using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Faults;

/// <summary>
/// The service is killed at random moments under a running audit. It must not show afterwards: what happened is what happens in an audit without crashes.
/// </summary>
public sealed class CrashTests(PostgresCluster cluster)
{
    private const int Kills = 20;

    private static readonly TimeSpan WholeAudit = TimeSpan.FromMinutes(5);

    private static readonly string[] TwoGroups = [Groups.ServiceUsers, Groups.CareWorkers];

    [Theory]
    [InlineData(Database.Sqlite, 20260401)]
    [InlineData(Database.Postgres, 20260402)]
    public async Task Killed_at_random_moments_an_audit_goes_the_same_way(Database database, int seed)
    {
        var undisturbed = await RunAsync(database, Calm);
        var crashed = await RunAsync(database, (service, robots) => KillAsync(service, robots, new Random(seed)));

        Assert.Equal(undisturbed.StageOutcomes.Order(StringComparer.Ordinal), crashed.StageOutcomes.Order(StringComparer.Ordinal));
        Assert.Equal(["sustained", "sustained", "sustained"], crashed.Verdicts);
        Assert.Equal(undisturbed.Facts(), crashed.Facts());
        Assert.Equal(Letters(undisturbed), Letters(crashed));
    }

    private async Task<AuditRecord> RunAsync(Database database, Func<ServiceProcess, Robots, Task> disturb)
    {
        await using var exim = await EximServer.StartAsync();
        var settings = (await cluster.SettingsAsync(database)).And(exim.ServiceSettings);
        // What a killed process had claimed is free again after this time.
        settings["Pump__Lease"] = "00:00:02";
        await using var service = await ServiceProcess.StartAsync(settings);
        await using var robots = new Robots(exim.Mails, [service.Client], asked => asked.Address == "dev@example.org" ? null : new Reply("agree"));
        await SlowEnough().PublishAsync(service.Api());
        var id = await service.Api().StartAuditAsync(Nine());

        robots.Begin();
        await disturb(service, robots);
        var record = await AuditRecord.WaitForEndAsync(service.Api(), id, reviews: 3, WholeAudit);

        Assert.Empty(robots.Surprises);
        record.AssertHoldsOnce(robots.Acknowledgements);
        record.AssertMailsAreSettled();
        record.AssertChainVerifies();
        await StoredRows.AssertNobodyIsStrandedAsync(database, service);
        return record;
    }

    private static Task Calm(ServiceProcess service, Robots robots) => Task.CompletedTask;

    // One person has no address and one is silent, so the one stage that asks everyone runs to its end. The others close when all have answered,
    // long before theirs. So the same happens at any speed.
    private static FastAudit SlowEnough() => new FastAudit("PT10M")
        .With("evidence", due: "PT40S", escalateBefore: "PT2S", "PT20S")
        .AskingOnly(TwoGroups, "objectives", "tool", "findings", "plan", "sign-off");

    private static AuditRequest Nine()
    {
        var request = AuditRequest.WithNineParticipants(FastAudit.AuditType);
        return request with { Participants = [.. request.Participants.Select(person => person.Name == "Lucy Reed" ? person with { Email = null } : person)] };
    }

    private static async Task KillAsync(ServiceProcess service, Robots robots, Random random)
    {
        // About 160 calls make an audit; the kills lie anywhere between them, and a little later.
        var moments = Enumerable.Range(0, Kills).Select(_ => random.Next(1, 150)).Order().ToList();
        foreach (var moment in moments)
        {
            await Eventually.ThatAsync(() => robots.Progress >= moment, $"the robots have made {moment} calls", WholeAudit);
            await PassAsync(TimeSpan.FromMilliseconds(random.Next(1, 120)));
            await service.KillAsync();
            await service.RestartAsync();
        }
    }

    // A random moment is no condition that could be waited for.
    private static async Task PassAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }

    private static IReadOnlyList<string> Letters(AuditRecord record) =>
        [.. record.Mails.Select(mail => $"{AuditRecord.Text(mail, "kind")} to {AuditRecord.Text(mail, "to")}").Order(StringComparer.Ordinal)];
}

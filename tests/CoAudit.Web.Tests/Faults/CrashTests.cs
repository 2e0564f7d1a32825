using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Faults;

/// <summary>
/// The service is killed at random moments under a running audit. It must not show afterwards: what happened is what happens in an audit without crashes.
/// </summary>
public sealed class CrashTests(PostgresCluster cluster)
{
    private const int Kills = 20;

    private static readonly TimeSpan WholeAudit = TimeSpan.FromMinutes(15);

    private static readonly string[] TwoGroups = [Groups.ServiceUsers, Groups.CareWorkers];

    [Theory]
    [InlineData(Database.Sqlite, 20260401)]
    [InlineData(Database.Postgres, 20260402)]
    public async Task Killed_at_random_moments_an_audit_goes_the_same_way(Database database, int seed)
    {
        // Side by side, each with a service, a database and a mail server of its own: most of an audit is waiting for people.
        var runs = await Task.WhenAll(RunAsync(database, Calm), RunAsync(database, (service, robots) => KillAsync(service, robots, new Random(seed))));
        var (undisturbed, crashed) = (runs[0], runs[1]);

        Assert.Equal(undisturbed.StageOutcomes.Order(StringComparer.Ordinal), crashed.StageOutcomes.Order(StringComparer.Ordinal));
        Assert.Equal(["sustained", "sustained", "sustained", "sustained"], crashed.Verdicts);
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
        var record = await AuditRecord.WaitForEndAsync(service.Api(), id, reviews: 4, WholeAudit);

        Assert.Empty(robots.Surprises);
        record.AssertHoldsOnce(robots.Acknowledgements);
        record.AssertMailsAreSettled();
        record.AssertChainVerifies();
        await StoredRows.AssertNobodyIsStrandedAsync(database, service);
        return record;
    }

    private static Task Calm(ServiceProcess service, Robots robots) => Task.CompletedTask;

    // One person has no address and one is silent, so the one stage that asks everyone runs to its end. The others close when all have answered,
    // long before theirs. So the same happens at any speed, as long as a few restarts fit in before the reminder.
    private static FastAudit SlowEnough() => new FastAudit("PT10M")
        .With("evidence", due: "PT100S", escalateBefore: "PT2S", "PT80S")
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

    // News that is still on its way when more comes takes it along: how many such mails a person got depends on how fast they left.
    private static IReadOnlyList<string> Letters(AuditRecord record)
    {
        var all = record.Mails.Select(mail => (Kind: AuditRecord.Text(mail, "kind"), To: AuditRecord.Text(mail, "to"))).ToLookup(mail => mail.Kind == "words-considered");
        return [.. all[false].Concat(all[true].Distinct()).Select(mail => $"{mail.Kind} to {mail.To}").Order(StringComparer.Ordinal)];
    }
}

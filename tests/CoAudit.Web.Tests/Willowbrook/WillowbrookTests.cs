using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;
using static CoAudit.Web.Tests.Willowbrook.Cast;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>
/// Infection control at Willowbrook House from the first mail in February 2027 to the last look planned for February 2028: nine people, one of whom never answers
/// and one of whom is afraid. Every date and number was worked out by hand.
/// </summary>
public sealed class WillowbrookTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_home_audits_itself_and_what_it_changes_lasts(Database database)
    {
        var runs = await Task.WhenAll(RunAsync(database, restarting: false), RunAsync(database, restarting: true));

        // 8: however often the service ends and starts again between the steps, the same things happen at the same times.
        Assert.Equal(runs[0], runs[1]);
    }

    private async Task<IReadOnlyList<string>> RunAsync(Database database, bool restarting)
    {
        await using var host = await TestHost.StartAsync(database == Database.Postgres ? await cluster.CreateDatabaseAsync() : null);
        host.Clock.SetUtcNow(Home.At("2027-02-01 09:00"));
        Home home = new(host, All);
        await home.StartAsync("willowbrook-ipc", "Willowbrook IPC 2027", "Willowbrook House", ("Ruth Bell", "ruth@willowbrook.example"));
        foreach (var (index, step) in new Story(home).Steps.Index())
        {
            await step();
            if (!restarting)
            {
                await Promises.HoldAsync(home);
            }
            else if (index % 2 == 0)
            {
                await home.SettleAsync();
                await host.RestartAsync();
            }
        }

        return [.. (await home.Api.TrailAsync(home.Id)).Select(e => $"{e!["at"]!.GetValue<DateTimeOffset>():O} {(string?)e["kind"]}").Order(StringComparer.Ordinal)];
    }
}

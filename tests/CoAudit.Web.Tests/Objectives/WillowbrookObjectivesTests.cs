using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Objectives;

/// <summary>
/// Willowbrook's objectives on their dates: proposed from Mon 1 February 2027, shown on Fri 5 February 17:00, decided on Wed 10 February 17:00 with eight of nine
/// voices. Five of six are adopted; the code of practice, which managers want most, is not.
/// </summary>
public sealed class WillowbrookObjectivesTests(PostgresCluster cluster)
{
    private static readonly (string Name, string Group)[] People =
    [
        ("doreen", Groups.ServiceUsers), ("arthur", Groups.ServiceUsers), ("halina", Groups.ServiceUsers), ("tunde", Groups.CareWorkers),
        ("megan", Groups.CareWorkers), ("joyce", Groups.CareWorkers), ("sarah", Groups.Managers), ("colin", Groups.Managers), ("amara", Groups.OtherStakeholders),
    ];

    // Who proposed it, what, and the priorities of Doreen, Arthur, Halina | Megan, Joyce | Sarah, Colin | Amara. Tunde is silent.
    // Means of the groups and their mean, by hand:
    // hands     11/3, 3, 2, 3   = 35/12 = 2.9167
    // germs     3, 2, 1, 3      = 9/4
    // weekend   2, 4, 1, 3      = 5/2
    // code      1/3, 1/2, 4, 1  = 35/24 = 1.4583
    // outbreaks 1, 2, 3, 4      = 5/2; its lowest mean is no higher than that of weekend, so the id decides
    // visitors  11/3, 1, 1, 2   = 23/12 = 1.9167
    private static readonly (string By, string Text, string Priorities)[] Proposals =
    [
        ("doreen", "Help us clean our hands before meals", "443 33 22 3"),
        ("arthur", "I want to know about germs in words I know.", "243 22 11 3"),
        ("joyce", "We need time for weekend cleaning", "222 44 11 3"),
        ("sarah", "Meet IPC Code criteria 1–2", "010 10 44 1"),
        ("amara", "Be ready for outbreaks", "111 22 33 4"),
        ("halina", "Visitors should still come", "434 11 02 2"),
    ];

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Five_of_six_are_adopted_by_equal_weight_and_everyone_is_told_why(Database database)
    {
        await using var host = await TestHost.StartAsync(database == Database.Postgres ? await cluster.CreateDatabaseAsync() : null);
        host.Clock.SetUtcNow(new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero));
        var audit = await ObjectivesAudit.StartAsync(host, People, due: "7 working days", round: "4 working days");

        var ids = await ProposeAsync(host, audit);
        await PrioritiseAsync(host, audit, ids);
        host.Clock.SetUtcNow(new(2027, 2, 10, 17, 0, 1, TimeSpan.Zero));
        await Eventually.ThatAsync(audit.StageAsync, stage => stage == "closed Done", "the objectives are set");

        await AssertAdoptedAsync(host, audit, ids);
        await AssertLedgerAsync(audit);
        var tunde = (await host.Api().TasksAsync(audit.Id)).Where(t => (string?)t!["status"] == "not-reached");
        Assert.Single(tunde);
    }

    private static async Task<string[]> ProposeAsync(TestHost host, ObjectivesAudit audit)
    {
        List<string> ids = [];
        foreach (var (by, text, _) in Proposals)
        {
            ids.Add(await audit.ProposeAsync(by, text));
        }

        // The same words twice within a minute are a double tap.
        Assert.Equal(ids[0], await audit.ProposeAsync("doreen", Proposals[0].Text));
        Assert.Equal(new DateTimeOffset(2027, 2, 10, 17, 0, 0, TimeSpan.Zero), await audit.DueAtAsync());
        host.Clock.SetUtcNow(new(2027, 2, 5, 16, 59, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.Conflict, await audit.StatusOfAsync("objectives"));
        host.Clock.SetUtcNow(new(2027, 2, 5, 17, 0, 1, TimeSpan.Zero));
        await Eventually.ThatAsync(async () => (await audit.ObjectivesAsync()).Count == Proposals.Length, "all are on the table");
        return [.. ids];
    }

    private static async Task PrioritiseAsync(TestHost host, ObjectivesAudit audit, string[] ids)
    {
        host.Clock.SetUtcNow(new(2027, 2, 8, 10, 0, 0, TimeSpan.Zero));
        var answering = People.Where(p => p.Name != "tunde").Select(p => p.Name).ToList();
        foreach (var (index, name) in answering.Index())
        {
            await audit.WantAsync(name, [.. Proposals.Select((p, i) => (ids[i], p.Priorities.Replace(" ", "", StringComparison.Ordinal)[index] - '0'))]);
        }
    }

    private static async Task AssertAdoptedAsync(TestHost host, ObjectivesAudit audit, string[] ids)
    {
        var objectives = (await audit.ObjectivesAsync()).ToDictionary(o => (string)o!["id"]!, o => o!);
        Assert.Equal(["adopted", "adopted", "adopted", "not-adopted", "adopted", "adopted"], ids.Select(id => (string?)objectives[id]["status"]));
        Assert.Equal([2.9167m, 2.25m, 2.5m, 1.4583m, 2.5m, 1.9167m], ids.Select(id => (decimal)objectives[id]["priority"]!["joint"]!));

        // Three people who use the service have a number, two care workers a word.
        var groups = objectives[ids[0]]["priority"]!["groups"]!;
        Assert.Equal((3.6667m, "high"), ((decimal?)groups[Groups.ServiceUsers]!["mean"], (string?)groups[Groups.CareWorkers]!["word"]));
        Assert.Null(groups[Groups.CareWorkers]!["mean"]);
        foreach (var (index, (by, _, _)) in Proposals.Index())
        {
            var voice = await audit.VoiceAsync(by, ids[index]);
            Assert.Equal(index == 3 ? "not-adopted" : "adopted", (string?)voice["state"]);
            Assert.NotEqual("", (string?)voice["turns"]![0]!["reason"]);
        }

        await Eventually.ThatAsync(
            async () => (await host.Api().MailsAsync(audit.Id)).Count(m => (string?)m!["kind"] == "words-considered") == Proposals.Length, "everyone who proposed is told");
    }

    private static async Task AssertLedgerAsync(ObjectivesAudit audit)
    {
        var part = (await audit.GetAsync("influence")).AsArray().Single(p => (string?)p!["part"] == "objectives")!;
        Assert.Equal([(Groups.ServiceUsers, 3), (Groups.CareWorkers, 1), (Groups.Managers, 0), (Groups.OtherStakeholders, 1)], part["groups"]!.AsArray().Select(g => ((string)g!["group"]!, (int)g["adopted"]!)));
        Assert.Equal((5, 6), ((int)part["adopted"]!, (int)part["rung"]!));
    }
}

using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>Everyone but its maker tries whatever the service offers, in random order, to get rid of an objection.</summary>
public sealed class OthersCannotCloseTests(PostgresCluster cluster)
{
    private const int Calls = 250;

    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset FirstRoundIsOver = new(2027, 3, 8, 17, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(Database.Sqlite, 1), InlineData(Database.Sqlite, 2), InlineData(Database.Postgres, 3)]
    public async Task No_sequence_of_calls_by_others_closes_an_objection(Database database, int seed)
    {
        await using var host = await TestHost.StartAsync(database == Database.Postgres ? await cluster.CreateDatabaseAsync() : null);
        var (lane, wish, objection) = await ObjectedAsync(host);
        var others = await Task.WhenAll(Everyone.Where(p => p != Ana).Select(p => lane.AsAsync(p, "SignOff")));
#pragma warning disable S2245 // The same tries each time: nothing secret.
        Random dice = new(seed);
#pragma warning restore S2245

        HashSet<int> seen = [];
        for (var i = 0; i < Calls; i++)
        {
            var way = dice.Next(10);
            using var answer = await TryAsync(way, lane, others[dice.Next(others.Length)], (objection, wish), dice);
            seen.Add((int)answer.StatusCode);
            var now = Assert.Single(await lane.ObjectionsAsync())!;
            Assert.Equal((objection, "open"), ((string?)now["id"], (string?)now["status"]));
        }

        // Some tries went through, some were refused: the walk did not knock at a shut door only.
        Assert.Superset(new HashSet<int> { 200, 403 }, seen);
        await lane.PostAsync(Ana, "SignOff", $"objections/{objection}/withdraw", new { });
        Assert.Equal("withdrawn", (string?)Assert.Single(await lane.ObjectionsAsync())!["status"]);
    }

    // In the step that answers objections, where its maker may also say it again, and a round goes by.
    [Theory, InlineData(Database.Sqlite, 4), InlineData(Database.Sqlite, 5), InlineData(Database.Postgres, 6)]
    public async Task No_sequence_of_calls_and_no_time_closes_an_objection_or_takes_it_from_its_card(Database database, int seed)
    {
        await using var host = await TestHost.StartAsync(database == Database.Postgres ? await cluster.CreateDatabaseAsync() : null);
        var (lane, wish, objection) = await ObjectedAsync(host);
        await lane.AllSignAsync("SignOff", except: Ana);
        await lane.PostAsync(Gil, "RespondToObjection", $"objections/{objection}/response", new { text = "Some can come.", newText = "Text 0" });
        var (ana, others) = await RespondersAsync(lane);
#pragma warning disable S2245 // The same tries each time: nothing secret.
        Random dice = new(seed);
#pragma warning restore S2245

        for (var i = 0; i < Calls; i++)
        {
            if (i == Calls / 2)
            {
                host.Clock.SetUtcNow(FirstRoundIsOver);
                await Eventually.ThatAsync(async () => (int)Assert.Single(await lane.ObjectionsAsync())!["round"]! == 2, "the next round runs");
                (ana, others) = await RespondersAsync(lane);
            }

            host.Clock.Advance(TimeSpan.FromMinutes(dice.Next(10)));
            var way = dice.Next(12);
            using var answer = way < 10
                ? await TryAsync(way, lane, others[dice.Next(others.Length)], (objection, wish), dice)
                : await Post(ana, "/api/v1/my/task/sign-off", new { answer = "object", reason = "My son still comes.", item = wish });
            var now = Assert.Single(await lane.ObjectionsAsync())!;
            Assert.Equal((objection, "open", wish, (string?)(await lane.ActionAsync(wish))["wish"]), ((string?)now["id"], (string?)now["status"], (string?)now["item"], (string?)now["itemText"]));
        }

        lane.Next("RespondToObjection");
        await lane.PostAsync(Ana, "RespondToObjection", $"objections/{objection}/withdraw", new { });
        Assert.Equal("withdrawn", (string?)Assert.Single(await lane.ObjectionsAsync())!["status"]);
    }

    private static async Task<(MeadowLane Lane, string Wish, string Objection)> ObjectedAsync(TestHost host)
    {
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        var wish = await lane.SayAsync(Fay, "wish", "No visitors while people are ill");
        await lane.AllSignAsync("PlanActions");
        return (lane, wish, (string)(await lane.SignAsync(Ana, "SignOff", "object", "My son comes every day.", wish))["objection"]!);
    }

    // With the links of the round that runs.
    private static async Task<(AuditApi Ana, AuditApi[] Others)> RespondersAsync(MeadowLane lane)
    {
        lane.Next("RespondToObjection");
        return (await lane.AsAsync(Ana, "RespondToObjection"), await Task.WhenAll(Everyone.Where(p => p != Ana).Select(p => lane.AsAsync(p, "RespondToObjection"))));
    }

    private static Task<HttpResponseMessage> TryAsync(int way, MeadowLane lane, AuditApi other, (string Objection, string Wish) about, Random dice)
    {
        var audit = $"/api/v1/audits/{lane.Id}";
        return way switch
        {
            0 => Post(other, $"/api/v1/my/objections/{about.Objection}/withdraw", new { }),
            1 => Post(other, $"/api/v1/my/objections/{about.Objection}/response", new { text = "No.", newText = dice.Next(2) == 0 ? null : $"Text {dice.Next(5)}" }),
            2 => Post(other, "/api/v1/my/task/sign-off", new { answer = "agree", item = about.Wish }),
            3 => Post(other, "/api/v1/my/task/sign-off", new { answer = "not-for-me-now" }),
            4 => Post(lane.Api, $"/api/v1/my/objections/{about.Objection}/withdraw", new { }),
            5 => Post(lane.Api, $"{audit}/objections/{about.Objection}/response", new { text = "It is decided." }),
            6 => Post(lane.Api, $"{audit}/objections/{about.Objection}/withdraw", new { }),
            7 => Post(lane.Api, $"{audit}/actions/{about.Wish}/decision", new { decision = dice.Next(2) == 0 ? "cannot-do-yet" : "proposed", reason = "So it is." }),
            8 => Post(lane.Api, $"{audit}/actions/{about.Wish}/card", new { owner = "Eve Lane", dueOn = "2027-04-01" }),
            _ => lane.Api.SendAsync(HttpMethod.Delete, $"{audit}/objections/{about.Objection}"),
        };
    }

    private static Task<HttpResponseMessage> Post(AuditApi api, string path, object body) => api.SendAsync(HttpMethod.Post, path, JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(body)));
}

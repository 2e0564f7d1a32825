using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>
/// A plan from the first wish to the last light check, on the dates of a spring with Easter in it. Worked out by hand: sign-off from Fri 12 March 17:00 for five
/// working days ends Fri 19 March 17:00; reviews after 4, 12 and 26 weeks are on 16 April, 11 June and 17 September at 9:00 in London, which is 8:00 UTC in summer;
/// a slip in June, after 8 weeks, brings an extra look after 4; two sustained in a row in September, after 10 weeks, bring one after 20: Fri 4 February 2028.
/// </summary>
public sealed class PlanScenarioTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_plan_is_wished_for_signed_objected_to_changed_reviewed_and_lasts(Database database)
    {
        await using var host = await TestHost.StartAsync(database == Database.Postgres ? await cluster.CreateDatabaseAsync() : null);
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition());

        var (towels, visits, hours) = await WishAsync(host, lane);
        await SignAsync(host, lane, towels, visits, hours);
        await ReviewAsync(host, lane, towels, visits, hours);
        await RememberAsync(lane, towels);
    }

    private static async Task<(string Towels, string Visits, string Hours)> WishAsync(TestHost host, MeadowLane lane)
    {
        var towels = await lane.SayAsync(Ana, "wish", "A clean towel for each of us");
        var visits = await lane.SayAsync(Fay, "wish", "No visitors while people are ill");
        var hours = await lane.SayAsync(Dan, "wish", "More cleaning hours at weekends");
        Assert.Equal([towels], (await lane.TaskAsync(Ana, "PlanActions"))["items"]!.AsArray().Select(i => (string)i!["id"]!));
        using (var early = await lane.Api.SendAsync(HttpMethod.Get, $"/api/v1/audits/{lane.Id}/actions"))
        {
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        }

        host.Clock.SetUtcNow(new(2027, 3, 8, 17, 0, 1, TimeSpan.Zero));
        await Eventually.ThatAsync(async () => (await lane.TaskAsync(Ana, "PlanActions"))["items"]!.AsArray().Count == 3, "all wishes are on the table");
        await FillAsync(lane, towels, visits, hours);
        host.Clock.SetUtcNow(new(2027, 3, 12, 17, 0, 0, TimeSpan.Zero));
        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");
        return (towels, visits, hours);
    }

    private static async Task FillAsync(MeadowLane lane, params string[] cards)
    {
        foreach (var card in cards)
        {
            await lane.SayAsync(Dan, "how", "We do it on each round", card);
            await lane.SayAsync(Eve, "provide", "A worker cannot promise this", card);
            await lane.SayAsync(Gil, "provide", "40 pounds a month", card);
            await lane.SayAsync(Ben, "lasts-if", "Rounds in the log\nResidents and the housekeeper\n90 of 100 due rounds", card);
            var arranged = await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{card}/card", new { owner = "Eve Lane", ownerGroup = Groups.CareWorkers, dueOn = "2027-04-01" });
            Assert.Empty(arranged["missing"]!.AsArray());
        }

        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{cards[0]}/card", new { linked = new[] { cards[2] } });
    }

    private static async Task SignAsync(TestHost host, MeadowLane lane, string towels, string visits, string hours)
    {
        Assert.Equal(new DateTimeOffset(2027, 3, 19, 17, 0, 0, TimeSpan.Zero), (await lane.StageAsync("SignOff"))["dueAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal("40 pounds a month", (string?)(await lane.ActionAsync(towels))["provide"]);

        host.Clock.SetUtcNow(new(2027, 3, 15, 10, 0, 0, TimeSpan.Zero));
        await lane.SignAsync(Cleo, "SignOff", "agree");
        await lane.SignAsync(Dan, "SignOff", "agree");
        var objected = await lane.SignAsync(Ana, "SignOff", "object", "My son comes every day.", visits);
        await lane.SignAsync(Ana, "SignOff", "agree", item: towels);
        await lane.SignAsync(Ana, "SignOff", "agree", item: hours);
        var objection = objected["objection"]!.GetValue<string>();
        var open = Assert.Single(await lane.ObjectionsAsync())!;
        Assert.Equal(("open", "managers", visits), ((string?)open["status"], (string?)open["responder"], (string?)open["item"]));
        Assert.Equal(new DateTimeOffset(2027, 3, 22, 17, 0, 0, TimeSpan.Zero), open["dueAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(new DateTimeOffset(2027, 3, 22, 17, 0, 0, TimeSpan.Zero), (await lane.StageAsync("SignOff"))["dueAt"]!.GetValue<DateTimeOffset>());

        host.Clock.SetUtcNow(new(2027, 3, 16, 11, 0, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.Forbidden, (await lane.TryAsync(Eve, "SignOff", $"objections/{objection}/response", new { text = "Not mine to answer" })).Status);
        var answered = await lane.PostAsync(Fay, "SignOff", $"objections/{objection}/response", new { text = "You are right.", newText = "One named visitor for each of us, with an apron" });
        Assert.True((bool)answered["textChanged"]!);

        var mine = (await lane.TaskAsync(Cleo, "SignOff"))["items"]!.AsArray().ToDictionary(i => (string)i!["id"]!, i => i!);
        Assert.Equal(("agree", null, 2), ((string?)mine[towels]["answer"], (string?)mine[visits]["answer"], (int)mine[visits]["version"]!));

        Assert.Equal(HttpStatusCode.Forbidden, (await lane.TryAsync(Gil, "SignOff", $"objections/{objection}/withdraw", new { })).Status);
        Assert.Contains("objection-withdrawal-refused", await lane.TrailAsync());
        await lane.PostAsync(Ana, "SignOff", $"objections/{objection}/withdraw", new { });
        Assert.Equal(new DateTimeOffset(2027, 3, 19, 17, 0, 0, TimeSpan.Zero), (await lane.StageAsync("SignOff"))["dueAt"]!.GetValue<DateTimeOffset>());

        foreach (var person in new[] { Ana, Cleo, Dan })
        {
            await lane.SignAsync(person, "SignOff", "agree", item: visits);
        }

        await lane.SignAsync(Ben, "SignOff", "agree");
        await lane.SignAsync(Eve, "SignOff", "agree-with-concern", "We need the hours now, not in summer.", hours);
        foreach (var item in new[] { towels, visits })
        {
            await lane.SignAsync(Eve, "SignOff", "agree", item: item);
        }

        await lane.SignAsync(Fay, "SignOff", "agree");
        await lane.SignAsync(Gil, "SignOff", "agree");
        host.Clock.SetUtcNow(new(2027, 3, 19, 16, 0, 0, TimeSpan.Zero));
        await lane.SignAsync(Hal, "SignOff", "agree");
        await lane.WaitForStageAsync("SignOff", status: "closed");
        Assert.Equal("Agreed", (string?)(await lane.StageAsync("SignOff"))["outcome"]);
        Assert.All(await lane.ActionsAsync(), action => Assert.Equal("agreed", (string?)action!["status"]));
        var concern = Assert.Single((await lane.Api.GetAsync($"/api/v1/audits/{lane.Id}/minority-statements")).AsArray())!;
        Assert.Equal(("concern", hours, "Eve Lane"), ((string?)concern["kind"], (string?)concern["item"], (string?)concern["name"]));
    }

    private static async Task ReviewAsync(TestHost host, MeadowLane lane, string towels, string visits, string hours)
    {
        var reviews = await lane.Api.ReviewsAsync(lane.Id);
        Assert.Equal([At(2027, 4, 16), At(2027, 6, 11), At(2027, 9, 17)], reviews.Select(r => r!["dueAt"]!.GetValue<DateTimeOffset>()));
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{hours}/decision", new { decision = "cannot-do-yet", reason = "Not before the third quarter" });

        await HoldAsync(host, lane, At(2027, 4, 16), 1, Verdicts(towels, "sustained"), Verdicts(visits, "refine"));
        Assert.Equal((1, "confirmed", "service-users"), ((int)(await lane.ActionAsync(towels))["sustainedInARow"]!, (string?)(await lane.ActionAsync(towels))["status"], (string?)(await lane.ActionAsync(towels))["confirmedBy"]));

        await MadeBetterAsync(lane, visits);

        await HoldAsync(host, lane, At(2027, 6, 11), 2, Verdicts(towels, "not-sustained"), Verdicts(visits, "sustained"), managersClaim: true);
        var slipped = await lane.ActionAsync(towels);
        Assert.Equal(("reopened", 0, 1), ((string?)slipped["status"], (int)slipped["sustainedInARow"]!, (int)slipped["falseClosures"]!));
        Assert.True((bool)(await lane.ActionAsync(hours))["backOnAgenda"]!);
        Assert.Contains((await lane.Api.MailsAsync(lane.Id)), m => (string?)m!["kind"] == "plan-news" && (string?)m["to"] == lane.Address(Hal));
        reviews = await lane.Api.ReviewsAsync(lane.Id);
        Assert.Equal(("not-sustained", At(2027, 7, 9), "extra"), ((string?)reviews[1]!["verdict"], reviews[3]!["dueAt"]!.GetValue<DateTimeOffset>(), (string?)reviews[3]!["kind"]));

        await ReadReviewsAsync(host, lane);
        await ToldWhyAsync(lane, towels);

        await HoldAsync(host, lane, At(2027, 7, 9), 3, Verdicts(towels, "sustained"));
        await HoldAsync(host, lane, At(2027, 9, 17), 4, Verdicts(towels, "sustained"), Verdicts(visits, "sustained"));
        Assert.Equal(("sustained", 2), ((string?)(await lane.ActionAsync(towels))["status"], (int)(await lane.ActionAsync(towels))["sustainedInARow"]!));
        var last = (await lane.Api.ReviewsAsync(lane.Id))[4]!;
        Assert.Equal((At(2028, 2, 4, 9), "light-check", "scheduled"), (last["dueAt"]!.GetValue<DateTimeOffset>(), (string?)last["kind"], (string?)last["status"]));
    }

    // The wish's whole life, as its author reads it, and whose words made the plan: of three wishes two stand, one of people who
    // use the service and one of managers. The care worker's was put off, so the plan is no better than rung 5, although all have signed it.
    private static async Task RememberAsync(MeadowLane lane, string towels)
    {
        var mine = (await (await lane.AsNewestAsync(Ana)).GetAsync("/api/v1/my/voices")).AsArray();
        var wish = mine.Single(v => (string?)v!["id"] == towels)!;
        Assert.Equal("lasting", (string?)wish["state"]);
        Assert.Equal(
            ["action agreed", "verdict sustained", "verdict not-sustained", "verdict sustained", "verdict sustained"],
            wish["turns"]!.AsArray().Select(t => $"{t!["kind"]} {t["outcome"]}"));

        var influence = (await lane.Api.GetAsync($"/api/v1/audits/{lane.Id}/influence")).AsArray().ToDictionary(p => (string)p!["part"]!, p => p!);
        Assert.Equal((5, 2), ((int)influence["plan"]["rung"]!, (int)influence["plan"]["adopted"]!));
        Assert.Equal([(1, 50), (0, 0), (1, 50), (0, 0)], influence["plan"]["groups"]!.AsArray().Select(g => ((int)g!["adopted"]!, (int)g["share"]!)));
        Assert.Equal(7, (int)influence["review"]["rung"]!);
        var all = (await lane.Api.GetAsync($"/api/v1/audits/{lane.Id}/voices")).AsArray();
        Assert.All(all, voice => Assert.NotEqual("", (string?)voice!["state"]));
    }

    // What works and could be better is asked of care workers only; their words go onto the card.
    private static async Task MadeBetterAsync(MeadowLane lane, string visits)
    {
        await lane.WaitForStageAsync("AskEveryone");
        var item = Assert.Single((await lane.TaskAsync(Dan, "AskEveryone"))["items"]!.AsArray())!;
        Assert.Equal((visits, "how"), ((string?)item["id"], (string?)item["asks"]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lane.TryAsync(Dan, "AskEveryone", "task/contributions", new { kind = "cause", text = "It works", about = visits })).Status);
        await lane.PostAsync(Dan, "AskEveryone", "task/contributions", new { kind = "how", text = "We keep aprons at the door.", about = visits });
        Assert.EndsWith("\nWe keep aprons at the door.", (string?)(await lane.ActionAsync(visits))["how"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lane.TryAsync(Eve, "AskEveryone", "task/contributions", new { kind = "how", text = "More staff", about = Guid.NewGuid() })).Status);
        await lane.SignAsync(Dan, "AskEveryone", "agree");
        await lane.SignAsync(Eve, "AskEveryone", "agree");
        await lane.WaitForStageAsync("AskEveryone", status: "closed");
        lane.Next("AskEveryone");
    }

    // The lead's page: one word of each group, how often it had been called good too early, and why the next look comes when it does.
    private static async Task ReadReviewsAsync(TestHost host, MeadowLane lane)
    {
        var page = (await (await host.LeadAsync()).GetAsync($"/audits/{lane.Id}/reviews")).Text;

        Assert.Contains("Managers and leaders: It lasts", page, StringComparison.Ordinal);
        Assert.Contains("Care workers: It does not last", page, StringComparison.Ordinal);
        Assert.Contains("1 time", page, StringComparison.Ordinal);
        Assert.Contains("Friday 9 July 2027 at 9am. Sooner: something did not last, so the time between two looks was halved.", page, StringComparison.Ordinal);
    }

    // Why it did not last: those who do the work say it first, and everyone sees it beside the action.
    private static async Task ToldWhyAsync(MeadowLane lane, string towels)
    {
        await lane.WaitForStageAsync("AskEveryone");
        await lane.PostAsync(Eve, "AskEveryone", "task/contributions", new { kind = "cause", text = "The relief cleaner was not told.", about = towels });
        await lane.SignAsync(Dan, "AskEveryone", "agree");
        await lane.SignAsync(Eve, "AskEveryone", "agree");
        await lane.WaitForStageAsync("AskEveryone", count: 2, status: "closed");
        Assert.Equal("The relief cleaner was not told.", (string?)Assert.Single((await lane.ActionAsync(towels))["causes"]!.AsArray()));
    }

    private static async Task HoldAsync(
        TestHost host, MeadowLane lane, DateTimeOffset at, int done, (string Action, string Verdict) first, (string Action, string Verdict)? second = null, bool managersClaim = false)
    {
        host.Clock.SetUtcNow(at);
        lane.Next("ReviewProgress");
        foreach (var person in Everyone)
        {
            var verdicts = new JsonObject { [first.Action] = managersClaim && person is Fay or Gil ? "sustained" : first.Verdict };
            if (second is { } other)
            {
                verdicts[other.Action] = other.Verdict;
            }

            await lane.PostAsync(person, "ReviewProgress", "task/verdicts", new { verdicts, evidence = "I looked at the log." });
        }

        await Eventually.ThatAsync(
            async () => (await lane.Api.ReviewsAsync(lane.Id)).Count(r => (string?)r!["status"] == "done") == done, $"{done} review(s) done");
    }

    private static (string Action, string Verdict) Verdicts(string action, string verdict) => (action, verdict);

    private static DateTimeOffset At(int year, int month, int day, int hour = 8) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}

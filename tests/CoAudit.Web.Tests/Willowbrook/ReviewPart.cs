using System.Text.Json.Nodes;
using static CoAudit.Web.Tests.Willowbrook.Cast;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>April 2027 to February 2028: what lasts, what slips, who is asked why, and how the voices' lives end.</summary>
internal static class ReviewPart
{
    private const string Stage = "ReviewProgress";
    private const string Asking = "AskEveryone";

    private static readonly Person[] Panel = [Doreen, Arthur, Joyce, Sarah, Amara];

    /// <summary>Step 28: nine on the clock of the home, which is eight in UTC once summer time has begun.</summary>
    public static async Task AreScheduledAsync(Home home) => Assert.Equal(
        [new(2027, 4, 16, 8, 0, 0, TimeSpan.Zero), new(2027, 6, 11, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 9, 17, 8, 0, 0, TimeSpan.Zero)],
        (await home.Api.ReviewsAsync(home.Id)).Select(r => r!["dueAt"]!.GetValue<DateTimeOffset>()));

    /// <summary>Step 30: 15 of 16 weekend rounds are in the log; the wipes work, and are hard to open.</summary>
    public static async Task TheFirstFindsItLastingAsync(Home home, Cards cards)
    {
        await HoldAsync(home, "2027-04-16 09:00", "15 of 16 weekend rounds are in the log.", (cards.Wipes, _ => "refine"), (cards.TouchPoints, 15, 16));
        await CountsAsync(home, cards, [], "15/16");
        Assert.Equal(("confirmed", 1), await StateAsync(home, cards.TouchPoints));
        Assert.Equal(("agreed", 0), await StateAsync(home, cards.Wipes));

        // What works and could be better is asked of those who do it.
        var item = Assert.Single((await home.TaskAsync(Joyce, Asking))["items"]!.AsArray())!;
        Assert.Equal((cards.Wipes, "how"), ((string?)item["id"], (string?)item["asks"]));
        await StageKinds.AreHeldToAsync(home, Joyce, Asking, "cause", "how", "comment");
        await home.SayAsync(Joyce, Asking, "how", "We open the packs when we lay the tables.", cards.Wipes);
        await home.SignAsync(Joyce, Asking);
        await home.SignAsync(Megan, Asking);
        await home.GoToAsync("2027-04-30 17:00");
        Assert.Equal("closed Done", await home.StandsAsync(Asking));
    }

    /// <summary>Step 32: 19 of 32. Sarah says it is fine; those who live and work there do not, and theirs is the verdict.</summary>
    public static async Task TheSecondFindsThatItSlippedAsync(Home home, Cards cards)
    {
        await HoldAsync(home, "2027-06-11 09:00", "19 of 32 weekend rounds are in the log.", (cards.TouchPoints, person => person == Sarah ? "sustained" : "not-sustained"), (cards.TouchPoints, 19, 32));
        await CountsAsync(home, cards, ["below"], "15/16", "19/32");
        var slipped = await ActionAsync(home, cards.TouchPoints);
        Assert.Equal(("reopened", 0, 1), ((string?)slipped["status"], (int)slipped["sustainedInARow"]!, (int)slipped["falseClosures"]!));
        Assert.True((bool)(await ActionAsync(home, cards.Hours))["backOnAgenda"]!);
        var extra = (await home.Api.ReviewsAsync(home.Id))[3]!;
        Assert.Equal((Home.At("2027-07-09 09:00"), "extra", "scheduled"), (extra["dueAt"]!.GetValue<DateTimeOffset>(), (string?)extra["kind"], (string?)extra["status"]));
        var told = (await home.Api.MailsAsync(home.Id)).Where(m => (string?)m!["kind"] is "plan-news").Select(m => (string)m!["to"]!).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(Speakers.Select(Home.Address).ToHashSet(StringComparer.Ordinal), told);

        // The cause is asked of care workers first, and of nobody else.
        var asked = (await home.StageAsync(Asking))["id"];
        var people = (await home.Api.AuditAsync(home.Id))["participants"]!.AsArray().ToDictionary(p => (string)p!["id"]!, p => (string)p!["group"]!);
        Assert.All((await home.Api.TasksAsync(home.Id)).Where(t => (string?)t!["stageId"] == (string?)asked), t => Assert.Equal(Groups.CareWorkers, people[(string)t!["participantId"]!]));
        await home.SayAsync(Joyce, Asking, "cause", "The relief cleaner is not covered.", cards.TouchPoints);
        await home.SignAsync(Joyce, Asking);
        await home.SignAsync(Megan, Asking);
        await home.GoToAsync("2027-06-30 17:00");
        Assert.Equal("The relief cleaner is not covered.", (string?)Assert.Single((await ActionAsync(home, cards.TouchPoints))["causes"]!.AsArray()));
    }

    /// <summary>Step 33: 11 of 12 since the cover began. What is planned for September stands.</summary>
    public static async Task TheExtraOneFindsItLastingAgainAsync(Home home, Cards cards)
    {
        await HoldAsync(home, "2027-07-09 09:00", "11 of 12 weekend rounds are in the log.", count: (cards.TouchPoints, 11, 12));
        await CountsAsync(home, cards, [], "15/16", "19/32", "11/12");
        Assert.Equal(("confirmed", 1), await StateAsync(home, cards.TouchPoints));
        var next = Assert.Single((await home.Api.ReviewsAsync(home.Id)), r => (string?)r!["status"] is "scheduled")!;
        Assert.Equal(Home.At("2027-09-17 09:00"), next["dueAt"]!.GetValue<DateTimeOffset>());
    }

    /// <summary>Step 34: two in a row. After ten weeks the last look comes after twenty.</summary>
    public static async Task TheLastFindsItSustainedAsync(Home home, Cards cards)
    {
        await HoldAsync(home, "2027-09-17 09:00", "Nine of ten weekend rounds and more are in the log.");
        Assert.Equal(("sustained", 2), await StateAsync(home, cards.TouchPoints));
        Assert.Equal(("sustained", 3), await StateAsync(home, cards.News));
        var check = Assert.Single((await home.Api.ReviewsAsync(home.Id)), r => (string?)r!["kind"] is "light-check")!;
        Assert.Equal((Home.At("2028-02-04 09:00"), "scheduled"), (check["dueAt"]!.GetValue<DateTimeOffset>(), (string?)check["status"]));
    }

    /// <summary>Doreen's wish: said, agreed, refined, lasting.</summary>
    public static async Task DoreenReadsWhatCameOfItAsync(Home home, Cards cards)
    {
        var mine = (await (await home.AsAsync(Doreen, Stage)).GetAsync("/api/v1/my/voices")).AsArray();
        var wish = mine.Single(v => (string?)v!["id"] == cards.Wipes)!;
        Assert.Equal("lasting", (string?)wish["state"]);
        Assert.Equal(
            ["action agreed", "verdict refine", "action refined", "verdict sustained", "verdict sustained"],
            wish["turns"]!.AsArray().Select(t => $"{(string?)t!["kind"]} {(string?)t["outcome"]}"));
        var all = (await home.GetAsync("voices")).AsArray();
        Assert.Equal(home.Said.Select(s => s.Id).Order(StringComparer.Ordinal), all.Select(v => (string)v!["id"]!).Where(id => home.Said.Exists(s => s.Id == id)).Order(StringComparer.Ordinal));
    }

    /// <summary>Whatever somebody said, in whichever part: they read how it went on, up to the last review.</summary>
    public static async Task EveryPartsWordsAreFollowedAsync(Home home)
    {
        string[] wipes = ["action wished", "action agreed", "verdict refine", "action refined", "verdict sustained", "verdict sustained"];
        var objective = await LifeAsync(home, Doreen, "Help us clean our hands before meals");
        Assert.Equal(["decided adopted", "criterion in-tool", "finding open", .. wipes], TurnsOf(objective));
        Assert.Equal("lasting", (string?)objective["state"]);
        Assert.NotEqual("", (string?)objective["turns"]![0]!["reason"]);
        Assert.Equal(
            ["Can I clean my hands before each meal?", "Can I clean my hands before each meal?", "Hand wipes on each table"],
            objective["turns"]!.AsArray().Skip(1).Take(3).Select(t => (string?)t!["after"]));
        Assert.Equal(["decided accepted", "finding open", .. wipes], TurnsOf(await LifeAsync(home, Doreen, "Can I clean my hands before each meal?")));
        Assert.Equal(["finding open", .. wipes], TurnsOf(await LifeAsync(home, Doreen, "I went round Ash and Beech with Arthur.")));
        Assert.Equal(wipes[1..], TurnsOf(await LifeAsync(home, Doreen, "Rounds in the log")));

        string[] news = ["action wished", "action agreed", "verdict sustained", "verdict sustained", "verdict sustained"];
        Assert.Equal(["merged in-finding", .. news], TurnsOf(await LifeAsync(home, Arthur, "I did not know what was happening in December.")));
        var seen = (await LifeAsync(home, Arthur, "15 of 16 weekend rounds are in the log."))["turns"]!.AsArray();
        Assert.Contains(seen, t => (string?)t!["after"] == "Hand wipes on each table" && $"{(string?)t["kind"]} {(string?)t["outcome"]}" == "verdict refine");

        // What was not adopted led to nothing, and nothing is made up.
        Assert.Equal(["decided not-adopted"], TurnsOf(await LifeAsync(home, Sarah, "Meet IPC Code criteria")));
    }

    /// <summary>The report tells the same of each as its life-line does; whose words counted, and what Doreen's objection came to.</summary>
    public static async Task TheReportSaysTheSameAsync(Home home, Cards cards)
    {
        var report = (await home.GetAsync("report"))["report"]!;
        var lives = (await home.GetAsync("voices")).AsArray().ToDictionary(v => (string)v!["id"]!, v => (string?)v!["state"]);
        var told = report["said"]!.AsArray().SelectMany(s => s!["said"]!.AsArray()).ToDictionary(w => (string)w!["id"]!, w => (string?)w!["state"]);
        Assert.Equal(lives.OrderBy(l => l.Key, StringComparer.Ordinal), told.OrderBy(l => l.Key, StringComparer.Ordinal));
        Assert.Equal("lasting", (string?)report["voices"]!.AsArray().Single(v => (string?)v!["id"] == cards.Wipes)!["state"]);

        var influence = report["influence"]!.AsArray().ToDictionary(p => (string)p!["part"]!, p => p!);
        Assert.Equal((5, 6), ((int)influence["objectives"]["adopted"]!, (int)influence["objectives"]["rung"]!));
        Assert.Equal([3, 1, 0, 1], influence["objectives"]["groups"]!.AsArray().Select(g => (int)g!["adopted"]!));
        Assert.Equal([1, 0, 0, 0], influence["plan"]["groups"]!.AsArray().Select(g => (int)g!["upheld"]!));
        Assert.Equal([6, 7, 7], new[] { "tool", "plan", "review" }.Select(part => (int)influence[part]["rung"]!));
        var objection = Assert.Single(report["objections"]!.AsArray())!;
        Assert.Equal(("No visitors while two or more are ill", "changed", Groups.ServiceUsers), ((string?)objection["about"], (string?)objection["outcome"], (string?)objection["group"]));
        Assert.StartsWith("One named visitor each", (string?)objection["now"], StringComparison.Ordinal);
        Assert.DoesNotContain("My daughter comes every day", report.ToJsonString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> TurnsOf(JsonNode voice) => voice["turns"]!.AsArray().Select(t => $"{(string?)t!["kind"]} {(string?)t["outcome"]}");

    // The first thing that somebody said in these words.
    private static async Task<JsonNode> LifeAsync(Home home, Person person, string words)
    {
        var id = home.Said.Find(said => said.By == person && said.Text.StartsWith(words, StringComparison.Ordinal)).Id;
        var mine = (await (await home.AsAsync(person, Stage)).GetAsync("/api/v1/my/voices")).AsArray();
        return mine.First(v => id is null ? ((string)v!["text"]!).StartsWith(words, StringComparison.Ordinal) : (string?)v!["id"] == id)!;
    }

    private static async Task HoldAsync(Home home, string at, string evidence, (string Card, Func<Person, string> Verdict)? special = null, (string Card, int Found, int Looked)? count = null)
    {
        await home.GoToAsync(at);
        await StageKinds.AreHeldToAsync(home, Sarah, Stage, "comment", "evidence");
        foreach (var person in Panel)
        {
            var onAgenda = (await home.TaskAsync(person, Stage))["items"]!.AsArray().Where(i => (bool)i!["canBeReviewed"]!).Select(i => (string)i!["id"]!);
            var verdicts = onAgenda.ToDictionary(id => id, id => special is { } other && other.Card == id ? other.Verdict(person) : "sustained", StringComparer.Ordinal);
            var counts = count is { } seen ? new Dictionary<string, object>(StringComparer.Ordinal) { [seen.Card] = new { found = seen.Found, looked = seen.Looked } } : null;
            await home.PostAsync(person, Stage, "task/verdicts", new { verdicts, counts, evidence });
        }

        await home.GoToAsync($"{home.Host.Clock.GetUtcNow().AddDays(7):yyyy-MM-dd} 17:00");
        Assert.Contains((string?)(await home.StageAsync(Stage))["outcome"], (string[])["Sustained", "NotSustained"]);
    }

    // What the panels counted so far, against 90 of 100 due rounds.
    private static async Task CountsAsync(Home home, Cards cards, string[] signals, params string[] shares)
    {
        var series = (await ActionAsync(home, cards.TouchPoints))["series"]!;
        Assert.Equal(("9", "10"), (series["threshold"]!["num"]!.ToString(), series["threshold"]!["den"]!.ToString()));
        Assert.Equal(shares, series["points"]!.AsArray().Select(p => $"{p!["share"]!["num"]}/{p["share"]!["den"]}"));
        Assert.Equal(signals, series["signals"]!.AsArray().Select(s => (string?)s));
    }

    private static async Task<JsonNode> ActionAsync(Home home, string card) => (await home.GetAsync("actions")).AsArray().Single(a => (string?)a!["id"] == card)!;

    private static async Task<(string Status, int InARow)> StateAsync(Home home, string card) =>
        await ActionAsync(home, card) is var action ? ((string)action["status"]!, (int)action["sustainedInARow"]!) : default;
}

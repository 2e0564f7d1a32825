using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>
/// Another home, with other people, scores and seasons: ten people in groups of four, three, one and two. It starts in the week before the bank holiday of
/// Mon 30 August 2027, and summer time ends between its reviews.
/// </summary>
/// <remarks>
/// Days, by hand. Objectives, six working days from Mon 23 August: 24, 25, 26, 27, 31 August, 1 September. Tool, two: Fri 3 September. Evidence, five: Fri 10
/// September. Analysis, three: Wed 15. Plan, two: Fri 17. Signatures, five: Fri 24 September, 17:00. Reviews two and six weeks later: Fri 8 October, when 9:00 is
/// 8:00 UTC, and Fri 5 November, when it is 9:00 UTC.
/// Scores, by hand, four users | three workers | one manager | two others:
///   IPC-12   4334 | 433 | 2 | 44: means 7/2, 10/3, 2, 4; together (21 + 20 + 12 + 24)/24 = 77/24 = 3.2083; gap 4 − 2 = 2
///   IPC-11*  2212 | 322 | 4 | -3: means 7/4, 7/3, 4, 3; together (21 + 28 + 48 + 36)/48 = 133/48 = 2.7708; gap 4 − 7/4 = 2.25
///   IPC-21   3333 | 333 | 3 | 44: means 3, 3, 3, 4; together 13/4 = 3.25; gap 1
///   IPC-13   121- | 12- | 3 | --: means 4/3, 3/2, 3, none; together (8 + 9 + 18)/18 = 35/18 = 1.9444; gap 3 − 4/3 = 5/3 = 1.6667
/// All: (462 + 399 + 468 + 280)/144 = 1609/144 of 16, which is 69.8351 %. No critical line has a mean of 1.5 or less, so nothing caps it: IPC-13 is not critical.
/// Users alone (42 + 21 + 36 + 16)/12 of 16 = 59.8958; workers (20 + 14 + 18 + 9)/6 of 16 = 63.5417; the manager 12 of 16 = 75; others 11 of 12 = 91.6667.
/// </remarks>
public sealed class HarbourCourtTests(PostgresCluster cluster)
{
    private static readonly Person Ivy = new("Ivy Marsh", Groups.ServiceUsers);
    private static readonly Person Ned = new("Ned Hale", Groups.ServiceUsers);
    private static readonly Person Olive = new("Olive Tran", Groups.ServiceUsers);
    private static readonly Person Percy = new("Percy Bond", Groups.ServiceUsers);
    private static readonly Person Ravi = new("Ravi Sen", Groups.CareWorkers);
    private static readonly Person Sue = new("Sue Platt", Groups.CareWorkers);
    private static readonly Person Tom = new("Tom Okoro", Groups.CareWorkers);
    private static readonly Person Una = new("Una Price", Groups.Managers);
    private static readonly Person Vera = new("Vera Lund", Groups.OtherStakeholders);
    private static readonly Person Wes = new("Wes Cole", Groups.OtherStakeholders);

    private static readonly Person[] People = [Ivy, Ned, Olive, Percy, Ravi, Sue, Tom, Una, Vera, Wes];

    private static readonly string[] AllGroups = [Groups.ServiceUsers, Groups.CareWorkers, Groups.Managers, Groups.OtherStakeholders];

    private static readonly (string Criterion, string Scores)[] Given =
    [
        ("IPC-12", "4334433244"), ("IPC-11", "22123224-3"), ("IPC-21", "3333333344"), ("IPC-13", "121-12-3--"),
    ];

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Other_people_with_other_scores_get_their_own_numbers_and_dates(Database database)
    {
        await using var host = await TestHost.StartAsync(database == Database.Postgres ? await cluster.CreateDatabaseAsync() : null);
        host.Clock.SetUtcNow(Home.At("2027-08-23 09:00"));
        Home home = new(host, People);
        await home.StartAsync("harbour-court", "Harbour Court IPC 2027", "Harbour Court");

        await PrepareAsync(home);
        await ScoreAsync(home);
        AssertNumbers(await home.GetAsync("scores"));
        await Promises.HoldAsync(home);
        var card = await PlanAsync(home);
        await Promises.HoldAsync(home);
        await ReviewAsync(home, card);
        await Promises.HoldAsync(home);
    }

    private static async Task PrepareAsync(Home home)
    {
        await home.SayAsync(Olive, "SetObjectives", "objective", "A warm room when I wash");
        await home.SayAsync(Tom, "SetObjectives", "objective", "Sinks that work");
        await AllSignAsync(home, "SetObjectives");
        await AssertEndsAsync(home, "SetObjectives", "2027-09-01 17:00", "Done");
        await AllSignAsync(home, "BuildAuditTool");
        await AssertEndsAsync(home, "BuildAuditTool", "2027-09-03 17:00", "Done");
    }

    private static async Task ScoreAsync(Home home)
    {
        foreach (var (index, person) in People.Index())
        {
            await home.PostAsync(person, "GatherEvidence", "task/scores", new { scores = Given.ToDictionary(g => g.Criterion, g => g.Scores[index] is var c and not '-' ? c - '0' : (object)"dont-know") });
        }

        await AssertEndsAsync(home, "GatherEvidence", "2027-09-10 17:00", "Done");
    }

    private static void AssertNumbers(JsonNode scores)
    {
        Assert.Equal((69.8351m, 70, false, "going well"), ((decimal)scores["percent"]!, (int)scores["headline"]!, (bool)scores["capped"]!, (string?)scores["band"]));
        Assert.Equal([59.8958m, 63.5417m, 75m, 91.6667m], AllGroups.Select(g => (decimal)scores["perGroup"]![g]!));
        Assert.Equal(["needs work", "going well", "going well", "going very well"], AllGroups.Select(g => (string)scores["perGroupBand"]![g]!));
        Assert.Equal(["IPC-11", "IPC-12", "IPC-13", "IPC-21"], scores["order"]!.AsArray().Select(id => (string)id!));
        var lines = scores["criteria"]!.AsArray().ToDictionary(c => (string)c!["id"]!, c => c!, StringComparer.Ordinal);
        Assert.Equal(
            [(3.2083m, 2m), (2.7708m, 2.25m), (3.25m, 1m), (1.9444m, 1.6667m)],
            Given.Select(g => ((decimal)lines[g.Criterion]["joint"]!, (decimal)lines[g.Criterion]["divergence"]!)));

        // Four and three answers make a number; two workers, the one manager and the two others have words.
        Assert.Equal((1.75m, 2.3333m), ((decimal)lines["IPC-11"]["groups"]![Groups.ServiceUsers]!["mean"]!, (decimal)lines["IPC-11"]["groups"]![Groups.CareWorkers]!["mean"]!));
        var workers = lines["IPC-13"]["groups"]![Groups.CareWorkers]!;
        Assert.Equal((null, "low"), ((decimal?)workers["mean"], (string?)workers["band"]));
        Assert.Equal((null, "high"), ((decimal?)lines["IPC-11"]["groups"]![Groups.Managers]!["mean"], (string?)lines["IPC-11"]["groups"]![Groups.Managers]!["band"]));
    }

    private static async Task<string> PlanAsync(Home home)
    {
        foreach (var finding in (await home.TaskAsync(Ned, "AnalyseFindings"))["items"]!.AsArray().Select(f => (string)f!["id"]!).ToList())
        {
            await home.SayAsync(Ned, "AnalyseFindings", "interpretation", $"This is how it is for us. {finding}", finding);
            await home.SayAsync(Sue, "AnalyseFindings", "interpretation", $"This is how it is when we work. {finding}", finding);
        }

        await AllSignAsync(home, "AnalyseFindings");
        await AssertEndsAsync(home, "AnalyseFindings", "2027-09-15 17:00", "Done");
        var card = await home.SayAsync(Ned, "PlanActions", "wish", "Towels where we wash our hands");
        await home.GoToAsync("2027-09-17 10:00");
        await home.SayAsync(Ravi, "PlanActions", "how", "We fill them up each morning", card);
        await home.SayAsync(Una, "PlanActions", "provide", "Two racks", card);
        await home.SayAsync(Ivy, "PlanActions", "lasts-if", "Towels on the rack\nTwo residents\n9 of 10 days", card);
        await home.PostAsync($"actions/{card}/card", new { owner = "Ravi Sen", ownerGroup = Groups.CareWorkers, dueOn = "2027-10-01" });
        await AllSignAsync(home, "PlanActions");
        await AssertEndsAsync(home, "PlanActions", "2027-09-17 17:00", "Done");
        await home.GoToAsync("2027-09-23 12:00");
        foreach (var person in People.Where(p => p != Percy))
        {
            await home.SignAsync(person, "SignOff");
        }

        await AssertEndsAsync(home, "SignOff", "2027-09-24 17:00", "Agreed");
        await home.PostAsync($"actions/{card}/decision", new { decision = "done", reason = "The racks are up." });
        return card;
    }

    // Said to be done and found not to last: one false closure, and half of two weeks later another look, on 15 October. It lasts then, and again three weeks
    // later; twice three weeks after that, on Fri 17 December, is the last look.
    private static async Task ReviewAsync(Home home, string card)
    {
        Assert.Equal([new(2027, 10, 8, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 11, 5, 9, 0, 0, TimeSpan.Zero)], (await home.Api.ReviewsAsync(home.Id)).Select(r => r!["dueAt"]!.GetValue<DateTimeOffset>()));
        await JudgeAsync(home, "2027-10-08 09:00", card, person => person == Una ? "sustained" : "not-sustained");
        var slipped = (await home.GetAsync("actions"))[0]!;
        Assert.Equal(("reopened", 1), ((string?)slipped["status"], (int)slipped["falseClosures"]!));
        Assert.Equal((Home.At("2027-10-15 09:00"), "extra"), await LastReviewAsync(home));
        await JudgeAsync(home, "2027-10-15 09:00", card, _ => "sustained");
        await JudgeAsync(home, "2027-11-05 09:00", card, _ => "sustained");
        Assert.Equal("sustained", (string?)(await home.GetAsync("actions"))[0]!["status"]);
        Assert.Equal((Home.At("2027-12-17 09:00"), "light-check"), await LastReviewAsync(home));
    }

    private static async Task JudgeAsync(Home home, string at, string card, Func<Person, string> verdict)
    {
        await home.GoToAsync(at);
        foreach (var person in People)
        {
            await home.PostAsync(person, "ReviewProgress", "task/verdicts", new { verdicts = new Dictionary<string, string> { [card] = verdict(person) } });
        }
    }

    private static async Task<(DateTimeOffset DueAt, string Kind)> LastReviewAsync(Home home) =>
        (await home.Api.ReviewsAsync(home.Id))[^1] is { } last ? (last["dueAt"]!.GetValue<DateTimeOffset>(), (string)last["kind"]!) : default;

    private static async Task AllSignAsync(Home home, string stage)
    {
        // All but Percy, so that no stage ends before its time.
        foreach (var person in People.Where(p => p != Percy))
        {
            await home.SignAsync(person, stage);
        }
    }

    private static async Task AssertEndsAsync(Home home, string stage, string at, string outcome)
    {
        Assert.Equal((Home.At(at), "open"), ((await home.StageAsync(stage))["dueAt"]!.GetValue<DateTimeOffset>(), await home.StandsAsync(stage)));
        await home.GoToAsync(at);
        Assert.Equal($"closed {outcome}", await home.StandsAsync(stage));
    }
}

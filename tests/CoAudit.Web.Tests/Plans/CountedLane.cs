using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>Meadow Lane with one agreed card that lasts if 90 of 100 rounds are in the log, at its first review.</summary>
internal sealed record CountedLane(TestHost Host, MeadowLane Lane, string Card)
{
    public const string Stage = "ReviewProgress";

    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A second card that was agreed, where there is one.</summary>
    public string Other { get; private init; } = "";

    /// <summary>A wish that nobody filled in, and so nobody agreed, where there is one.</summary>
    public string Wish { get; private init; } = "";

    /// <param name="two">Two cards are agreed.</param>
    /// <param name="wish">There is a wish that stays one.</param>
    public static async Task<CountedLane> StartAsync(TestHost host, bool two = false, bool wish = false)
    {
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        var card = await FilledAsync(lane, "A clean towel for each of us");
        var other = two ? await FilledAsync(lane, "Soap at each sink") : "";
        var left = wish ? await lane.SayAsync(Cleo, "wish", "A bath each day") : "";
        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");
        await lane.AllSignAsync("SignOff");
        await Eventually.ThatAsync(async () => (await lane.Api.ReviewsAsync(lane.Id)).Count, count => count > 0, "reviews are planned");
        CountedLane counted = new(host, lane, card) { Other = other, Wish = left };
        await counted.OpenNextAsync();
        return counted;
    }

    private static async Task<string> FilledAsync(MeadowLane lane, string wish)
    {
        var card = await lane.SayAsync(Ana, "wish", wish);
        await lane.SayAsync(Dan, "how", "We do it on each round", card);
        await lane.SayAsync(Gil, "provide", "40 pounds a month", card);
        await lane.SayAsync(Ben, "lasts-if", "Rounds in the log\nResidents and the housekeeper\n90 of 100 due rounds", card);
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{card}/card", new { owner = "Eve Lane", ownerGroup = Groups.CareWorkers, dueOn = "2027-04-01" });
        return card;
    }

    /// <summary>Everyone says the same of each card, and the review is over.</summary>
    public async Task AllJudgeAsync(params (string Card, string Verdict)[] says)
    {
        foreach (var person in Everyone)
        {
            await Lane.PostAsync(person, Stage, "task/verdicts", new { verdicts = says.ToDictionary(s => s.Card, s => s.Verdict, StringComparer.Ordinal) });
        }

        await EndAsync();
    }

    /// <summary>The reviews as "kind status", by number, each with the ids of what it is held for.</summary>
    public async Task<IReadOnlyList<string>> PlannedAsync() =>
        [.. (await Lane.Api.ReviewsAsync(Lane.Id)).Select(r => $"{r!["kind"]} {r["status"]} {string.Join(' ', r["actions"]!.AsArray().Select(a => NameOf((string)a!)))}".TrimEnd())];

    private string NameOf(string card) => card == Card ? "card" : card == Other ? "other" : "wish";

    /// <summary>What the open review shows, and whether it can be judged.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> AgendaAsync() =>
        (await Lane.TaskAsync(Ana, Stage))["items"]!.AsArray().ToDictionary(i => (string)i!["id"]!, i => (bool)i!["canBeReviewed"]!, StringComparer.Ordinal);

    public Task<JsonNode> DecideAsync(string card, string decision, string reason = "So it is.") =>
        Lane.Api.PostAsync($"/api/v1/audits/{Lane.Id}/actions/{card}/decision", new { decision, reason });

    /// <summary>Lets time pass until the next review is open.</summary>
    public async Task OpenNextAsync()
    {
        Lane.Next(Stage);
        Host.Clock.SetUtcNow((await Lane.Api.ReviewsAsync(Lane.Id)).Where(r => (string?)r!["status"] is "scheduled").Min(r => r!["dueAt"]!.GetValue<DateTimeOffset>()).AddMinutes(1));
        await Lane.WaitForStageAsync(Stage);
    }

    /// <summary>Everyone says the same; with counts where there are any.</summary>
    public async Task AllSayAsync(string verdict, object? count = null)
    {
        foreach (var person in Everyone)
        {
            await SayAsync(person, verdict, count);
        }

        await OverAsync();
    }

    /// <summary>Lets time pass until the open review is over, whoever has answered.</summary>
    public async Task EndAsync()
    {
        if ((string?)(await Lane.StageAsync(Stage))["status"] is "open")
        {
            Host.Clock.SetUtcNow((await Lane.StageAsync(Stage))["dueAt"]!.GetValue<DateTimeOffset>().AddMinutes(1));
        }

        await OverAsync();
    }

    private Task OverAsync() =>
        Eventually.ThatAsync(async () => (await Lane.Api.ReviewsAsync(Lane.Id)).Any(r => (string?)r!["status"] is "open"), open => !open, "the review is over");

    public Task<JsonNode> SayAsync(string person, string verdict, object? count = null) => Lane.PostAsync(
        person, Stage, "task/verdicts", new { verdicts = new Dictionary<string, string> { [Card] = verdict }, counts = new Dictionary<string, object?> { [Card] = count } });

    public Task<JsonNode> CountAsync(string person, object count) =>
        Lane.PostAsync(person, Stage, "task/verdicts", new { counts = new Dictionary<string, object?> { [Card] = count } });

    /// <summary>"verdict found/looked" of a person, as their own task says it.</summary>
    public async Task<string> OwnAsync(string person)
    {
        var item = Assert.Single((await Lane.TaskAsync(person, Stage))["items"]!.AsArray())!;
        return $"{item["verdict"]} {item["found"]}/{item["looked"]}";
    }

    public async Task<JsonNode> SeriesAsync() => (await Lane.ActionAsync(Card))["series"]!;
}

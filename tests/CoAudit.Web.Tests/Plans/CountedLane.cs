using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>Meadow Lane with one agreed card that lasts if 90 of 100 rounds are in the log, at its first review.</summary>
internal sealed record CountedLane(TestHost Host, MeadowLane Lane, string Card)
{
    public const string Stage = "ReviewProgress";

    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static async Task<CountedLane> StartAsync(TestHost host)
    {
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        var card = await lane.SayAsync(Ana, "wish", "A clean towel for each of us");
        await lane.SayAsync(Dan, "how", "We do it on each round", card);
        await lane.SayAsync(Gil, "provide", "40 pounds a month", card);
        await lane.SayAsync(Ben, "lasts-if", "Rounds in the log\nResidents and the housekeeper\n90 of 100 due rounds", card);
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{card}/card", new { owner = "Eve Lane", ownerGroup = Groups.CareWorkers, dueOn = "2027-04-01" });
        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");
        await lane.AllSignAsync("SignOff");
        await Eventually.ThatAsync(async () => (await lane.Api.ReviewsAsync(lane.Id)).Count, count => count > 0, "reviews are planned");
        CountedLane counted = new(host, lane, card);
        await counted.OpenNextAsync();
        return counted;
    }

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

        await Eventually.ThatAsync(async () => (await Lane.Api.ReviewsAsync(Lane.Id)).Any(r => (string?)r!["status"] is "open"), open => !open, "the review is over");
    }

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

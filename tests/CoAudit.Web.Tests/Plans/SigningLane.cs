using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>Meadow Lane while people sign a plan of three cards that lack nothing.</summary>
internal sealed record SigningLane(MeadowLane Lane, string Towels, string Soap, string Visits)
{
    public static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>After the end of a sign-off to which nobody objects.</summary>
    public static readonly DateTimeOffset SigningIsOver = new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);

    public static async Task<SigningLane> StartAsync(TestHost host, JsonObject? definition = null)
    {
        var lane = await MeadowLane.StartAsync(host, Monday, definition ?? PlanFlow.Definition(blind: false));
        return await PlanAsync(lane);
    }

    /// <summary>The plan is made, and its sign-off opens.</summary>
    public static async Task<SigningLane> PlanAsync(MeadowLane lane)
    {
        var towels = await lane.SayAsync(Ana, "wish", "A clean towel for each of us");
        var soap = await lane.SayAsync(Eve, "wish", "Soap at each door");
        var visits = await lane.SayAsync(Fay, "wish", "No visitors while people are ill");
        foreach (var card in new[] { towels, soap, visits })
        {
            await lane.SayAsync(Dan, "how", "We do it on each round", card);
            await lane.SayAsync(Gil, "provide", "40 pounds a month", card);
            await lane.SayAsync(Ben, "lasts-if", "Rounds in the log\nResidents and the housekeeper\n90 of 100 due rounds", card);
            await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{card}/card", new { owner = "Eve Lane", ownerGroup = Groups.CareWorkers, dueOn = "2027-04-01" });
        }

        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");
        return new SigningLane(lane, towels, soap, visits);
    }

    public async Task<IReadOnlyDictionary<string, JsonNode>> ItemsAsync(string person, string stage) =>
        (await Lane.TaskAsync(person, stage))["items"]!.AsArray().ToDictionary(i => (string)i!["id"]!, i => i!, StringComparer.Ordinal);

    public async Task<JsonArray> StatementsAsync() => (await Lane.Api.GetAsync($"/api/v1/audits/{Lane.Id}/minority-statements")).AsArray();

    /// <summary>The cards to which somebody objects now, one for each objection.</summary>
    public async Task<IReadOnlyList<string>> ObjectedAsync() =>
        [.. (await Lane.ObjectionsAsync()).Where(o => (string?)o!["status"] == "open").Select(o => (string)o!["item"]!).Order(StringComparer.Ordinal)];
}

using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Plans;

/// <summary>
/// An audit of a plan only, at a home called Meadow Lane: wishes, sign-off, objections, reviews, report. Eight people in four groups, who act through the API with
/// the links of their mails, and nothing else.
/// </summary>
internal sealed class MeadowLane(TestHost host, string mark)
{
    public const string Ana = "ana";
    public const string Ben = "ben";
    public const string Cleo = "cleo";
    public const string Dan = "dan";
    public const string Eve = "eve";
    public const string Fay = "fay";
    public const string Gil = "gil";
    public const string Hal = "hal";

    /// <summary>The independent person: in no group, never asked before somebody objects.</summary>
    public const string Ruth = "ruth";

    private static readonly (string Name, string Group)[] People =
    [
        (Ana, Groups.ServiceUsers), (Ben, Groups.ServiceUsers), (Cleo, Groups.ServiceUsers), (Dan, Groups.CareWorkers), (Eve, Groups.CareWorkers),
        (Fay, Groups.Managers), (Gil, Groups.Managers), (Hal, Groups.OtherStakeholders),
    ];

    private readonly Dictionary<(string Person, string Stage), string> tokens = [];

    public string Id { get; private set; } = "";

    public AuditApi Api => host.Api();

    /// <summary>Everyone, in the order of the groups.</summary>
    public static IReadOnlyList<string> Everyone { get; } = [.. People.Select(p => p.Name)];

    public static async Task<MeadowLane> StartAsync(TestHost host, DateTimeOffset now, JsonObject definition)
    {
        host.Clock.SetUtcNow(now);
        var lane = new MeadowLane(host, Guid.NewGuid().ToString("N")[..8]);
        definition["definitionId"] = $"plan-{lane.Mark}";
        await lane.Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = definition, ["publish"] = true });
        var started = await lane.Api.PostAsync("/api/v1/audits", new
        {
            auditType = $"plan-{lane.Mark}",
            title = $"Plan {lane.Mark}",
            timeZone = "Europe/London",
            facilitator = new { name = "Iris Moor", email = lane.Address("iris") },
            independent = new { name = "Ruth Bell", email = lane.Address(Ruth) },
            service = new
            {
                name = $"Meadow Lane {lane.Mark}",
                councilPhone = "020 7946 0000",
                safeguardingContacts = new object[]
                {
                    new { name = "Ruth Kay", phone = "020 7946 0001", outsideManagement = false },
                    new { name = "Omar Lea", phone = "020 7946 0002", outsideManagement = true },
                },
            },
            participants = People.Select(p => new { name = $"{char.ToUpperInvariant(p.Name[0])}{p.Name[1..]} Lane", email = lane.Address(p.Name), group = p.Group }),
        });
        lane.Id = started["id"]!.GetValue<string>();
        return lane;
    }

    public string Address(string person) => $"{person}-{mark}@example.org";

    /// <summary>The secret of the newest link that went to somebody.</summary>
    public async Task<string> NewestTokenAsync(string person) =>
        MailLinks.FindToken((await host.Mails.WaitForAsync(Address(person)))[^1]) ?? throw new InvalidOperationException($"The newest mail to {person} has no link.");

    /// <summary>Talks with the newest link that went to somebody.</summary>
    public async Task<AuditApi> AsNewestAsync(string person) => new(host.Client, $"TaskLink {await NewestTokenAsync(person)}");

    private string Mark => mark;

    /// <summary>What this person may see and do in a stage, by the newest link to it.</summary>
    public async Task<JsonNode> TaskAsync(string person, string stage) => Read(await SendAsync(person, stage, HttpMethod.Get, "task"));

    public async Task<JsonNode> PostAsync(string person, string stage, string path, object body) => Read(await TryAsync(person, stage, path, body));

    public Task<(HttpStatusCode Status, JsonNode Body)> TryAsync(string person, string stage, string path, object body) => SendAsync(person, stage, HttpMethod.Post, path, body);

    /// <summary>Says something and returns its id.</summary>
    public async Task<string> SayAsync(string person, string kind, string text, string? about = null) =>
        (await PostAsync(person, "PlanActions", "task/contributions", new { kind, text, about }))["id"]!.GetValue<string>();

    public Task<JsonNode> SignAsync(string person, string stage, string answer, string? reason = null, string? item = null) =>
        PostAsync(person, stage, "task/sign-off", new { answer, reason, item });

    public async Task AllSignAsync(string stage, params string[] except)
    {
        foreach (var person in Everyone.Except(except, StringComparer.Ordinal))
        {
            await SignAsync(person, stage, "agree");
        }
    }

    public async Task<JsonArray> ActionsAsync() => (await Api.GetAsync($"/api/v1/audits/{Id}/actions")).AsArray();

    public async Task<JsonNode> ActionAsync(string id) => (await ActionsAsync()).Single(a => (string?)a!["id"] == id)!;

    public async Task<JsonArray> ObjectionsAsync() => (await Api.GetAsync($"/api/v1/audits/{Id}/objections")).AsArray();

    /// <summary>Waits until a stage of this type is open, for the given time.</summary>
    public Task WaitForStageAsync(string type, int count = 1, string status = "open") => Eventually.ThatAsync(
        async () => (await Api.AuditAsync(Id))["stages"]!.AsArray().Count(s => (string?)s!["type"] == $"CoAudit.{type}" && (string?)s["status"] == status) >= count,
        $"{count} stage(s) {type} {status}");

    public async Task<JsonNode> StageAsync(string type) =>
        (await Api.AuditAsync(Id))["stages"]!.AsArray().Last(s => (string?)s!["type"] == $"CoAudit.{type}")!;

    public async Task<IReadOnlyList<string>> TrailAsync() => [.. (await Api.TrailAsync(Id)).Select(e => e!["kind"]!.GetValue<string>())];

    /// <summary>Forgets the links to a stage: the next ones are those of its next opening.</summary>
    public void Next(string stage)
    {
        foreach (var key in tokens.Keys.Where(k => k.Stage == stage).ToList())
        {
            tokens.Remove(key);
        }
    }

    /// <summary>Talks with a participant's link to a stage.</summary>
    public async Task<AuditApi> AsAsync(string person, string stage) => new(host.Client, $"TaskLink {await TokenAsync(person, stage)}");

    /// <summary>The secret of a participant's link to a stage that is open.</summary>
    public async Task<string> TokenAsync(string person, string stage)
    {
        if (!tokens.TryGetValue((person, stage), out var token))
        {
            token = tokens[(person, stage)] = await Eventually.ThatAsync(
                () => FindAsync(person, stage), found => found is not null, $"{person} has a link to an open {stage}") ?? "";
        }

        return token;
    }

    // Who is told of something new about their task has a new link to it, whenever that mail leaves: they take the newest, as people do.
    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(string person, string stage, HttpMethod method, string path, object? body = null)
    {
        using var response = await (await AsAsync(person, stage)).SendAsync(method, $"/api/v1/my/{path}", body);
        if (response.StatusCode == HttpStatusCode.Gone && tokens.Remove((person, stage)))
        {
            return await SendAsync(person, stage, method, path, body);
        }

        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private static JsonNode Read((HttpStatusCode Status, JsonNode Body) answer) =>
        (int)answer.Status is >= 200 and < 300 ? answer.Body : throw new HttpRequestException($"{(int)answer.Status}: {answer.Body.ToJsonString()}");

    private async Task<string?> FindAsync(string person, string stage)
    {
        foreach (var token in host.Mails.To(Address(person)).Select(MailLinks.FindToken).OfType<string>().Reverse())
        {
            // Another mail about the same task has put a new link in the place of this one.
            using var answer = await new AuditApi(host.Client, $"TaskLink {token}").SendAsync(HttpMethod.Get, "/api/v1/my/task");
            if (answer.IsSuccessStatusCode
                && JsonNode.Parse(await answer.Content.ReadAsStringAsync()) is { } task
                && (string?)task["stage"] == $"CoAudit.{stage}" && (string?)task["stageStatus"] == "open")
            {
                return token;
            }
        }

        return null;
    }
}

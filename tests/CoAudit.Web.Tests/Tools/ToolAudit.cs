using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Tools;

/// <summary>An audit at Willowbrook that builds its tool, has it signed where wanted, and scores it: driven by links and the API, and by nothing else.</summary>
internal sealed class ToolAudit(TestHost host, string mark)
{
    /// <summary>T01 to T08.</summary>
    public static readonly string[] Library = ["IPC-12", "IPC-11", "IPC-15", "IPC-08", "IPC-21", "IPC-18", "IPC-20", "IPC-27"];

    private static readonly (string Name, string Group, string? Format)[] People =
    [
        ("doreen", Groups.ServiceUsers, null), ("arthur", Groups.ServiceUsers, "easy-read"), ("halina", Groups.ServiceUsers, null),
        ("tunde", Groups.CareWorkers, null), ("megan", Groups.CareWorkers, null), ("joyce", Groups.CareWorkers, null),
        ("sarah", Groups.Managers, null), ("colin", Groups.Managers, "professional"), ("amara", Groups.OtherStakeholders, null),
    ];

    private readonly Dictionary<(string Person, string Stage), string> tokens = [];

    public string Id { get; private set; } = "";

    public AuditApi Api => host.Api();

    public static IReadOnlyList<string> Everyone { get; } = [.. People.Select(p => p.Name)];

    /// <param name="signed">A sign-off of the tool stands between building and scoring it.</param>
    public static async Task<ToolAudit> StartAsync(TestHost host, bool signed = false)
    {
        ToolAudit audit = new(host, Guid.NewGuid().ToString("N")[..8]);
        await audit.Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = Definition($"tool-{signed}", signed), ["publish"] = true });
        var started = await audit.Api.PostAsync("/api/v1/audits", new
        {
            auditType = $"tool-{signed}",
            title = $"Tool {audit.Mark}",
            facilitator = new { name = "Sam Lee", email = $"sam-{audit.Mark}@example.org" },
            service = new
            {
                name = $"Willowbrook {audit.Mark}",
                councilPhone = "020 7946 0000",
                safeguardingContacts = new object[] { new { name = "Ruth Kay", phone = "020 7946 0001", outsideManagement = false }, new { name = "Omar Lea", phone = "020 7946 0002", outsideManagement = true } },
            },
            participants = People.Select(p => new { name = p.Name, email = $"{p.Name}-{audit.Mark}@example.org", group = p.Group, access = new { format = p.Format } }),
        });
        audit.Id = started["id"]!.GetValue<string>();
        return audit;
    }

    private string Mark => mark;

    /// <summary>Calls with this person's newest link to a stage.</summary>
    public async Task<AuditApi> AsAsync(string person, string stage) => new(host.Client, $"TaskLink {await TokenAsync(person, stage)}");

    /// <summary>The token of this person's newest link to a stage.</summary>
    public async Task<string> TokenAsync(string person, string stage)
    {
        if (!tokens.TryGetValue((person, stage), out var token))
        {
            token = tokens[(person, stage)] = await Eventually.ThatAsync(() => FindAsync(person, stage), found => found is not null, $"{person} has a link to {stage}") ?? "";
        }

        return token;
    }

    public async Task<JsonNode> TaskAsync(string person, string stage) => await (await AsAsync(person, stage)).GetAsync("/api/v1/my/task");

    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(string person, string stage, string what, object body, string? key = null) =>
        await AnswerAsync(await (await AsAsync(person, stage)).SendAsync(HttpMethod.Post, $"/api/v1/my/task/{what}", body, key));

    /// <summary>Suggests something and gives its id.</summary>
    public async Task<string> SuggestAsync(string person, string kind, string text, string? about = null, string? why = null) =>
        (await (await AsAsync(person, "BuildAuditTool")).PostAsync("/api/v1/my/task/contributions", new { kind, text, about, why }))["id"]!.GetValue<string>();

    public async Task SignAsync(string stage, params string[] except)
    {
        foreach (var person in Everyone.Except(except, StringComparer.Ordinal))
        {
            await (await AsAsync(person, stage)).PostAsync("/api/v1/my/task/sign-off", new { answer = "agree" });
        }
    }

    public Task<JsonNode> ToolAsync() => Api.GetAsync($"/api/v1/audits/{Id}/tool");

    public async Task<(HttpStatusCode Status, JsonNode Body)> TryToolAsync() => await AnswerAsync(await Api.SendAsync(HttpMethod.Get, $"/api/v1/audits/{Id}/tool"));

    public async Task<(HttpStatusCode Status, JsonNode Body)> DecideAsync(string suggestion, object decision) =>
        await AnswerAsync(await Api.SendAsync(HttpMethod.Post, $"/api/v1/audits/{Id}/tool/{suggestion}/decision", decision));

    public async Task<(HttpStatusCode Status, JsonNode Body)> EditAsync(string line, object words) =>
        await AnswerAsync(await Api.SendAsync(HttpMethod.Post, $"/api/v1/audits/{Id}/tool/lines/{line}/words", words));

    /// <summary>The first half is over: everyone sees what everyone suggests.</summary>
    public async Task RevealAsync()
    {
        await host.LetPassAsync(TimeSpan.FromHours(4.1));
        await Eventually.ThatAsync(async () => (int)(await TaskAsync("doreen", "BuildAuditTool"))["round"]! == 2, "the second round has opened");
    }

    /// <summary>The stage's time is up, and it is over.</summary>
    public async Task WaitOutAsync(string stage)
    {
        await host.LetPassAsync(TimeSpan.FromHours(8.5));
        await Eventually.ThatAsync(async () => await StageAsync(stage) != "open", $"{stage} is over");
    }

    public async Task<string> StageAsync(string type)
    {
        var stage = (await Api.AuditAsync(Id))["stages"]!.AsArray().LastOrDefault(s => (string?)s!["type"] == $"CoAudit.{type}");
        return stage is null ? "none" : (string)stage["status"]!;
    }

    private async Task<string?> FindAsync(string person, string stage)
    {
        foreach (var token in host.Mails.To($"{person}-{mark}@example.org").Select(MailLinks.FindToken).OfType<string>().Reverse())
        {
            if ((string?)(await new AuditApi(host.Client, $"TaskLink {token}").GetAsync("/api/v1/my/task"))["stage"] == $"CoAudit.{stage}")
            {
                return token;
            }
        }

        return null;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> AnswerAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
        }
    }

    private static JsonObject Definition(string id, bool signed)
    {
        string[] arrows = signed
            ? ["start.Done>tool", "tool.Done>sign-off", "tool.NotEnoughVoices>sign-off", "sign-off.Agreed>to-evidence", "sign-off.NotEnoughVoices>to-evidence", "sign-off.Objected>respond", "respond.Resolved>to-evidence", "respond.Unresolved>to-evidence", "to-evidence.Done>evidence", "evidence.Done>end", "evidence.NotEnoughVoices>end"]
            : ["start.Done>tool", "tool.Done>to-evidence", "tool.NotEnoughVoices>to-evidence", "to-evidence.Done>evidence", "evidence.Done>end", "evidence.NotEnoughVoices>end"];
        List<JsonNode> nodes =
        [
            new JsonObject { ["id"] = "start", ["type"] = "Elsa.Start", ["version"] = 1 },
            Node("tool", "BuildAuditTool", ("criteriaSet", "infection-control"), ("criteria", string.Join(',', Library))),
            Node("evidence", "GatherEvidence"),
            new JsonObject { ["id"] = "end", ["type"] = "Elsa.End", ["version"] = 1 },
            new JsonObject { ["id"] = "to-evidence", ["type"] = "Elsa.FlowJoin", ["version"] = 1, ["mode"] = Literal("WaitAny") },
        ];
        if (signed)
        {
            nodes.Add(Node("sign-off", "SignOff", ("subject", "tool")));
            nodes.Add(Node("respond", "RespondToObjection", ("within", "PT8H")));
        }

        return new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = "Tool",
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["start"] = "start",
                ["activities"] = new JsonArray([.. nodes]),
                ["connections"] = new JsonArray([.. arrows.Select(Arrow)]),
            },
        };
    }

    private static JsonObject Node(string id, string type, params (string Name, string Value)[] inputs)
    {
        JsonObject node = new() { ["id"] = id, ["type"] = $"CoAudit.{type}", ["version"] = 1, ["due"] = Literal("PT8H") };
        foreach (var (name, value) in inputs)
        {
            node[name] = name is "criteria"
                ? new JsonObject { ["typeName"] = "List<String>", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = new JsonArray([.. value.Split(',').Select(v => JsonValue.Create(v))]).ToJsonString() } }
                : Literal(value);
        }

        return node;
    }

    private static JsonObject Literal(string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static JsonNode Arrow(string arrow)
    {
        var ends = arrow.Replace('>', '.').Split('.');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = ends[0], ["port"] = ends[1] },
            ["target"] = new JsonObject { ["activity"] = ends[2], ["port"] = "In" },
        };
    }
}

using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.Objectives;

/// <summary>An audit that sets objectives and then gathers evidence, through the REST API as anyone could drive it.</summary>
internal sealed class ObjectivesAudit(TestHost host, string mark)
{
    public const string Priorities = "/api/v1/my/task/priorities";

    public string Id { get; private set; } = "";

    /// <summary>People propose for four of eight hours, unless told.</summary>
    /// <param name="people">Short names with their group.</param>
    public static async Task<ObjectivesAudit> StartAsync(
        TestHost host, IReadOnlyList<(string Name, string Group)> people, string due = "PT8H", string round = "PT4H", int maxAdopted = 5, bool blind = true, bool signed = false)
    {
        ObjectivesAudit audit = new(host, Guid.NewGuid().ToString("N")[..10]);
        await host.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = audit.Definition(due, round, maxAdopted, blind, signed), ["publish"] = true });
        audit.Id = await host.Api().StartAuditAsync(AuditRequest.WithNineParticipants($"objectives-{audit.Mark}", $"Objectives {audit.Mark}") with
        {
            TimeZone = "Europe/London",
            Participants = [.. people.Select(p => new ParticipantRequest($"{char.ToUpperInvariant(p.Name[0])}{p.Name[1..]} Surname", audit.Address(p.Name), p.Group))],
        });
        return audit;
    }

    public string Address(string name) => $"{name}-{mark}@example.org";

    /// <summary>Calls with the first link that a person got, which is to this stage.</summary>
    public async Task<AuditApi> LinkAsync(string name) => new(host.Client, $"TaskLink {await TokenAsync(name)}");

    public async Task<string> TokenAsync(string name) => MailLinks.FindToken((await host.Mails.WaitForAsync(Address(name)))[0])!;

    /// <summary>Calls with a person's link to the sign-off.</summary>
    public Task<AuditApi> SignOffLinkAsync(string name) => Eventually.ThatAsync(
        async () =>
        {
            foreach (var token in host.Mails.To(Address(name)).Select(MailLinks.FindToken).OfType<string>())
            {
                AuditApi link = new(host.Client, $"TaskLink {token}");
                if ((string?)(await link.GetAsync("/api/v1/my/task"))["stage"] == "CoAudit.SignOff")
                {
                    return link;
                }
            }

            throw new InvalidOperationException("Not asked yet");
        },
        _ => true,
        $"{name} is asked to sign");

    public async Task<JsonNode> TaskAsync(string name) => await (await LinkAsync(name)).GetAsync("/api/v1/my/task");

    /// <summary>Proposes and returns the id.</summary>
    public async Task<string> ProposeAsync(string name, string text, bool? anonymous = null) =>
        (string)(await (await LinkAsync(name)).PostAsync("/api/v1/my/task/contributions", new { kind = "objective", text, anonymous }))["id"]!;

    public async Task WantAsync(string name, params (string Objective, int Priority)[] scores) =>
        await (await LinkAsync(name)).PostAsync(Priorities, new { scores = scores.ToDictionary(s => s.Objective, s => s.Priority) });

    public async Task AgreeAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await new RobotParticipant(host.Client, await TokenAsync(name)).AgreeAsync();
        }
    }

    /// <summary>The status and the problem of a call that may be refused.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> TryAsync(string name, string path, object body)
    {
        using var response = await (await LinkAsync(name)).SendAsync(HttpMethod.Post, path, body);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> DecideAsync(string objective, string? decision, string? reason, string? into = null, string? newText = null)
    {
        // Turns of one moment have no order.
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var response = await host.Api().SendAsync(HttpMethod.Post, $"/api/v1/audits/{Id}/objectives/{objective}/decision", new { decision, reason, into, newText });
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public Task<JsonNode> GetAsync(string what) => host.Api().GetAsync($"/api/v1/audits/{Id}/{what}");

    public async Task<HttpStatusCode> StatusOfAsync(string what)
    {
        using var response = await host.Api().SendAsync(HttpMethod.Get, $"/api/v1/audits/{Id}/{what}");
        return response.StatusCode;
    }

    public async Task<JsonArray> ObjectivesAsync() => (await GetAsync("objectives")).AsArray();

    public async Task<JsonNode> ObjectiveAsync(string id) => (await ObjectivesAsync()).Single(o => (string?)o!["id"] == id)!;

    /// <summary>For example <c>open</c>, or <c>closed Done</c>.</summary>
    public async Task<string> StageAsync()
    {
        var stage = (await host.Api().AuditAsync(Id))["stages"]!.AsArray().First(s => (string?)s!["activityId"] == "objectives")!;
        return $"{(string?)stage["status"]} {(string?)stage["outcome"]}".Trim();
    }

    public async Task<DateTimeOffset> DueAtAsync() =>
        (await host.Api().AuditAsync(Id))["stages"]!.AsArray().First(s => (string?)s!["activityId"] == "objectives")!["dueAt"]!.GetValue<DateTimeOffset>();

    public async Task<IReadOnlyList<string>> TrailAsync() => [.. (await host.Api().TrailAsync(Id)).Select(e => (string)e!["kind"]!)];

    /// <summary>What became of somebody's words, as they read it.</summary>
    public async Task<JsonNode> VoiceAsync(string name, string objective) =>
        (await (await LinkAsync(name)).GetAsync("/api/v1/my/voices")).AsArray().Single(v => (string?)v!["id"] == objective)!;

    /// <summary>The time to propose is over.</summary>
    public async Task RevealAsync()
    {
        await host.LetPassAsync(TimeSpan.FromHours(4.1));
        await Eventually.ThatAsync(() => StatusOfAsync("objectives"), status => status == HttpStatusCode.OK, "the objectives are on the table");
    }

    public async Task WaitOutAsync(string outcome = "closed Done")
    {
        await host.LetPassAsync(TimeSpan.FromHours(8.1));
        await Eventually.ThatAsync(StageAsync, stage => stage == outcome, $"the stage is {outcome}");
    }

    private string Mark => mark;

    private JsonObject Definition(string due, string round, int maxAdopted, bool blind, bool signed)
    {
        var flow = new FlowJson($"objectives-{mark}")
            .Node(
                "objectives", "CoAudit.SetObjectives", ("due", FlowJson.Literal(due)), ("proposalRound", FlowJson.Literal(round)), ("maxAdopted", FlowJson.Literal(maxAdopted)),
                ("blind", FlowJson.Literal(blind)))
            .Node("evidence", "CoAudit.GatherEvidence", ("due", FlowJson.Literal("PT8H")))
            .Node("report", "CoAudit.PublishReport")
            .Node("end", "Elsa.End")
            .Arrows("evidence>report evidence.NotEnoughVoices>report report>end");
        return (signed ? flow
                .Node("sign-off", "CoAudit.SignOff", ("subject", FlowJson.Literal("objectives")), ("due", FlowJson.Literal("PT8H")))
                .Node("respond", "CoAudit.RespondToObjection")
                .Arrows("objectives>sign-off objectives.NotEnoughVoices>evidence sign-off.Agreed>evidence sign-off.NotEnoughVoices>evidence sign-off.Objected>respond respond.Resolved>evidence respond.Unresolved>evidence")
            : flow.Arrows("objectives>evidence objectives.NotEnoughVoices>evidence")).ToJson();
    }
}

using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>An audit whose people agree a tool, gather evidence and say what it means, through the REST API as anyone could drive it.</summary>
internal sealed class EvidenceAudit
{
    private readonly TestHost host;
    private readonly string suffix;

    private EvidenceAudit(TestHost host, string id, string mark, IReadOnlyList<string> names) => (this.host, Id, suffix, Names) = (host, id, mark, names);

    public string Id { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Starts it; the first stage asks about the tool.</summary>
    /// <param name="people">Short names with their group.</param>
    public static Task<EvidenceAudit> StartAsync(TestHost host, params (string Name, string Group)[] people) => StartAtAsync(host, "Willowbrook", people);

    /// <summary>Starts it at a service, for example one that was audited before.</summary>
    /// <param name="swap">A criterion of the tool and the one that is asked instead.</param>
    public static async Task<EvidenceAudit> StartAtAsync(TestHost host, string service, IReadOnlyList<(string Name, string Group)> people, (string Old, string New)? swap = null)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "CoAudit.Web.Tests", "Evidence", "evidence-audit.json"));
        return await StartAsync(host, service, people, JsonNode.Parse(swap is { } other ? file.Replace(other.Old, other.New, StringComparison.Ordinal) : file)!);
    }

    /// <summary>Starts one in which the findings are signed at the end.</summary>
    public static async Task<EvidenceAudit> StartSignedAsync(TestHost host, params (string Name, string Group)[] people)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "CoAudit.Web.Tests", "Evidence", "evidence-audit.json"));
        var model = JsonNode.Parse(file.Replace("evidence-audit", "signed-findings", StringComparison.Ordinal))!;
        var (steps, arrows) = (model["root"]!["activities"]!.AsArray(), model["root"]!["connections"]!.AsArray());
        foreach (var arrow in arrows.Where(a => (string)a!["source"]!["activity"]! == "findings" && (string)a["source"]!["port"]! != "NotEnoughVoices"))
        {
            arrow!["target"]!["activity"] = "sign";
        }

        steps.Add(Step("sign", "SignOff", "subject", "findings"));
        steps.Add(Step("respond", "RespondToObjection", "within", "PT8H"));
        foreach (var (source, port, target) in new[] { ("sign", "Agreed", "to-end"), ("sign", "NotEnoughVoices", "to-end"), ("sign", "Objected", "respond"), ("respond", "Resolved", "to-end"), ("respond", "Unresolved", "to-end") })
        {
            arrows.Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = source, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" } });
        }

        return await StartAsync(host, "Willowbrook", people, model);
    }

    private static async Task<EvidenceAudit> StartAsync(TestHost host, string service, IReadOnlyList<(string Name, string Group)> people, JsonNode model)
    {
        await host.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });
        var mark = Guid.NewGuid().ToString("N")[..10];
        var request = AuditRequest.WithNineParticipants((string)model["definitionId"]!, $"Evidence {mark}");
        var id = await host.Api().StartAuditAsync(request with
        {
            Service = request.Service with { Name = service },
            Participants = [.. people.Select(p => new ParticipantRequest(p.Name, $"{p.Name}-{mark}@example.org", p.Group))],
        });
        return new EvidenceAudit(host, id, mark, [.. people.Select(p => p.Name)]);
    }

    /// <summary>Calls with a person's newest link to a kind of stage, for example <c>SignOff</c>.</summary>
    public async Task<AuditApi> AtAsync(string name, string stage) => new(host.Client, $"TaskLink {await AtTokenAsync(name, stage)}");

    /// <summary>The token of a person's newest link to a kind of stage.</summary>
    public Task<string?> AtTokenAsync(string name, string stage) => Eventually.ThatAsync(() => FindTokenAsync(name, stage), found => found is not null, $"{name} has a link to {stage}");

    /// <summary>Everyone agrees the tool, so that the scoring begins.</summary>
    public async Task AgreeToolAsync()
    {
        foreach (var name in Names)
        {
            await (await PersonAsync(name, mails: 1)).AgreeAsync();
        }
    }

    /// <summary>A person with the link of their newest mail, once they have had so many.</summary>
    public async Task<RobotParticipant> PersonAsync(string name, int mails) => new(host.Client, await TokenAsync(name, mails));

    /// <summary>Calls with a person's link.</summary>
    public async Task<AuditApi> LinkAsync(string name, int mails) => new(host.Client, $"TaskLink {await TokenAsync(name, mails)}");

    public Task<JsonNode> GetAsync(string what) => host.Api().GetAsync($"/api/v1/audits/{Id}/{what}");

    public Task<HttpResponseMessage> TryGetAsync(string what) => host.Api().SendAsync(HttpMethod.Get, $"/api/v1/audits/{Id}/{what}");

    /// <summary>Status and outcome of a stage, for example <c>closed Done</c>.</summary>
    public async Task<string> StageAsync(string activity)
    {
        var stage = await FindStageAsync(activity);
        return stage is null ? "none" : $"{(string?)stage["status"]} {(string?)stage["outcome"]}".Trim();
    }

    /// <summary>The stage's time is up, and so is that in which it waits for voices that are missing.</summary>
    public async Task WaitOutAsync(string activity)
    {
        if (await WaitsAsync(activity))
        {
            await host.LetPassAsync(TimeSpan.FromHours(8.5));
        }

        await Eventually.ThatAsync(() => StageAsync(activity), stage => stage.StartsWith("closed", StringComparison.Ordinal), $"{activity} is closed");
    }

    /// <summary>The stage's time is up. True when it waits, false when it has ended.</summary>
    public async Task<bool> WaitsAsync(string activity)
    {
        await host.LetPassAsync(TimeSpan.FromHours(8.5));
        var stage = await Eventually.ThatAsync(
            () => FindStageAsync(activity), s => (string?)s!["status"] is not "open" || s["dueAt"]!.GetValue<DateTimeOffset>() > host.Clock.GetUtcNow(), $"{activity} is closed, or waits");
        return (string?)stage!["status"] is "open";
    }

    public async Task<string> StageIdAsync(string activity) => (string)(await FindStageAsync(activity))!["id"]!;

    private static JsonObject Step(string id, string type, string input, string value) => new()
    {
        ["id"] = id,
        ["type"] = $"CoAudit.{type}",
        ["version"] = 1,
        ["due"] = Literal("PT8H"),
        [input] = Literal(value),
    };

    private static JsonObject Literal(string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private async Task<string?> FindTokenAsync(string name, string stage)
    {
        foreach (var found in host.Mails.To($"{name}-{suffix}@example.org").Select(MailLinks.FindToken).OfType<string>().Reverse())
        {
            if ((string?)(await new AuditApi(host.Client, $"TaskLink {found}").GetAsync("/api/v1/my/task"))["stage"] == $"CoAudit.{stage}")
            {
                return found;
            }
        }

        return null;
    }

    private async Task<JsonNode?> FindStageAsync(string activity) => (await host.Api().AuditAsync(Id))["stages"]!.AsArray().LastOrDefault(s => (string?)s!["activityId"] == activity);

    /// <summary>The mails that a person has had, oldest first.</summary>
    public Task<IReadOnlyList<MimeKit.MimeMessage>> MailsAsync(string name) => host.Mails.WaitForAsync($"{name}-{suffix}@example.org");

    /// <summary>The token of a person's newest link, once they have had so many mails.</summary>
    public async Task<string> TokenAsync(string name, int mails)
    {
        var received = await host.Mails.WaitForAsync($"{name}-{suffix}@example.org", mails);
        return received.Select(MailLinks.FindToken).Last(found => found is not null)!;
    }
}

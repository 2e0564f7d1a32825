using System.Text.Json.Nodes;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>An audit that begins with its plan and is reviewed two seconds after it is signed. Four people, one from each group, answer through the API.</summary>
internal sealed class PlanAudit(ServiceProcess service, string mark)
{
    public const string Ada = "ada";
    public const string Bo = "bo";
    public const string Cyril = "cyril";
    public const string Dina = "dina";

    private static readonly (string Name, string Group)[] People =
        [(Ada, Groups.ServiceUsers), (Bo, Groups.CareWorkers), (Cyril, Groups.Managers), (Dina, Groups.OtherStakeholders)];

    public static IReadOnlyList<string> Everyone { get; } = [.. People.Select(p => p.Name)];

    public string Id { get; private set; } = "";

    public string Title { get; private init; } = "";

    /// <param name="responder">Who answers objections.</param>
    public static Task<PlanAudit> StartAsync(ServiceProcess service, string responder) => StartAsync(service, "plan-audit", responder, $"Our plan, answered by {responder}");

    /// <summary>The same people set objectives before they plan.</summary>
    public static Task<PlanAudit> StartWithObjectivesAsync(ServiceProcess service) => StartAsync(service, "objectives-audit", "objectives", "What we want to look at");

    /// <summary>The same people build a tool in the open, and score it.</summary>
    public static Task<PlanAudit> StartWithToolAsync(ServiceProcess service) => StartAsync(service, "tool-audit", "tool", "What we want to check");

    /// <summary>The same people agree a tool, gather evidence and say what it means.</summary>
    public static Task<PlanAudit> StartWithEvidenceAsync(ServiceProcess service) => StartAsync(service, "files-audit", "evidence", "What we see at Meadow Lane");

    private static async Task<PlanAudit> StartAsync(ServiceProcess service, string name, string mark, string title)
    {
        PlanAudit audit = new(service, mark) { Title = title };
        var file = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "CoAudit.Browser.Tests", "Tour", $"{name}.json"));
        var model = JsonNode.Parse(file.Replace("RESPONDER", mark, StringComparison.Ordinal))!;
        await service.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });
        var started = await service.Api().PostAsync("/api/v1/audits", new
        {
            auditType = $"{name}-{mark}",
            title = audit.Title,
            independent = new { name = "Ruth Bell", email = audit.Address("ruth") },
            service = new
            {
                name = $"Meadow Lane, {mark}",
                councilPhone = "020 7946 0000",
                safeguardingContacts = new object[]
                {
                    new { name = "Ruth Kay", phone = "020 7946 0001", outsideManagement = false },
                    new { name = "Omar Lea", phone = "020 7946 0002", outsideManagement = true },
                },
            },
            participants = People.Select(p => new { name = $"{char.ToUpperInvariant(p.Name[0])}{p.Name[1..]} Lane", email = audit.Address(p.Name), group = p.Group }),
        });
        audit.Id = started["id"]!.GetValue<string>();
        return audit;
    }

    public async Task<string> SayAsync(string person, string kind, string text, string? about = null, string stage = "CoAudit.PlanActions") => (string)(await PostAsync(
        person, stage, "task/contributions", new JsonObject { ["kind"] = kind, ["text"] = text, ["about"] = about }))["id"]!;

    public async Task<JsonNode> PostAsync(string person, string stage, string path, JsonObject body) =>
        await new AuditApi(service.Client, $"TaskLink {await TokenAsync(person, stage)}").PostAsync($"/api/v1/my/{path}", body);

    public async Task AllAgreeAsync(string stage)
    {
        foreach (var person in Everyone)
        {
            await PostAsync(person, stage, "task/sign-off", new JsonObject { ["answer"] = "agree" });
        }
    }

    /// <summary>The address of a person's link to a stage.</summary>
    public async Task<string> LinkAsync(string person, string stage) => new Uri(service.Address, $"/t/{await TokenAsync(person, stage)}").AbsoluteUri;

    public async Task<string> LinkToIndependentAsync() =>
        new Uri(service.Address, $"/o/{MailLinks.FindToken((await service.Mails.WaitForAsync(Address("ruth")))[^1])}").AbsoluteUri;

    private string Address(string person) => $"{person}.{mark}@example.org";

    private async Task<string> TokenAsync(string person, string stage) =>
        (await Eventually.ThatAsync(() => FindAsync(person, stage), found => found is not null, $"{person} has a link to {stage}"))!;

    private async Task<string?> FindAsync(string person, string stage)
    {
        foreach (var token in service.Mails.To(Address(person)).Select(MailLinks.FindToken).OfType<string>().Reverse())
        {
            if ((string?)(await new AuditApi(service.Client, $"TaskLink {token}").GetAsync("/api/v1/my/task"))["stage"] == stage)
            {
                return token;
            }
        }

        return null;
    }
}

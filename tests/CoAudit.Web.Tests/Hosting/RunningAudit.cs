using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Hosting;

/// <summary>An audit of one test: four people, one from each group, with addresses that no other test uses.</summary>
internal sealed record RunningAudit(TestHost Host, string Id, string Mark)
{
    public string Pat => $"pat-{Mark}@example.org";

    public string Sam => $"sam-{Mark}@example.org";

    public string Ruth => $"ruth-{Mark}@example.org";

    public static async Task<RunningAudit> StartAsync(TestHost host)
    {
        var mark = Guid.NewGuid().ToString("N")[..10];
        var started = await host.Api().PostAsync("/api/v1/audits", new
        {
            auditType = "infection-control",
            title = $"Infection control {mark}",
            facilitator = new { name = "Sam Lee", email = $"sam-{mark}@example.org" },
            service = new
            {
                name = $"Willowbrook {mark}",
                councilPhone = "020 7946 0000",
                safeguardingContacts = new object[]
                {
                    new { name = "Ruth Kay", email = $"ruth-{mark}@example.org", phone = "020 7946 0001", outsideManagement = false },
                    new { name = "Omar Lea", email = $"omar-{mark}@example.org", phone = "020 7946 0002", outsideManagement = true },
                },
            },
            participants = new[] { ("Pat Hill", "pat", Groups.ServiceUsers), ("Maya Ford", "maya", Groups.CareWorkers), ("Helen Park", "helen", Groups.Managers), ("Lucy Reed", "lucy", Groups.OtherStakeholders) }
                .Select(p => new { name = p.Item1, email = $"{p.Item2}-{mark}@example.org", group = p.Item3 }),
        });
        return new RunningAudit(host, started["id"]!.GetValue<string>(), mark);
    }

    /// <summary>The token of the newest task link that went to this person.</summary>
    public Task<string> TokenAsync(string? address = null) => Host.Mails.WaitForTokenAsync(address ?? Pat);

    public Task<string> TokenOfAsync(string firstName) => TokenAsync($"{firstName}-{Mark}@example.org");

    public async Task<IReadOnlyList<string>> TrailAsync() => [.. (await Host.Api().TrailAsync(Id)).Select(KindOf)];

    private static string KindOf(JsonNode? entry) => entry!["kind"]!.GetValue<string>();
}

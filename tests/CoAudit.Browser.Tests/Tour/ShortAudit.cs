using System.Text.Json.Nodes;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>An audit whose first stage is over in seconds, so that the pages show reviews, a report and the next stage.</summary>
internal static class ShortAudit
{
    public const string Name = "A short audit";
    public const string Title = "Night care at Willowbrook House";
    public const string Ivy = "ivy.marsh@example.org";
    public const string Percy = "percy.bell@willowbrook.example";
    public const string Rosa = "rosa.lind@willowbrook.example";

    public const string People = $"""
        Ivy Marsh; {Ivy}; people who use services
        Percy Bell; {Percy}; care workers
        Rosa Lind; {Rosa}; managers and leaders
        Grace Wu; ; other stakeholders
        """;

    public static async Task PublishAsync(AuditApi api)
    {
        var file = Path.Combine(Repository.Root, "tests", "CoAudit.Browser.Tests", "Tour", "short-audit.json");
        await api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = JsonNode.Parse(await File.ReadAllTextAsync(file)), ["publish"] = true });
    }
}

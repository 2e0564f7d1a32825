using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>The audit types that come with the product, opened in the real Elsa Studio and saved again.</summary>
public sealed class ShippedTypesTests(Chromium chromium)
{
    // What a canvas may change without changing what happens: where things stand, how arrows bend, and what storage keeps beside a definition.
    private static readonly HashSet<string> Aside = new(StringComparer.Ordinal)
    {
        "designer", "vertices", "id@", "version@", "createdAt@", "isLatest@", "isPublished@", "isReadonly@", "isSystem@", "toolVersion@", "links@", "$schema@", "rev",
    };

    [Fact]
    public async Task Opening_and_saving_each_leaves_the_same_definition()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        StudioTraffic traffic = new(lead.Page);
        Canvas canvas = new(lead.Page);
        await lead.Page.SetViewportSizeAsync(1600, 1100);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "workflows"), "*.json").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(5, files.Count);

        foreach (var path in files)
        {
            var (id, file) = (Path.GetFileNameWithoutExtension(path), JsonNode.Parse(await File.ReadAllTextAsync(path))!);
            await canvas.OpenAsync(id);
            await Expect(lead.Page.Locator(".x6-node")).ToHaveCountAsync(file["root"]!["activities"]!.AsArray().Count);
            await Expect(canvas.Arrows).ToHaveCountAsync(file["root"]!["connections"]!.AsArray().Count);
            await canvas.PhotographAsync($"designer-{id}-1600");
            var shown = await service.Api().GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{id}?versionOptions=Latest");

            await canvas.SaveAsync();

            var stored = await service.Api().GetAsync($"/elsa/api/workflow-definitions/{id}/export?versionOptions=Latest");
            Assert.Equal(2, (int)stored["version"]!);
            Assert.Empty(Differences(Meaning(file), Meaning(stored), mayHaveMore: true));
            Assert.Empty(Differences(Meaning(shown), Meaning(stored), mayHaveMore: false));
        }

        Assert.Empty(traffic.Missing);
        Assert.Empty(browser.ForeignRequests);
        Assert.Empty(browser.Complaints);
    }

    private static JsonNode Meaning(JsonNode definition) => Cleaned(definition, isTop: true)!;

    private static JsonNode? Cleaned(JsonNode? node, bool isTop = false) => node switch
    {
        JsonObject members => new JsonObject(members.Where(m => m.Value is not null && !Aside.Contains(isTop ? $"{m.Key}@" : m.Key)).Select(m => KeyValuePair.Create(m.Key, Cleaned(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => Cleaned(item))]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<string> Differences(JsonNode? before, JsonNode? after, bool mayHaveMore, string path = "$") => (before, after) switch
    {
        (JsonObject old, JsonObject now) => old
            .SelectMany(m => now.ContainsKey(m.Key) ? Differences(m.Value, now[m.Key], mayHaveMore, $"{path}.{m.Key}") : [$"{path}.{m.Key} is gone"])
            .Concat(now.Where(m => !mayHaveMore && !old.ContainsKey(m.Key)).Select(m => $"{path}.{m.Key} is new: {m.Value!.ToJsonString()}")),
        (JsonArray old, JsonArray now) when old.Count == now.Count => old.Zip(now).SelectMany((pair, i) => Differences(pair.First, pair.Second, mayHaveMore, $"{path}[{i}]")),
        _ => JsonNode.DeepEquals(before, after) ? [] : [$"{path}: {before?.ToJsonString()} became {after?.ToJsonString()}"],
    };
}

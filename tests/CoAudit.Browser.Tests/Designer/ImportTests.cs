using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>Files from a real Elsa, and our own, taken in through Studio.</summary>
public sealed class ImportTests(Chromium chromium)
{
    [Fact]
    public async Task A_file_of_a_real_Elsa_and_one_of_ours_are_imported_and_drawn()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        StudioTraffic traffic = new(lead.Page);
        Canvas canvas = new(lead.Page);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));

        var elsas = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "tests", "CoAudit.Browser.Tests", "Designer", "exported-by-elsa.json"));
        await ImportAsync(canvas, "spike-flow.json", elsas);
        await AssertDrawnAsync(canvas, JsonNode.Parse(elsas)!);

        var ours = await service.Api().GetAsync("/elsa/api/workflow-definitions/infection-control/export?versionOptions=Latest");
        ours["definitionId"] = "taken-in-again";
        ours["name"] = "Taken in again";
        await ImportAsync(canvas, "infection-control.json", System.Text.Encoding.UTF8.GetBytes(ours.ToJsonString()));
        await AssertDrawnAsync(canvas, ours);
        await canvas.PhotographAsync("designer-imported-1280");

        Assert.Empty(traffic.Missing);
        Assert.Empty(browser.ForeignRequests);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_name_that_means_harm_and_activities_that_nobody_knows_leave_the_canvas_whole()
    {
        const string hostile = "\"><img src=x onerror=alert(1)> </title><script>alert(1)</script> {{7*7}} ../../etc";
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        StudioTraffic traffic = new(lead.Page);
        Canvas canvas = new(lead.Page);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        var definition = JsonNode.Parse("""
            { "definitionId": "strange", "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1, "activities": [
              { "id": "write", "type": "Elsa.WriteLine", "version": 1, "metadata": { "designer": { "position": { "x": 0, "y": 0 } } } },
              { "id": "other", "type": "Other.Thing", "version": 3, "depth": 3, "metadata": { "designer": { "position": { "x": 400, "y": 0 } } } } ], "connections": [] } }
            """)!;
        definition["name"] = hostile;
        await service.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = definition, ["publish"] = false });

        await canvas.OpenListAsync();
        await Expect(lead.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = hostile })).ToBeVisibleAsync();
        await canvas.OpenAsync("strange");

        await Expect(lead.Page.Locator("h1")).ToHaveTextAsync(hostile);
        await Expect(lead.Page.Locator(".x6-node")).ToHaveCountAsync(2);
        await Expect(lead.Page.Locator(".x6-node").Filter(new() { HasText = "Other.Thing" })).ToBeVisibleAsync();
        await canvas.PhotographAsync("designer-strange-1280");
        Assert.Empty(traffic.Missing);
        Assert.Empty(browser.ForeignRequests);
        Assert.Empty(browser.Complaints);
    }

    private static async Task ImportAsync(Canvas canvas, string name, byte[] contents)
    {
        await canvas.OpenListAsync();
        await canvas.ImportAsync(new FilePayload { Name = name, MimeType = "application/json", Buffer = contents });
        await canvas.SeeMessageAsync("1 workflow imported successfully");
    }

    private static async Task AssertDrawnAsync(Canvas canvas, JsonNode definition)
    {
        await canvas.OpenAsync(definition["definitionId"]!.GetValue<string>());
        await Expect(canvas.Page.Locator(".x6-node")).ToHaveCountAsync(definition["root"]!["activities"]!.AsArray().Count);
        await Expect(canvas.Arrows).ToHaveCountAsync(definition["root"]!["connections"]!.AsArray().Count);
    }
}

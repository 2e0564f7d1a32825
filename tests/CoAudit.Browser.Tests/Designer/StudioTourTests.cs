using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>Every list, tab and panel of Studio opened once. What the service does not have must not be offered.</summary>
public sealed class StudioTourTests(Chromium chromium)
{
    private const string Definition = "safeguarding";
    private const float Patience = 30_000;

    private static readonly (string Row, string Name)[] Instances = [(Willowbrook.Title, "running"), ("Meets a fault", "faulted")];

    [Fact]
    public async Task Nothing_in_Studio_leads_to_an_error()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        StudioTraffic traffic = new(lead.Page);
        Canvas canvas = new(lead.Page);
        await lead.Page.SetViewportSizeAsync(1600, 1100);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await service.Api().StartAuditAsync(Willowbrook.Request(Definition));
        await FaultAsync(service);

        await canvas.OpenListAsync();
        await Expect(lead.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Safeguarding audit" })).ToBeVisibleAsync();
        await canvas.PhotographAsync("designer-list-1600");

        await canvas.OpenAsync(Definition);
        await canvas.OpenEveryTabAsync(traffic);
        await canvas.SelectAsync("Set objectives");
        await canvas.OpenEveryTabAsync(traffic);
        await canvas.PhotographAsync("designer-editor-1600");
        await Expect(lead.Page.Locator(".mud-tab:visible").Filter(new() { HasTextRegex = Canvas.Whole("Test") })).ToHaveCountAsync(0);

        foreach (var (row, name) in Instances)
        {
            await OpenInstanceAsync(canvas, row);
            await canvas.OpenEveryTabAsync(traffic);
            await canvas.PhotographAsync($"designer-{name}-1600");
            await Expect(lead.Page.GetByText("Open filtered logs")).ToBeHiddenAsync();
        }

        Assert.Empty(traffic.Missing);
        Assert.Empty(browser.ForeignRequests);
        Assert.Empty(browser.Complaints);
    }

    private static async Task OpenInstanceAsync(Canvas canvas, string name)
    {
        await canvas.Page.GotoAsync("/designer/workflows/instances");
        await Studio.WaitAsync(canvas.Page);
        await canvas.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).First.ClickAsync();
        await Expect(canvas.Page.Locator(".x6-node").First).ToBeVisibleAsync(new() { Timeout = 3 * Patience });
    }

    private static async Task FaultAsync(ServiceProcess service)
    {
        var fault = JsonNode.Parse("""
            { "definitionId": "meets-a-fault", "name": "Meets a fault", "root": { "id": "flow", "type": "Elsa.Flowchart", "activities": [
              { "id": "fault", "type": "Elsa.Fault", "message": { "typeName": "String", "expression": { "type": "Literal", "value": "on purpose" } } } ], "connections": [] } }
            """);
        await service.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = fault, ["publish"] = true });
        using var run = await service.Api().SendAsync(HttpMethod.Post, "/elsa/api/workflow-definitions/meets-a-fault/execute", new JsonObject { ["name"] = "Meets a fault" });
    }
}

using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>The viewer of instances in the real Elsa Studio, where a workflow is used as an activity of another.</summary>
public sealed class LookingInsideTests(Chromium chromium)
{
    private const float Patience = 30_000;

    [Fact]
    public async Task A_workflow_that_is_used_as_an_activity_is_opened_where_it_runs()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        StudioTraffic traffic = new(lead.Page);
        Canvas canvas = new(lead.Page);
        await lead.Page.SetViewportSizeAsync(1600, 1100);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        var instance = await RunAsync(service.Api());
        var (outer, inner) = (Labelled(canvas, "Check the room"), Labelled(canvas, "Ask the nurse"));

        await OpenAsync(canvas, instance, outer);
        await outer.DblClickAsync();
        await Expect(inner).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(outer).ToBeHiddenAsync();
        await traffic.SettleAsync();
        await canvas.PhotographAsync("designer-inside-1600");
        await lead.Page.Locator(".mud-breadcrumbs").GetByText("Root", new() { Exact = true }).ClickAsync();
        await Expect(outer).ToBeVisibleAsync(new() { Timeout = Patience });

        // From the journal of all canvases straight to what stands inside.
        await OpenAsync(canvas, instance, outer);
        await lead.Page.GetByTitle("Showing all events").ClickAsync();
        await lead.Page.Locator(".mud-timeline-item").Filter(new() { HasText = "Run task - Suspended" }).First.ClickAsync();
        await Expect(inner).ToBeVisibleAsync(new() { Timeout = Patience });
        await traffic.SettleAsync();

        Assert.Empty(traffic.Missing);
        Assert.Empty(browser.Complaints);
    }

    private static ILocator Labelled(Canvas canvas, string label) => canvas.Page.Locator(".x6-node").Filter(new() { HasText = label });

    private static async Task OpenAsync(Canvas canvas, string instance, ILocator first)
    {
        await canvas.Page.GotoAsync($"/designer/workflows/instances/{instance}/view");
        await Studio.WaitAsync(canvas.Page);
        await Expect(first).ToBeVisibleAsync(new() { Timeout = 3 * Patience });
    }

    private static async Task<string> RunAsync(AuditApi api)
    {
        await PublishAsync(api, "room-check", "Room check", """{ "id": "ask", "type": "Elsa.RunTask", "metadata": { "displayText": "Ask the nurse", "designer": { "position": { "x": 80, "y": 80 } } }, "taskName": { "typeName": "String", "expression": { "type": "Literal", "value": "ask" } } }""");
        await PublishAsync(api, "ward-round", "Ward round", """{ "id": "room", "type": "RoomCheck", "version": 1, "metadata": { "displayText": "Check the room", "designer": { "position": { "x": 80, "y": 80 } } }, "workflowDefinitionId": "room-check" }""");
        var run = await api.PostAsync("/elsa/api/workflow-definitions/ward-round/execute", new JsonObject { ["name"] = "Ash ward" });
        return (string)run["workflowState"]!["id"]!;
    }

    private static Task PublishAsync(AuditApi api, string id, string name, string activity)
    {
        var model = new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = name,
            ["options"] = new JsonObject { ["usableAsActivity"] = true },
            ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray(JsonNode.Parse(activity)), ["connections"] = new JsonArray() },
        };
        return api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });
    }
}

using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What the menus and dialogs of Studio's lists offer.</summary>
public sealed class MenuTests(Chromium chromium)
{
    private const string One = "First in the list";
    private const string Instances = "/designer/workflows/instances";

    [Fact]
    public async Task What_we_do_not_have_is_not_offered()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        Canvas canvas = new(lead.Page);
        Menus menus = new(lead.Page, new StudioTraffic(lead.Page));
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await PublishAsync(service, "one", One);

        await canvas.OpenListAsync();
        await Eventually.ThatAsync(() => OpenCreateAsync(lead.Page, menus), "the dialog stays");
        await Expect(menus.Dialog.GetByText("State machine").First).ToBeHiddenAsync();
        await Expect(menus.Dialog.GetByText("Sequence", new() { Exact = true }).First).ToBeVisibleAsync();
        await menus.Dialog.GetByRole(AriaRole.Radio).Nth(1).ClickAsync();
        await lead.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(menus.Dialog.GetByRole(AriaRole.Radio).Nth(1)).ToBeCheckedAsync();
        await canvas.PhotographAsync("designer-create-1280");

        await lead.Page.GotoAsync(Instances);
        await Studio.WaitAsync(lead.Page);
        await menus.OpenAsync(menus.Named("Actions"));
        await Expect(menus.Items.Filter(new() { HasText = "Refresh" })).ToBeVisibleAsync();
        await Expect(menus.Items.Filter(new() { HasText = "Import" })).ToBeHiddenAsync();
    }

    private static async Task<bool> OpenCreateAsync(IPage page, Menus menus)
    {
        if (!await menus.Dialog.IsVisibleAsync())
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Create workflow" }).ClickAsync();
        }

        return await menus.Dialog.GetByRole(AriaRole.Radio).First.IsVisibleAsync();
    }

    private static Task PublishAsync(ServiceProcess service, string id, string name)
    {
        var model = new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = name,
            ["root"] = JsonNode.Parse("""
                { "id": "flow", "type": "Elsa.Flowchart", "activities": [ { "id": "say", "type": "Elsa.WriteLine",
                  "text": { "typeName": "String", "expression": { "type": "Literal", "value": "Words" } } } ], "connections": [] }
                """),
        };
        return service.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });
    }
}

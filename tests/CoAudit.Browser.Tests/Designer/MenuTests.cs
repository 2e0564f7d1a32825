using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>Everything that the menus of Studio's lists offer is pressed once: each does what it says, and what we do not have is not offered.</summary>
public sealed class MenuTests(Chromium chromium)
{
    private const string One = "First in the list";
    private const string Other = "Second in the list";
    private const string Instances = "/designer/workflows/instances";

    [Fact]
    public async Task Every_item_of_the_lists_menus_does_what_it_says()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        StudioTraffic traffic = new(lead.Page);
        Canvas canvas = new(lead.Page);
        Menus menus = new(lead.Page, traffic);
        await lead.Page.SetViewportSizeAsync(1600, 1100);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await PublishAsync(service, "one", One);
        await PublishAsync(service, "other", Other);

        await PressRowsAsync(canvas, menus);
        await PressVersionsAsync(canvas, menus);
        await PressBulkAsync(canvas, menus);
        await PressInstancesAsync(canvas, menus, service);

        Assert.Empty(traffic.Missing);
        Assert.Empty(traffic.Refused);
        Assert.Empty(browser.ForeignRequests);
        Assert.Empty(browser.Complaints);
    }

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
        await RunAsync(service, "one");

        await canvas.OpenListAsync();
        await Eventually.ThatAsync(() => OpenCreateAsync(lead.Page, menus), "the dialog stays");
        await Expect(menus.Dialog.GetByText("State machine")).ToBeHiddenAsync();
        await Expect(menus.Dialog.GetByText("Sequence", new() { Exact = true })).ToBeVisibleAsync();
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

    private static async Task PressRowsAsync(Canvas canvas, Menus menus)
    {
        await canvas.OpenListAsync();
        await menus.PressAsync(menus.MenuOf(menus.Row(One)), "Duplicate", "POST", "/workflow-definitions");
        await canvas.OpenListAsync();
        await Expect(menus.Row("Duplicate of")).ToBeVisibleAsync();
        await menus.PressAsync(menus.MenuOf(menus.Row(Other)), "Unpublish", "POST", "/other/retract");
        await menus.PressAsync(menus.MenuOf(menus.Row(Other)), "Publish", "POST", "/other/publish");
        await menus.PressAsync(menus.MenuOf(menus.Row(Other)), "Export", "GET", "/other/export");
        await menus.PressAsync(menus.MenuOf(menus.Row(Other)), "Run", "POST", "/other/execute");
        await canvas.OpenListAsync();
        await menus.PressAsync(menus.MenuOf(menus.Row(Other)), "Cancel", "POST", "/bulk-actions/cancel/workflow-instances");
        await canvas.PhotographAsync("designer-list-menus-1600");
    }

    private static async Task PressVersionsAsync(Canvas canvas, Menus menus)
    {
        await canvas.OpenAsync("other");
        await canvas.Page.Locator("#studio .mud-tab").Filter(new() { HasText = "Version history" }).DispatchEventAsync("click");
        var oldest = canvas.Page.Locator("#studio tbody tr").Filter(new() { Has = canvas.Page.Locator(".mud-menu") }).Last;
        await menus.PressAsync(menus.MenuOf(oldest), "Rollback to this version", "POST", "/revert/1");
        await canvas.OpenAsync("other");
        await canvas.Page.Locator("#studio .mud-tab").Filter(new() { HasText = "Version history" }).DispatchEventAsync("click");
        var before = await VersionsAsync(canvas);
        await menus.OpenAsync(menus.MenuOf(oldest));
        await menus.Items.Filter(new() { HasText = "Delete" }).ClickAsync();
        await menus.Dialog.Locator(".mud-dialog-actions button").Last.ClickAsync();
        await Eventually.ThatAsync(() => VersionsAsync(canvas), count => count == before - 1, "one version is gone");
    }

    private static Task<int> VersionsAsync(Canvas canvas) => canvas.Page.Locator("#studio tbody tr").Filter(new() { Has = canvas.Page.Locator(".mud-menu") }).CountAsync();

    private static async Task PressBulkAsync(Canvas canvas, Menus menus)
    {
        foreach (var (item, path) in ((string, string)[])
        [
            ("Export", "/bulk-actions/export/workflow-definitions"),
            ("Unpublish", "/bulk-actions/retract/workflow-definitions/by-definition-ids"),
            ("Publish", "/bulk-actions/publish/workflow-definitions/by-definition-ids"),
            ("Delete", "/bulk-actions/delete/workflow-definitions/by-definition-id"),
        ])
        {
            await canvas.OpenListAsync();
            await menus.TickAsync(Other);
            await menus.PressAsync(menus.Named("Bulk actions"), item, "POST", path);
        }

        await canvas.OpenListAsync();
        await Expect(menus.Row(Other)).ToHaveCountAsync(0);
    }

    private static async Task PressInstancesAsync(Canvas canvas, Menus menus, ServiceProcess service)
    {
        await RunAsync(service, "one");
        await canvas.Page.GotoAsync(Instances);
        await Studio.WaitAsync(canvas.Page);
        await menus.TickAsync(One);
        await menus.PressAsync(menus.Named("Bulk actions"), "Cancel", "POST", "/bulk-actions/cancel/workflow-instances");
        await Expect(menus.Row(One)).ToContainTextAsync("Cancelled");
    }

    private static async Task<bool> OpenCreateAsync(IPage page, Menus menus)
    {
        if (!await menus.Dialog.IsVisibleAsync())
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Create workflow" }).ClickAsync();
        }

        return await menus.Dialog.GetByRole(AriaRole.Radio).First.IsVisibleAsync();
    }

    // Two versions, and one that waits when it runs.
    private static async Task PublishAsync(ServiceProcess service, string id, string name)
    {
        foreach (var text in (string[])["Old words", "New words"])
        {
            JsonNode Activity(string activity, string type, string input, string value) => new JsonObject
            {
                ["id"] = activity,
                ["type"] = type,
                [input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } },
            };
            var model = new JsonObject
            {
                ["definitionId"] = id,
                ["name"] = name,
                ["root"] = new JsonObject
                {
                    ["id"] = "flow",
                    ["type"] = "Elsa.Flowchart",
                    ["activities"] = new JsonArray(Activity("say", "Elsa.WriteLine", "text", text), Activity("wait", "Elsa.Event", "eventName", "never")),
                    ["connections"] = new JsonArray(new JsonObject
                    {
                        ["source"] = new JsonObject { ["activity"] = "say", ["port"] = "Done" },
                        ["target"] = new JsonObject { ["activity"] = "wait", ["port"] = "In" },
                    }),
                },
            };
            await service.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });
        }
    }

    private static Task RunAsync(ServiceProcess service, string id) =>
        service.Api().PostAsync($"/elsa/api/workflow-definitions/{id}/execute", new JsonObject { ["name"] = One });
}

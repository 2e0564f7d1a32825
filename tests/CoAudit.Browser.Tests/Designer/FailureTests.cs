using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What goes wrong outside the canvas is said in words, with what to do next.</summary>
public sealed partial class FailureTests(Chromium chromium)
{
    private const string Faulty = "meets-a-fault";
    private const string List = "/designer/workflows/definitions";

    [Fact]
    public async Task A_run_that_meets_a_fault_is_said_to_have_started_and_leads_to_where_it_stopped()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        Canvas canvas = new(lead.Page);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        var fault = JsonNode.Parse("""
            { "definitionId": "meets-a-fault", "name": "Meets a fault", "root": { "id": "flow", "type": "Elsa.Flowchart", "activities": [
              { "id": "fault", "type": "Elsa.Fault", "message": { "typeName": "String", "expression": { "type": "Literal", "value": "on purpose" } } } ], "connections": [] } }
            """);
        await service.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = fault, ["publish"] = true });

        // Started from its editor, Studio itself leads there.
        await canvas.OpenAsync(Faulty);
        await canvas.PressRunAsync();
        await lead.Page.IsAtAsync(Viewer());
        await Expect(lead.Page.GetByText("A fault stopped it.")).ToBeVisibleAsync();

        await canvas.OpenListAsync();
        StudioTraffic traffic = new(lead.Page);
        Menus menus = new(lead.Page, traffic);
        await menus.PressAsync(menus.MenuOf(menus.Row("Meets a fault")), "Run", "POST", $"/{Faulty}/execute");

        await Expect(canvas.Alert).ToContainTextAsync("Started, and stopped by a fault");
        await canvas.PhotographAsync("designer-run-faulted-1280");
        await canvas.Alert.GetByRole(AriaRole.Link, new() { Name = "See where it stopped" }).ClickAsync();
        await lead.Page.IsAtAsync(Viewer());
        await Studio.WaitAsync(lead.Page);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        Canvas canvas = new(lead.Page);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));

        await AnswerListAsync(lead.Page, 500);
        await lead.Page.GotoAsync(List);
        await Expect(canvas.Alert).ToContainTextAsync("The service could not answer.");
        await canvas.PhotographAsync("designer-not-read-1280");

        await lead.Page.UnrouteAllAsync();
        await canvas.Alert.GetByRole(AriaRole.Button, new() { Name = "Load the page again" }).ClickAsync();
        await Studio.WaitAsync(lead.Page);
        await Expect(canvas.Alert).ToBeHiddenAsync();

        await AnswerListAsync(lead.Page, 401);
        await lead.Page.GotoAsync(List);
        await Expect(canvas.Alert).ToContainTextAsync("You are signed out");
        await Expect(canvas.Alert.GetByRole(AriaRole.Link, new() { Name = "Sign in again" })).ToHaveAttributeAsync("href", "/account/sign-in?returnUrl=%2Fdesigner%2Fworkflows%2Fdefinitions");
    }

    [Fact]
    public async Task A_designer_that_does_not_open_says_so()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        Canvas canvas = new(lead.Page);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await lead.Page.RouteAsync("**/blazor.webassembly.js*", route => route.AbortAsync());

        await lead.Page.GotoAsync(List);

        await Expect(canvas.Alert).ToContainTextAsync("The designer did not open");
        await lead.Page.SetViewportSizeAsync(360, 800);
        await canvas.PhotographAsync("designer-did-not-open-360");
    }

    private static Task AnswerListAsync(IPage page, int status) =>
        page.RouteAsync(Definitions(), route => route.FulfillAsync(new() { Status = status, ContentType = "application/json", Body = "{}" }));

    [GeneratedRegex(@"/elsa/api/workflow-definitions\?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Definitions();

    [GeneratedRegex("/designer/workflows/instances/[^/]+/view$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Viewer();
}

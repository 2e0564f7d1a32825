using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What stands beside the canvas: what is wrong, what is published, and who is not touched by it. It follows every change without a reload.</summary>
public sealed class BesideTests(Chromium chromium)
{
    private const string Spoiled = "spoiled";
    private const string Objectives = "objectives";

    [Fact]
    public async Task Problems_versions_and_running_audits_stand_beside_the_canvas()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        Canvas canvas = new(lead.Page);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await SaveAsync(service, "[\"managers\"]");

        await canvas.OpenAsync(Spoiled);
        await Expect(canvas.Standing).ToContainTextAsync("Not published yet.");
        await ReadProblemAsync(canvas);
        await LookAtItSmallAsync(canvas);

        // Somebody else mends it, and this page is loaded anew.
        await SaveAsync(service, "[\"service-users\",\"care-workers\",\"managers\",\"other-stakeholders\"]");
        await canvas.OpenAsync(Spoiled);
        await lead.Page.EvaluateAsync("window.stillHere = true");
        await canvas.PressPublishAsync();

        await Expect(canvas.Standing).ToContainTextAsync("Version 1 is published.");
        await Expect(canvas.Standing.GetByRole(AriaRole.Link, new() { Name = "Start an audit on it" })).ToBeVisibleAsync();
        await Expect(canvas.Standing.Locator("details li")).ToContainTextAsync("After a fault the workflow goes on without that path");
        await Expect(canvas.Said).ToContainTextAsync("Version 1 is published.");
        await Expect(canvas.Said).ToContainTextAsync("1 warning");
        await canvas.PhotographAsync("designer-published-1280");

        await service.Api().StartAuditAsync(Willowbrook.Request(Spoiled));
        await canvas.SaveAsync();
        await Expect(canvas.Standing).ToContainTextAsync("1 running audit stays on version 1.");
        Assert.True(await lead.Page.EvaluateAsync<bool>("window.stillHere"));
    }

    private static async Task ReadProblemAsync(Canvas canvas)
    {
        await canvas.Standing.GetByText("1 error and 1 warning").ClickAsync();
        await Expect(canvas.Standing).ToContainTextAsync("it asks only managers and leaders");
        await canvas.Standing.GetByRole(AriaRole.Link, new() { Name = "Show it on the canvas" }).First.ClickAsync();
        await Expect(canvas.Field("Title")).ToBeVisibleAsync();
        await canvas.PhotographAsync("designer-problems-1280");
    }

    // The words and links fit a phone, whatever the canvas does there.
    private static async Task LookAtItSmallAsync(Canvas canvas)
    {
        await canvas.Page.SetViewportSizeAsync(360, 800);
        await canvas.PhotographAsync("designer-problems-360");
        var box = await canvas.Standing.BoundingBoxAsync();
        Assert.InRange(box!.X + box.Width, 1, 360);
        await canvas.Page.SetViewportSizeAsync(1280, 800);
    }

    private static async Task SaveAsync(ServiceProcess service, string groups)
    {
        var model = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "workflows", "medication.json")))!.AsObject();
        model["definitionId"] = Spoiled;
        model["name"] = "Spoiled";
        model.Remove("id");
        (model["options"] ??= new JsonObject())["incidentStrategyType"] = "ContinueWithIncidentsStrategy";
        model["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] is Objectives)!["groups"] =
            new JsonObject { ["typeName"] = "List<String>", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = groups } };
        await service.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = false });
    }
}

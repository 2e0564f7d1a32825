using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What Studio itself would show for five seconds, or not at all, stays on our page until it is put right.</summary>
public sealed class RefusalTests(Chromium chromium)
{
    private const string Definition = "medication";

    [Fact]
    public async Task Who_saves_the_older_draft_is_told_who_saved_and_can_reload_and_what_audits_run_on_is_kept()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        Canvas canvas = new(lead.Page);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await canvas.OpenAsync(Definition);
        await Expect(canvas.Node("Set objectives")).ToBeVisibleAsync();

        // Meanwhile somebody else saves.
        var api = service.Api();
        var draft = await api.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{Definition}?versionOptions=Latest");
        draft["name"] = "Medication, changed by another";
        await api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = draft.DeepClone(), ["publish"] = false });

        await canvas.PressSaveKeysAsync();

        await Expect(canvas.Alert).ToContainTextAsync("saved a newer version at");
        await canvas.PhotographAsync("designer-stale-1280");
        await canvas.Alert.GetByRole(AriaRole.Button, new() { Name = "Reload the newest version" }).ClickAsync();
        await Expect(lead.Page.GetByRole(AriaRole.Heading, new() { Name = "Medication, changed by another" })).ToBeVisibleAsync();

        await canvas.OpenListAsync();
        var file = await api.GetAsync($"/elsa/api/workflow-definitions/{Definition}/export?versionOptions=Latest");
        file["description"] = new string('x', 5_300_000);
        await canvas.ImportAsync(new FilePayload { Name = "too-large.json", MimeType = "application/json", Buffer = JsonSerializer.SerializeToUtf8Bytes(file) });
        await Expect(canvas.Alert).ToContainTextAsync("5,000,000 are allowed");
        await canvas.PhotographAsync("designer-too-large-1280");

        await api.StartAuditAsync(Willowbrook.Request(Definition));
        await canvas.OpenListAsync();
        await canvas.DeleteFromListAsync("Medication, changed by another");
        await Expect(canvas.Alert).ToContainTextAsync("1 audit is running on this audit type, so it is kept.");
        await canvas.PhotographAsync("designer-kept-1280");
        Assert.Equal("Medication, changed by another", (string?)(await api.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{Definition}?versionOptions=Latest"))["name"]);
    }
}

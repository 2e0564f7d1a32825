using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>From an empty canvas to an audit that is seen on it, in the real Elsa Studio against the real service.</summary>
public sealed class DesignedAuditTests(Chromium chromium)
{
    private const string Name = "Two stages";
    private const string Question = "What shall we look at?";
    private const string Objectives = "Set objectives";
    private const string Evidence = "Gather evidence";
    private const int CanvasMoves = 30_000;

    private static readonly string[] Robots = [Willowbrook.Tunde, Willowbrook.Sarah, Willowbrook.Amara];

    [Fact]
    public async Task An_audit_type_is_drawn_published_and_watched_without_writing_code()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        StudioTraffic traffic = new(lead.Page);
        Canvas canvas = new(lead.Page);
        await lead.Page.SetViewportSizeAsync(1280, 1300);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await lead.AddServiceAsync();

        var definitionId = await DrawTwoStagesAsync(canvas, service);
        await PublishAsync(canvas);
        await RunAsync(canvas);
        await WatchAsync(canvas, service, chromium, definitionId);

        Assert.Empty(traffic.Missing);
        Assert.Empty(browser.ForeignRequests);

        // Two refusals were asked for, publishing what leads nowhere and running an audit as a plain workflow; the browser notes both.
        Assert.All(browser.Complaints, complaint => Assert.EndsWith("status of 400 (Bad Request)", complaint, StringComparison.Ordinal));
        Assert.Equal(["POST workflow-definitions", "POST execute"], traffic.Refused);
    }

    private static async Task<string> DrawTwoStagesAsync(Canvas canvas, ServiceProcess service)
    {
        var definitionId = await canvas.CreateAsync(Name);
        await canvas.TurnAsync("Co-production");
        await canvas.DragAsync(Objectives, 40, 60);
        await canvas.DragAsync(Evidence, 380, 200);
        await canvas.ConnectAsync(Objectives, "Done", Evidence);
        await canvas.SelectAsync(Objectives);
        var title = canvas.Field("Title");
        await title.FillAsync(Question);
        await title.PressAsync("Tab");
        await StoredAsync(service, definitionId, arrows: 1);

        await canvas.OpenAsync(definitionId);

        await Expect(canvas.Node(Evidence)).ToBeVisibleAsync();
        await Expect(canvas.Arrows).ToHaveCountAsync(1);
        await canvas.SelectAsync(Objectives);
        await Expect(canvas.Field("Title")).ToHaveValueAsync(Question);
        return definitionId;
    }

    private static async Task PublishAsync(Canvas canvas)
    {
        await canvas.PressPublishAsync();
        await canvas.SeeMessageAsync("the exit Done leads nowhere");
        await Expect(canvas.Alert).ToContainTextAsync("the exit Done leads nowhere");
        await Expect(canvas.Alert).ToContainTextAsync("the exit Not enough voices leads nowhere");
        await canvas.PhotographAsync("designer-refused-1280");

        await canvas.TurnAsync("Flow");
        await canvas.DragAsync("End", 430, 620);

        // The next save takes the refusal away, and the canvas moves up by its height.
        await Expect(canvas.Alert).ToBeHiddenAsync(new() { Timeout = CanvasMoves });
        await canvas.ConnectAsync(Objectives, "NotEnoughVoices", Evidence);
        foreach (var exit in (string[])["Done", "NotEnoughVoices"])
        {
            await canvas.ConnectAsync(Evidence, exit, "End");
        }

        await canvas.PressPublishAsync();
        await canvas.SeeMessageAsync("Workflow published");
    }

    private static async Task RunAsync(Canvas canvas)
    {
        await canvas.PressRunAsync();
        await Expect(canvas.Alert).ToContainTextAsync("Start it as an audit");
        await canvas.Alert.GetByRole(AriaRole.Link, new() { Name = "Start an audit on it" }).ClickAsync();
        await Expect(canvas.Page.GetByLabel(Name, new() { Exact = true })).ToBeCheckedAsync();
    }

    private static async Task WatchAsync(Canvas canvas, ServiceProcess service, Chromium chromium, string definitionId)
    {
        var api = service.Api();
        var request = Willowbrook.Request(definitionId);
        var audit = await api.StartAuditAsync(request with { Participants = [.. request.Participants.Where(p => p.Email is { } email && (Robots.Contains(email, StringComparer.Ordinal) || email is Willowbrook.Doreen))] });
        var sockets = 0;
        canvas.Page.WebSocket += (_, _) => Interlocked.Increment(ref sockets);
        await canvas.Page.GotoAsync($"/audits/{audit}");
        await canvas.Page.GetByRole(AriaRole.Link, new() { Name = "See on the canvas where it stands" }).ClickAsync();
        await Studio.WaitAsync(canvas.Page);
        await Expect(canvas.Badge(Objectives)).ToBeVisibleAsync(new() { Timeout = CanvasMoves });
        await Expect(canvas.Badge(Evidence)).ToHaveCountAsync(0);
        await canvas.Page.EvaluateAsync("window.stillHere = true");

        foreach (var robot in Robots)
        {
            await service.Participant(await service.Mails.WaitForTokenAsync(robot)).AgreeAsync();
        }

        await using var doreensBrowser = await chromium.NewVisitorAsync(service, javaScript: false);
        Participant doreen = new(doreensBrowser.Page);
        await doreen.StartAsync(await Installation.LinkOfAsync(service.Mails, Willowbrook.Doreen));
        await doreen.SendAsync("I agree");

        await Expect(canvas.Badge(Evidence)).ToBeVisibleAsync(new() { Timeout = CanvasMoves });
        Assert.True(await canvas.Page.EvaluateAsync<bool>("window.stillHere"));
        Assert.True(Volatile.Read(ref sockets) > 0);
        await canvas.PhotographAsync("designer-moved-1280");

        // Nothing of the designer reaches a participant.
        Assert.Empty(doreensBrowser.Scripts);
        Assert.Empty(doreensBrowser.ForeignRequests);
    }

    // Studio saves by itself, some time after each change.
    private static Task StoredAsync(ServiceProcess service, string definitionId, int arrows) => Eventually.ThatAsync(
        () => service.Api().GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest"),
        definition => definition["root"]!["connections"] is JsonArray connections && connections.Count == arrows && definition.ToJsonString().Contains(Question, StringComparison.Ordinal),
        "the draft is stored");
}

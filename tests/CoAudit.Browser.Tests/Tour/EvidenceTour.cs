using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>Past the pages of evidence: giving words and files, hiding what must not be seen, answering causes.</summary>
internal sealed class EvidenceTour(Inspector inspector, ServiceProcess service, IPage lead, Func<Task<Visitor>> arrive)
{
    private const string Evidence = "CoAudit.GatherEvidence";

    public async Task GoAsync()
    {
        var lane = await PlanAudit.StartWithEvidenceAsync(service);
        await lane.AllAgreeAsync("CoAudit.BuildAuditTool");
        await SeeGivingAsync(lane);
        await lane.AllAgreeAsync(Evidence);
        await SeeFileAsync(lane);
        await SeePdfAsync(lane);
        await SeeKeptBackAsync(lane);
        await SeeCausesAsync(lane);
    }

    private async Task SeeGivingAsync(PlanAudit lane)
    {
        var ada = await EnterAsync(lane, PlanAudit.Ada, Evidence);
        await LookAsync(ada, "evidence", "Gather evidence");
        await ada.PressAsync("Add this");
        await LookAsync(ada, "evidence-errors", "Gather evidence");

        // Any picture will do: the page itself.
        var picture = await ada.Page.ScreenshotAsync();
        await ada.Page.GetByLabel("What have you seen, heard or found?").FillAsync("The box is full to the top.");
        await ada.Page.GetByLabel("How do you know this?").SelectOptionAsync("visit");
        await ada.Page.GetByLabel("A photo or a file").SetInputFilesAsync(new FilePayload { Name = "sharps box.png", MimeType = "image/png", Buffer = picture });
        await ada.PressAsync("Add this");
        await LookAsync(ada, "evidence-visit-errors", "Gather evidence");
        await ada.Page.GetByLabel("Who spoke?").FillAsync("A man on Ash floor");
        await ada.Page.GetByLabel("Whose words are these?").SelectOptionAsync("own");
        await ada.Page.GetByLabel("Did you read it back to them?").SelectOptionAsync("yes");
        await ada.Page.GetByLabel("A photo or a file").SetInputFilesAsync(new FilePayload { Name = "sharps box.png", MimeType = "image/png", Buffer = picture });
        await ada.PressAsync("Add this");
        await LookAsync(ada, "evidence-given", "Gather evidence");

        var bo = await EnterAsync(lane, PlanAudit.Bo, Evidence);
        await bo.Page.GetByText("Send a photo or a file, or tell us about a visit").ClickAsync();
        await bo.Page.GetByLabel("A photo or a file").SetInputFilesAsync(new FilePayload { Name = "rota.txt", MimeType = "text/plain", Buffer = "Nights: Joyce, alone"u8.ToArray() });
        await bo.PressAsync("Add this");
        await LookAsync(bo, "evidence-file-only", "Gather evidence");
        await bo.Page.GetByLabel("A photo or a file").SetInputFilesAsync(new FilePayload { Name = "letter.pdf", MimeType = "application/pdf", Buffer = TestPdf.Of(2) });
        await bo.PressAsync("Add this");
    }

    private async Task SeeFileAsync(PlanAudit lane)
    {
        await EvidenceIsOverAsync(lane);
        await lead.GotoAsync($"/audits/{lane.Id}/coverage");
        await LookAsync("lead-audit-evidence", lane.Title);
        await lead.GetByRole(AriaRole.Link, new() { Name = "Photo" }).ClickAsync();
        await LookAsync("lead-file", lane.Title);
        await PressAsync("Share this file");
        await LookAsync("lead-file-errors", lane.Title);
        await PressAsync("Show the original");
        await DrawAsync(lead.Locator("#photo"));
        await LookAsync("lead-file-original", lane.Title);
        await PressAsync("Share this file");
        await LookAsync("lead-file-shared", lane.Title);
        await lead.GotoAsync($"/audits/{lane.Id}/trail");
        await LookAsync("lead-file-trail", lane.Title);
    }

    private async Task SeePdfAsync(PlanAudit lane)
    {
        await lead.GotoAsync($"/audits/{lane.Id}/coverage");
        await lead.GetByRole(AriaRole.Link, new() { Name = "PDF" }).ClickAsync();
        await LookAsync("lead-file-pdf", lane.Title);
        await PressAsync("Show the original");
        await DrawAsync(lead.Locator("#page-2"));
        Assert.Equal("2", await lead.Locator("#Hide_0__Page").InputValueAsync());
        await LookAsync("lead-file-pdf-pages", lane.Title);
        await PressAsync("Share this file");
        await Assertions.Expect(lead.GetByText("Parts of it are painted over.")).ToBeVisibleAsync();
    }

    private async Task SeeKeptBackAsync(PlanAudit lane)
    {
        await lead.GotoAsync($"/audits/{lane.Id}/coverage");
        await lead.GetByRole(AriaRole.Link, new() { Name = "Text" }).ClickAsync();
        await PressAsync("Keep it back");
        await LookAsync("lead-file-keep-back-errors", lane.Title);
        await lead.GetByLabel("Why is it not shared?").FillAsync("A worker is named in it.");
        await PressAsync("Keep it back");
        await LookAsync("lead-file-kept-back", lane.Title);

        var bo = await EnterAsync(lane, PlanAudit.Bo, "CoAudit.AnalyseFindings");
        await LookAsync(bo, "file-kept-back", "Say what it means");
    }

    private async Task SeeCausesAsync(PlanAudit lane)
    {
        await lane.PostAsync(PlanAudit.Bo, "CoAudit.AnalyseFindings", "task/contributions", new JsonObject { ["kind"] = "cause", ["text"] = "There are too few of us at night." });
        await lane.PostAsync(PlanAudit.Dina, "CoAudit.AnalyseFindings", "task/contributions", new JsonObject { ["kind"] = "good-practice", ["text"] = "The laundry is very good." });
        await lane.AllAgreeAsync("CoAudit.AnalyseFindings");

        var cyril = await EnterAsync(lane, PlanAudit.Cyril, "CoAudit.AskEveryone");
        await LookAsync(cyril, "after-evidence", "What comes next");
        await cyril.Page.GetByRole(AriaRole.Link, new() { Name = "See why people say things are like this" }).ClickAsync();
        await LookAsync(cyril, "causes-to-answer", "Why things are like this");
        await cyril.PressAsync("Send my answer to: There are too few of us at night.");
        await LookAsync(cyril, "causes-to-answer-errors", "Why things are like this");
        await cyril.Page.GetByLabel("What is your answer?").FillAsync("We look for two more people for the nights.");
        await cyril.PressAsync("Send my answer to: There are too few of us at night.");
        await LookAsync(cyril, "causes-answered", "Why things are like this");

        await lead.GotoAsync($"/audits/{lane.Id}/scores");
        await LookAsync("lead-audit-thanks", lane.Title);
        await lead.GetByLabel("Your thanks").FillAsync("Thank you for seeing it.");
        await PressAsync("Send the thanks");
        await LookAsync("lead-audit-thanked", lane.Title);
        await lead.GetByRole(AriaRole.Link, new() { Name = "See what this says about a regulation or a framework" }).ClickAsync();
        await lead.GetByLabel("Framework").SelectOptionAsync("ipc-code-2022");
        await PressAsync("Look through it");
        await LookAsync("lead-audit-lens", lane.Title);
        await lead.GotoAsync($"/audits/{lane.Id}/scores");
        await lead.GetByRole(AriaRole.Link, new() { Name = "Compare with the last audit" }).ClickAsync();
        await LookAsync("lead-audit-comparison", lane.Title);
    }

    // The stage ends when the last has agreed; the page shows the evidence from then on.
    private Task EvidenceIsOverAsync(PlanAudit lane) => Eventually.ThatAsync(
        async () => (await service.Api().SendAsync(HttpMethod.Get, $"/api/v1/audits/{lane.Id}/evidence")).IsSuccessStatusCode, over => over, "the evidence is shown");

    // A box over the upper left of the picture, as with a mouse.
    private async Task DrawAsync(ILocator picture)
    {
        await picture.HoverAsync(new() { Position = new() { X = 40, Y = 30 } });
        await lead.Mouse.DownAsync();
        await picture.HoverAsync(new() { Position = new() { X = 180, Y = 70 } });
        await lead.Mouse.UpAsync();
        Assert.NotEqual("", await lead.Locator("#Hide_0__Width").InputValueAsync());
    }

    private Task PressAsync(string button) => lead.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    private async Task<Participant> EnterAsync(PlanAudit lane, string person, string stage)
    {
        Participant participant = new((await arrive()).Page);
        await participant.Page.GotoAsync(await lane.LinkAsync(person, stage));
        await participant.PressAsync("Start");
        return participant;
    }

    private Task LookAsync(string name, string heading) => inspector.LookAsync(lead, name, heading);

    private Task LookAsync(Participant participant, string name, string heading) => inspector.LookAsync(participant.Page, $"participant-{name}", heading);
}

using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>Past the pages of the audit tool: suggesting, deciding, freezing, and being asked again after a change.</summary>
internal sealed class ToolTour(Inspector inspector, ServiceProcess service, IPage lead, Func<Task<Visitor>> arrive)
{
    private const string Building = "CoAudit.BuildAuditTool";
    private const string Scoring = "CoAudit.GatherEvidence";
    private const string Build = "Build the tool";

    public async Task GoAsync()
    {
        var home = await PlanAudit.StartWithToolAsync(service);
        var ada = await SeeSuggestingAsync(home);
        await SeeDecidingAsync(home, ada);
        await home.AllAgreeAsync(Building);
        await SeeNewVersionAsync(home);
    }

    private async Task<Participant> SeeSuggestingAsync(PlanAudit home)
    {
        var ada = await EnterAsync(home, PlanAudit.Ada, Building);
        await LookAsync(ada, "tool", Build);
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Change number 2" }).ClickAsync();
        await LookAsync(ada, "tool-change", Build);
        await ada.PressAsync("Send the new words");
        await LookAsync(ada, "tool-change-errors", Build);
        await ada.Page.GetByLabel("What should it say?").FillAsync("There are gloves and aprons, at night too.");
        await ada.Page.GetByLabel("Why should it change?").FillAsync("At night the box is empty.");
        await ada.PressAsync("Send the new words");
        await SayAsync(home, PlanAudit.Bo, "criterion", "Is there time to clean at weekends?", null);
        await SayAsync(home, PlanAudit.Cyril, "strike", "The laundry is in the other house.", "IPC-21");
        await SayAsync(home, PlanAudit.Dina, "amendment", "Why not visitors?", "IPC-27");
        return ada;
    }

    private async Task SeeDecidingAsync(PlanAudit home, Participant ada)
    {
        await lead.GotoAsync($"/audits/{home.Id}/tool");
        await inspector.LookAsync(lead, "lead-audit-tool", home.Title);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).First.ClickAsync();
        await inspector.LookAsync(lead, "lead-audit-tool-errors", home.Title);
        foreach (var (what, decision, words) in new[]
        {
            ("Something new", "accepted", ""), ("Other words for IPC-15", "accepted", ""), ("Take out IPC-21", "not-accepted", ""),
            ("Other words for IPC-27", "merged", "Everyone here, visitors too, hears about an outbreak on the same day."),
        })
        {
            await DecideAsync(what, decision, words);
        }

        await EditAsync("Save line 1", ("Easy words", "Do you have adequate access to hygiene facilities?"));
        await inspector.LookAsync(lead, "lead-audit-tool-jargon", home.Title);
        await EditAsync("Save line 1", ("Easy words", "Do people clean their hands?"));
        await inspector.LookAsync(lead, "lead-audit-tool-decided", home.Title);
        await ada.Page.ReloadAsync();
        await LookAsync(ada, "tool-decided", Build);
    }

    private async Task SeeNewVersionAsync(PlanAudit home)
    {
        await home.PostAsync(PlanAudit.Ada, Scoring, "task/scores", new JsonObject { ["scores"] = new JsonObject { ["IPC-15"] = 3 } });
        await home.PostAsync(PlanAudit.Ada, Scoring, "task/sign-off", new JsonObject { ["answer"] = "agree" });
        await lead.GotoAsync($"/audits/{home.Id}/tool");
        await EditAsync("Save line 2", ("Plain words", "There are gloves and aprons on every shift."), ("Why does it change?", "Nights are shifts too."));
        await inspector.LookAsync(lead, "lead-audit-tool-frozen", home.Title);
        var ada = await EnterAsync(home, PlanAudit.Ada, Scoring);
        await LookAsync(ada, "scoring-again", "Gather evidence");
    }

    private async Task DecideAsync(string what, string decision, string words)
    {
        var card = lead.Locator("article", new() { HasText = what }).First;
        await card.Locator("details").EvaluateAsync("d => d.open = true");
        await card.GetByLabel("Does it go in?").SelectOptionAsync(decision);
        await card.GetByLabel("Why?").FillAsync("We talked about it with everyone.");
        if (words.Length > 0)
        {
            await card.GetByLabel("Other words for the line").FillAsync(words);
        }

        await card.GetByRole(AriaRole.Button, new() { Name = "Save the decision" }).ClickAsync();
    }

    private async Task EditAsync(string button, params (string Label, string Text)[] fields)
    {
        var form = lead.Locator("article", new() { Has = lead.Locator("button", new() { HasText = button }) });
        await form.Locator("details").EvaluateAsync("d => d.open = true");
        foreach (var (label, text) in fields)
        {
            await form.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        }

        if (fields[0].Label is "Easy words")
        {
            await form.GetByLabel("A person who reads easy words").CheckAsync();
        }

        await form.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    private static Task SayAsync(PlanAudit home, string person, string kind, string text, string? about) =>
        home.PostAsync(person, Building, "task/contributions", new JsonObject { ["kind"] = kind, ["text"] = text, ["about"] = about });

    private async Task<Participant> EnterAsync(PlanAudit home, string person, string stage)
    {
        Participant participant = new((await arrive()).Page);
        await participant.Page.GotoAsync(await home.LinkAsync(person, stage));
        await participant.PressAsync("Start");
        return participant;
    }

    private Task LookAsync(Participant participant, string name, string heading) => inspector.LookAsync(participant.Page, $"participant-{name}", heading);
}

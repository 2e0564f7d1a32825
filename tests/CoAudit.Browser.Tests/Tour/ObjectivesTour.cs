using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>Past the pages of objectives: what is on the table, how much people want each, decisions, and the reason for a missing voice.</summary>
internal sealed class ObjectivesTour(Inspector inspector, ServiceProcess service, IPage lead, Func<Task<Visitor>> arrive)
{
    private const string Type = "CoAudit.SetObjectives";
    private const string Stage = "Set our objectives";

    public async Task GoAsync()
    {
        var lane = await PlanAudit.StartWithObjectivesAsync(service);

        // No care worker proposes anything, and one is as long as words without a blank can be.
        var hands = await lane.SayAsync(PlanAudit.Ada, "objective", "Help us clean our hands before meals", stage: Type);
        var code = await lane.SayAsync(PlanAudit.Cyril, "objective", "Meet criteria 1 and 2 of the code", stage: Type);
        var ready = await lane.SayAsync(PlanAudit.Dina, "objective", $"Be ready for outbreaks {new string('x', 90)}", stage: Type);
        await SeeWhileProposingAsync(lane);
        await Eventually.ThatAsync(() => service.Api().GetAsync($"/api/v1/audits/{lane.Id}/objectives"), _ => true, "the objectives are on the table", TimeSpan.FromMinutes(1));
        await SeeChoosingAsync(lane);
        await SeeDecidingAsync(lane, code);
        await FinishAsync(lane, hands, ready);
        await SeeDecidedAsync(lane);
    }

    private async Task SeeWhileProposingAsync(PlanAudit lane)
    {
        await lead.GotoAsync($"/audits/{lane.Id}/objectives");
        await inspector.LookAsync(lead, "lead-objectives-blind", lane.Title);
    }

    private async Task SeeChoosingAsync(PlanAudit lane)
    {
        var ada = await EnterAsync(lane, PlanAudit.Ada, Type);
        await LookAsync(ada, "objectives", Stage);
        await ada.PressAsync("Save my choices");
        await LookAsync(ada, "objectives-errors", Stage);
        await ada.Page.GetByLabel("Most of all").First.CheckAsync();
        await ada.PressAsync("Save my choices");
        await LookAsync(ada, "objectives-chosen", Stage);
        await ada.Page.Locator("details").Filter(new() { HasText = "Say something about these" }).EvaluateAsync("d => d.open = true");
        await ada.PressAsync("Send these words");
        await LookAsync(ada, "objectives-comment-errors", Stage);
        await ada.Page.GetByLabel("What do you want to say?").FillAsync("Soap is what we need first.");
        await ada.PressAsync("Send these words");
        await LookAsync(ada, "objectives-comment", Stage);
    }

    private async Task SeeDecidingAsync(PlanAudit lane, string code)
    {
        await lead.GotoAsync($"/audits/{lane.Id}/objectives");
        await inspector.LookAsync(lead, "lead-objectives", lane.Title);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Save the reason" }).ClickAsync();
        await inspector.LookAsync(lead, "lead-objectives-reason-errors", lane.Title);
        await lead.GetByLabel("Why is there none?").FillAsync("The care workers were short of hands in the outbreak and said so.");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Save the reason" }).ClickAsync();

        var card = lead.Locator($"[id='item-{code}']");
        await card.Locator("summary").ClickAsync();
        await card.GetByLabel("What about it?").SelectOptionAsync("merged");
        await card.GetByLabel("Why?").FillAsync("It goes well with another one.");
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await inspector.LookAsync(lead, "lead-objectives-errors", lane.Title);
        await card.GetByLabel("What about it?").SelectOptionAsync("not-adopted");
        await card.GetByLabel("Why?").FillAsync("We keep it as our benchmark.");
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Not adopted");
    }

    private static async Task FinishAsync(PlanAudit lane, string hands, string ready)
    {
        foreach (var person in PlanAudit.Everyone)
        {
            await lane.PostAsync(person, Type, "task/priorities", new JsonObject { ["scores"] = new JsonObject { [hands] = 4, [ready] = 2 } });
        }

        await lane.AllAgreeAsync(Type);
    }

    private async Task SeeDecidedAsync(PlanAudit lane)
    {
        var bo = await EnterAsync(lane, PlanAudit.Bo, "CoAudit.GatherEvidence");
        await LookAsync(bo, "next-with-objectives", "Tell what you see");
        await lead.GotoAsync($"/audits/{lane.Id}/objectives");
        await inspector.LookAsync(lead, "lead-objectives-set", lane.Title);
    }

    private async Task<Participant> EnterAsync(PlanAudit lane, string person, string stage)
    {
        Participant participant = new((await arrive()).Page);
        await participant.Page.GotoAsync(await lane.LinkAsync(person, stage));
        await participant.PressAsync("Start");
        return participant;
    }

    private Task LookAsync(Participant participant, string name, string heading) => inspector.LookAsync(participant.Page, $"participant-{name}", heading);
}

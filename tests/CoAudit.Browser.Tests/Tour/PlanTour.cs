using System.Text.Json.Nodes;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>Past the pages of plans, objections, reviews and voices: an audit that begins with its plan, and a second one whose objection goes to the independent person at once.</summary>
internal sealed class PlanTour(Inspector inspector, ServiceProcess service, IPage lead, Func<Task<Visitor>> arrive)
{
    private const string Plan = "Make our plan";
    private const string SignOff = "Sign off the plan";
    private const string Review = "Is the change lasting?";
    private const string Objection = "An objection for you";
    private const string UnknownToken = "cat1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    public async Task GoAsync()
    {
        var lane = await PlanAudit.StartAsync(service, "managers");
        var (towels, visits) = await SeePlanAsync(lane);
        await SeeObjectionAsync(lane, visits);
        await SeeReviewAsync(lane, towels, visits);
        await SeeLeadAsync(lane);
        await SeeIndependentAsync();
    }

    private async Task<(string Towels, string Visits)> SeePlanAsync(PlanAudit lane)
    {
        var towels = await lane.SayAsync(PlanAudit.Ada, "wish", "A clean hand towel for each of us, every day");
        var visits = await lane.SayAsync(PlanAudit.Cyril, "wish", "No visitors while two or more people are ill");
        await lane.SayAsync(PlanAudit.Bo, "how", "Towels come with the morning tea.", towels);
        await lane.SayAsync(PlanAudit.Cyril, "provide", "40 pounds a month for towels", towels);
        await lane.SayAsync(PlanAudit.Dina, "lasts-if", "Towels in the rooms\nAda and Bo\n9 of 10 rooms", towels);

        var cyril = await EnterAsync(lane, PlanAudit.Cyril, "CoAudit.PlanActions");
        await LookAsync(cyril, "plan", Plan);
        await LookAsync(cyril, "plan-open", Plan);
        await cyril.Page.GetByLabel("What do we look at?").First.FillAsync("The log");
        await cyril.PressAsync("Add to card 1");
        await LookAsync(cyril, "plan-errors", Plan);
        await lane.AllAgreeAsync("CoAudit.PlanActions");
        return (towels, visits);
    }

    private async Task SeeObjectionAsync(PlanAudit lane, string visits)
    {
        var ada = await EnterAsync(lane, PlanAudit.Ada, "CoAudit.SignOff");
        await LookAsync(ada, "signing", SignOff);
        await LookAsync(ada, "signing-open", SignOff);
        await Card(ada, visits).GetByLabel("I object").CheckAsync();
        await Card(ada, visits).GetByRole(AriaRole.Button).ClickAsync();
        await LookAsync(ada, "signing-errors", SignOff);
        await Card(ada, visits).GetByLabel("Why?").FillAsync("My daughter comes every day. I would rather wear a mask.");
        await Card(ada, visits).GetByRole(AriaRole.Button).ClickAsync();
        await LookAsync(ada, "signing-objected", SignOff);

        var cyril = await EnterAsync(lane, PlanAudit.Cyril, "CoAudit.SignOff");
        await LookAsync(cyril, "objection-answer", SignOff);
        await cyril.PressAsync("Send my answer to the objection");
        await LookAsync(cyril, "objection-answer-errors", SignOff);
        await cyril.Page.GetByLabel("Your answer to them").FillAsync("You are right. I have new words for it.");
        await cyril.Page.GetByLabel("New words, if you change it").FillAsync("One named visitor for each of us, with apron and gloves");
        await cyril.PressAsync("Send my answer to the objection");
        await LookAsync(cyril, "objection-answered", SignOff);

        await ada.Page.ReloadAsync();
        await LookAsync(ada, "objection-mine", SignOff);
        await ada.PressAsync("Take my objection back");
        await LookAsync(ada, "objection-taken-back", SignOff);
        await lane.AllAgreeAsync("CoAudit.SignOff");
    }

    private async Task SeeReviewAsync(PlanAudit lane, string towels, string visits)
    {
        var ada = await EnterAsync(lane, PlanAudit.Ada, "CoAudit.ReviewProgress");
        await LookAsync(ada, "review", Review);
        await ada.PressAsync("Send my answers");
        await LookAsync(ada, "review-errors", Review);
        foreach (var person in PlanAudit.Everyone)
        {
            await lane.PostAsync(person, "CoAudit.ReviewProgress", "task/verdicts", new JsonObject
            {
                ["verdicts"] = new JsonObject { [towels] = "not-sustained", [visits] = "refine" },
            });
        }

        var bo = await EnterAsync(lane, PlanAudit.Bo, "CoAudit.AskEveryone");
        await LookAsync(bo, "causes", "What gets in the way?");
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Add this" }).First.ClickAsync();
        await LookAsync(bo, "causes-errors", "What gets in the way?");
        await bo.Page.GetByLabel("What gets in the way?").FillAsync("The relief cleaner was not told.");
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Add this" }).First.ClickAsync();
        await LookAsync(bo, "causes-said", "What gets in the way?");
        await bo.Page.GotoAsync($"{new Uri(bo.Page.Url).GetLeftPart(UriPartial.Path)}/voices");
        await LookAsync(bo, "voices-so-far", "What came of your words");

        var adas = await EnterAsync(lane, PlanAudit.Ada, "CoAudit.PlanActions", start: false);
        await adas.Page.GetByRole(AriaRole.Link, new() { Name = "See what came of your words" }).ClickAsync();
        await LookAsync(adas, "voices", "What came of your words");
    }

    private async Task SeeLeadAsync(PlanAudit lane)
    {
        await lead.GotoAsync($"/audits/{lane.Id}/plan");
        await inspector.LookAsync(lead, "lead-audit-plan", lane.Title);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Save the decision on card 1" }).ClickAsync();
        await inspector.LookAsync(lead, "lead-audit-plan-errors", lane.Title);
        await lead.GotoAsync($"/audits/{lane.Id}/voices");
        await inspector.LookAsync(lead, "lead-audit-voices", lane.Title);
    }

    private async Task SeeIndependentAsync()
    {
        var lane = await PlanAudit.StartAsync(service, "independent");
        var visits = await lane.SayAsync(PlanAudit.Cyril, "wish", "No visitors while two or more people are ill");
        await lane.AllAgreeAsync("CoAudit.PlanActions");
        await lane.PostAsync(PlanAudit.Ada, "CoAudit.SignOff", "task/sign-off", new JsonObject { ["answer"] = "object", ["reason"] = "My daughter comes every day.", ["item"] = visits });
        Participant ruth = new((await arrive()).Page);
        await ruth.Page.GotoAsync(await lane.LinkToIndependentAsync());
        await LookAsync(ruth, "objection-waiting", Objection);
        await ruth.PressAsync("Read the objection");
        await LookAsync(ruth, "objection-read", Objection);
        await ruth.PressAsync("Send my answer");
        await LookAsync(ruth, "objection-read-errors", Objection);
        await ruth.Page.GetByLabel("What do you think?").FillAsync("One visitor at a time harms nobody. Please find words that let them in.");
        await ruth.PressAsync("Send my answer");
        await LookAsync(ruth, "objection-sent", Objection);
        await ruth.Page.GotoAsync($"/o/{UnknownToken}");
        await LookAsync(ruth, "objection-gone", "This link does not work any more");
    }

    private async Task<Participant> EnterAsync(PlanAudit lane, string person, string stage, bool start = true)
    {
        Participant participant = new((await arrive()).Page);
        await participant.Page.GotoAsync(await lane.LinkAsync(person, stage));
        if (start)
        {
            await participant.PressAsync("Start");
        }

        return participant;
    }

    private static ILocator Card(Participant participant, string item) => participant.Page.Locator($"[id='item-{item}']");

    private Task LookAsync(Participant participant, string name, string heading) => inspector.LookAsync(participant.Page, $"participant-{name}", heading);
}

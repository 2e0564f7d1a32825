using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using MimeKit;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>Past the pages that participants see, and those who get their safety messages. Each person has a browser of their own.</summary>
internal sealed class ParticipantTour(Inspector inspector, ServiceProcess service, Func<Task<Visitor>> arrive)
{
    private const string UnknownToken = "cat1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private const string Stage = "Set our objectives";
    private const string LinkGone = "This link does not work any more";
    private const string Danger = "Someone is being hurt or in danger";

    /// <summary>People who are not looked at: they only answer.</summary>
    public async Task AnswerAsync(params string[] addresses)
    {
        foreach (var address in addresses)
        {
            var robot = service.Participant(await service.Mails.WaitForTokenAsync(address));
            await robot.ContributeAsync("objective", "Clean hands before every meal.");
            await robot.AgreeAsync();
        }
    }

    public async Task SeeInvitationAsync()
    {
        var page = (await arrive()).Page;
        var link = await LinkOfAsync(Willowbrook.Arthur);
        await SeeAsync(page, link, "landing", "Hello Arthur");
        await Inspector.PhotographWindowAsync(page, "invitation");
        await SeeAsync(page, $"{link}/danger", "landing-danger", Danger);
        await SeeAsync(page, $"{link}/help", "landing-help", "I need help");
        await page.GetByLabel("Please phone me").CheckAsync();
        await PressAsync(page, "Ask for help");
        await LookAsync(page, "landing-help-sent", "We have your message");
        await SeeAsync(page, $"{link}/no-reminders", "no-reminders", "No more reminders?");
        await PressAsync(page, "Do not remind me");
        await LookAsync(page, "no-reminders-done", "We will not remind you again");
    }

    public async Task SeeTaskAsync()
    {
        var browser = await arrive();
        Participant arthur = new(browser.Page);
        await arthur.StartAsync(await LinkOfAsync(Willowbrook.Arthur));
        var task = arthur.Page.Url;
        await LookAsync(arthur.Page, "task", Stage);
        await Inspector.PhotographWindowAsync(arthur.Page, "task");
        await arthur.PressAsync("Send my answer");
        await LookAsync(arthur.Page, "task-errors", Stage);
        await arthur.ChooseAsync("I object");
        await arthur.PressAsync("Send my answer");
        await LookAsync(arthur.Page, "task-reason-errors", Stage);
        await arthur.AddAsync("Ask us before you move our things to clean.");
        await LookAsync(arthur.Page, "task-words", Stage);
        await arthur.AddAsync("My slippers are cold.");
        await arthur.Page.GetByRole(AriaRole.Button, new() { Name = "My slippers are cold." }).ClickAsync();
        await LookAsync(arthur.Page, "take-back", "Take back your words?");
        await arthur.PressAsync("Yes, take them back");
        await LookAsync(arthur.Page, "taken-back", Stage);

        Participant otherTab = new(await browser.OpenTabAsync());
        await otherTab.Page.GotoAsync(task);
        await arthur.SendAsync("I agree, with a concern", "I want to be there when you clean my room.");
        await LookAsync(arthur.Page, "receipt", "Thank you. We have your answer");
        await otherTab.ChooseAsync("I agree");
        await otherTab.PressAsync("Send my answer");
        await LookAsync(otherTab.Page, "receipt-again", "We already have your answer");
    }

    public async Task SeeSafetyMessageAsync()
    {
        Participant amara = new((await arrive()).Page);
        await amara.StartAsync(await LinkOfAsync(Willowbrook.Amara));
        var task = amara.Page.Url;
        await SeeAsync(amara.Page, $"{task}/help", "task-help", "I need help");
        await amara.PressAsync("Ask for help");
        await LookAsync(amara.Page, "task-help-errors", "I need help");
        await SeeAsync(amara.Page, $"{task}/danger", "task-danger", Danger);
        await amara.PressAsync("Send now");
        await LookAsync(amara.Page, "task-danger-errors", Danger);
        await amara.Page.GetByLabel("What is happening?").FillAsync("A resident on Beech has bruises on both arms.");
        await amara.PressAsync("Send now");
        await LookAsync(amara.Page, "task-danger-sent", "We have your message");

        var contact = (await arrive()).Page;
        await SeeAsync(contact, await ConcernLinkAsync(), "concern", "A safety message for you");
        await PressAsync(contact, "Read the message");
        await LookAsync(contact, "concern-read", "A safety message for you");
        await SeeAsync(contact, $"/c/{UnknownToken}", "concern-gone", LinkGone);
    }

    public async Task SeeLeavingAsync()
    {
        Participant megan = new((await arrive()).Page);
        await megan.StartAsync(await LinkOfAsync(Willowbrook.Megan));
        await megan.Page.Locator("summary").Last.ClickAsync();
        await megan.PressAsync("Stop taking part");
        await LookAsync(megan.Page, "stopped", "You have stopped taking part");

        Participant tunde = new((await arrive()).Page);
        var link = await LinkOfAsync(Willowbrook.Tunde);
        await tunde.Page.GotoAsync(link);
        await tunde.Page.Locator("summary").Last.ClickAsync();
        await tunde.PressAsync("This is not for me");
        await LookAsync(tunde.Page, "not-for-me", "Thank you for telling us");
        await SeeAsync(tunde.Page, link, "link-gone", LinkGone);
        await tunde.PressAsync("Send me a new link");
        await LookAsync(tunde.Page, "new-link", "Look in your e-mail");
    }

    public async Task SeeLostAsync()
    {
        Participant amara = new((await arrive()).Page);
        await SeeAsync(amara.Page, $"/t/{UnknownToken}", "link-unknown", LinkGone);
        await SeeAsync(amara.Page, "/danger", "danger", Danger);
        await SeeAsync(amara.Page, "/help", "help", "I need help");
        await SeeAsync(amara.Page, "/message-sent", "message-sent", "We have your message");

        await amara.StartAsync(await LinkOfAsync(Willowbrook.Amara));
        var task = amara.Page.Url;
        await amara.Words.FillAsync("This must not get lost.");
        await amara.Page.EvaluateAsync("document.querySelectorAll('[name=Ticket]').forEach(field => field.value = 'worn out')");
        await amara.PressAsync("Add");
        await LookAsync(amara.Page, "no-pass-unsent", "Please open the link in your mail again");
        await SeeAsync((await arrive()).Page, task, "no-pass", "Please open the link in your mail again");
    }

    public async Task SeeLateAndNextAsync()
    {
        var mails = await service.Mails.WaitForAsync(ShortAudit.Ivy, count: 3);
        Participant ivy = new((await arrive()).Page);
        await SeeAsync(ivy.Page, MailLinks.FindLink(mails[0])!.AbsoluteUri, "landing-late", "Hello Ivy");
        await ivy.PressAsync("Start");
        await LookAsync(ivy.Page, "task-late", Stage);
        await ivy.SendAsync("Not for me now");
        await LookAsync(ivy.Page, "receipt-late", "Thank you. We have your answer");
        await ivy.StartAsync(LinkOf(mails, "Sign off the plan"));
        await LookAsync(ivy.Page, "task-sign-off", "Sign off the plan");
    }

    public async Task SeeReportAsync()
    {
        var mails = await service.Mails.WaitForAsync(ShortAudit.Percy, count: 3);
        Participant percy = new((await arrive()).Page);
        await SeeAsync(percy.Page, LinkOf(mails, "The report is ready"), "report-ready", "Thank you. We have your answer");
        await percy.Page.GetByRole(AriaRole.Link, new() { Name = "Read the report" }).ClickAsync();
        await LookAsync(percy.Page, "report-by-link", ShortAudit.Title);
        await percy.StartAsync(LinkOf(mails, "Sign off the plan"));
        await percy.Page.GetByRole(AriaRole.Link, new() { Name = "Read the report" }).ClickAsync();
        await percy.Page.GetByRole(AriaRole.Link, new() { Name = "Easy read" }).ClickAsync();
        await LookAsync(percy.Page, "report-easy-read", "What we found out together");
        await percy.Page.GetByRole(AriaRole.Link, new() { Name = "One-page poster" }).ClickAsync();
        await LookAsync(percy.Page, "report-poster", ShortAudit.Title);
    }

    public async Task SeeClosedAsync() =>
        await SeeAsync((await arrive()).Page, await LinkOfAsync(ShortAudit.Rosa), "closed", "This part is over");

    private static string LinkOf(IEnumerable<MimeMessage> mails, string subject) =>
        MailLinks.FindLink(mails.Last(mail => mail.Subject!.Contains(subject, StringComparison.Ordinal)))!.AbsoluteUri;

    private Task<string> LinkOfAsync(string address) => Installation.LinkOfAsync(service.Mails, address);

    private async Task<string> ConcernLinkAsync()
    {
        var mails = await service.Mails.WaitForAsync("ngozi.eze@fenshire.example");
        return mails[^1].TextBody!.Split().First(word => word.StartsWith(service.Address.AbsoluteUri, StringComparison.Ordinal));
    }

    private static Task PressAsync(IPage page, string button) => new Participant(page).PressAsync(button);

    private async Task SeeAsync(IPage page, string address, string name, string heading)
    {
        await page.GotoAsync(address);
        await LookAsync(page, name, heading);
    }

    private Task LookAsync(IPage page, string name, string heading) => inspector.LookAsync(page, $"participant-{name}", heading);
}

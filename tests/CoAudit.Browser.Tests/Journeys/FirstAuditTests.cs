using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Journeys;

/// <summary>From a fresh installation to the first voice that is heard, on real mail, in a real browser.</summary>
public sealed class FirstAuditTests(Chromium chromium)
{
    [Fact]
    public async Task The_first_audit_reaches_its_people_and_hears_them()
    {
        await using var exim = await EximServer.StartAsync();
        await using var service = await ServiceProcess.StartAsync(exim.ServiceSettings);
        await using var leadsBrowser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(leadsBrowser);

        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await lead.AddServiceAsync();
        var audit = await StartAuditAsync(lead);

        // A browser that runs no script, as the mail's reader may well have.
        await using var doreensBrowser = await chromium.NewVisitorAsync(service, javaScript: false);
        await AnswerAsync(new Participant(doreensBrowser.Page), await Installation.LinkOfAsync(exim.Mails, Willowbrook.Doreen));

        await lead.Page.GotoAsync("/");
        var group = lead.Page.Locator(".app-silent__group").Filter(new() { HasText = "People who use services" });
        await Expect(group).ToContainTextAsync("1 of 3 answered");
        await Expect(group).Not.ToContainTextAsync("Doreen Pascoe");
        await Expect(group).ToContainTextAsync("Arthur Lindqvist");
        await AssertRecordedAsync(service.Api(), audit);
        Assert.Empty(leadsBrowser.Complaints);
        Assert.Empty(doreensBrowser.Complaints);
        Assert.Empty(leadsBrowser.ForeignRequests);
        Assert.Empty(doreensBrowser.ForeignRequests);
    }

    /// <summary>With a slip of the pen: the page says where it is, and keeps everything else.</summary>
    private static async Task<string> StartAuditAsync(QualityLead lead)
    {
        await lead.FillAuditAsync(people: Willowbrook.People.Replace(Willowbrook.Joyce, "joyce at work", StringComparison.Ordinal));
        await lead.PressAsync("Start the audit");

        var joyce = lead.Group("Person 6");
        await Expect(joyce.Locator(".nhsuk-error-message")).ToContainTextAsync("name@example.org");
        await Expect(joyce.GetByLabel("Name")).ToHaveValueAsync("Joyce Oduya");
        await Expect(lead.Group("Person 1").GetByLabel("Name")).ToHaveValueAsync("Doreen Pascoe");
        await Expect(lead.Page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync(Willowbrook.Title);
        await joyce.GetByLabel("E-mail address").FillAsync(Willowbrook.Joyce);
        return await lead.StartAuditAsync();
    }

    private static async Task AnswerAsync(Participant doreen, string link)
    {
        await doreen.Page.GotoAsync(link);
        await Expect(doreen.Heading("Hello Doreen")).ToBeVisibleAsync();
        await doreen.StartAsync(link);
        Assert.DoesNotContain("/t/", doreen.Page.Url, StringComparison.Ordinal);

        await doreen.AddAsync("Staff should wash their hands where I can see it.");
        await doreen.SendAsync("I agree, with a concern", "Nobody asked the people on Beech.");

        await Expect(doreen.Heading("Thank you. We have your answer")).ToBeVisibleAsync();
        var main = doreen.Page.GetByRole(AriaRole.Main);
        await Expect(main).ToContainTextAsync("I agree, with a concern");
        await Expect(main).ToContainTextAsync("Nobody asked the people on Beech.");
        await Expect(main).ToContainTextAsync("Staff should wash their hands where I can see it.");
    }

    private static async Task AssertRecordedAsync(AuditApi api, string audit)
    {
        var tasks = await api.TasksAsync(audit);
        Assert.Equal(9, tasks.Count);
        Assert.Single(tasks, task => string.Equals((string?)task!["status"], "answered", StringComparison.Ordinal));

        // Before the reveal nobody is told what an answer was.
        Assert.All(tasks, task => Assert.Null((string?)task!["answer"]));
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Journeys;

/// <summary>What a quality lead does with the pages, by the words that are on them.</summary>
internal sealed partial class QualityLead(Visitor visitor)
{
    public IPage Page => visitor.Page;

    /// <summary>The one-time link that a fresh service prints.</summary>
    public static async Task<string> FirstAccountLinkAsync(ServiceProcess service) => await Eventually.ThatAsync(
        () => Task.FromResult(FirstAccountLink().Match(service.Output).Value), link => link.Length > 0, "the service prints the link for the first account");

    public async Task CreateFirstAccountAsync(string link)
    {
        await Page.GotoAsync(link);
        await Page.GetByLabel("Your name").FillAsync(Willowbrook.LeadName);
        await Page.GetByLabel("Your e-mail address").FillAsync(Willowbrook.LeadEmail);
        await Page.GetByLabel("A password").FillAsync(Willowbrook.Password);
        await PressAsync("Create account");
        await Assertions.Expect(Heading("Dashboard")).ToBeVisibleAsync();
    }

    public async Task AddServiceAsync()
    {
        await Page.GotoAsync("/services/new");
        await Page.GetByLabel("Name of the service").FillAsync(Willowbrook.Name);
        await Page.GetByLabel("Name of the council").FillAsync("Fenshire Council");
        await Page.GetByLabel("Number of its adult safeguarding team").FillAsync("01632 960 120");
        await FillContactAsync(1, "Sarah Whitcombe", "sarah.whitcombe@willowbrook.example", "01632 960 101");
        await FillContactAsync(2, "Ngozi Eze", "ngozi.eze@fenshire.example", "01632 960 102");
        await PressAsync("Save");
        await Assertions.Expect(Page.GetByRole(AriaRole.Cell, new() { Name = Willowbrook.Name })).ToBeVisibleAsync();
    }

    /// <summary>Fills the form with everybody pasted at once.</summary>
    public async Task FillAuditAsync(string title = Willowbrook.Title, string people = Willowbrook.People, string auditType = "Infection control audit")
    {
        await Page.GotoAsync("/audits/start");
        await Page.GetByLabel(auditType, new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Where?").SelectOptionAsync(Willowbrook.Name);
        await Page.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        var facilitator = Group("Facilitator");
        await facilitator.GetByLabel("Name").FillAsync("Nadia Karim");
        await facilitator.GetByLabel("E-mail address").FillAsync("nadia.karim@harbour.example");
        await Page.GetByText("Paste many at once").ClickAsync();
        await Page.GetByLabel("One person a line").FillAsync(people);
        await PressAsync("Add these people");
    }

    /// <summary>Starts the audit that was filled in, and returns its id.</summary>
    public async Task<string> StartAuditAsync()
    {
        await PressAsync("Start the audit");
        await Page.IsAtAsync(AuditPage());
        return new Uri(Page.Url).Segments[^1];
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public ILocator Heading(string text) => Page.GetByRole(AriaRole.Heading, new() { Name = text, Level = 1 });

    /// <summary>Fields that belong together, such as one person's.</summary>
    public ILocator Group(string name) => Page.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });

    private async Task FillContactAsync(int number, string name, string email, string phone)
    {
        var contact = Group($"Contact {number}");
        await contact.GetByLabel("Name").FillAsync(name);
        await contact.GetByLabel("E-mail address").FillAsync(email);
        await contact.GetByLabel("Phone").FillAsync(phone);
    }

    [GeneratedRegex(@"http://\S+/account/set-up/\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstAccountLink();

    [GeneratedRegex("/audits/[0-9a-f-]{32,36}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AuditPage();
}

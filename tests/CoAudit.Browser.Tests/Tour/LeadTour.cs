using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>Past the quality lead's pages, from the first account to signing out.</summary>
internal sealed class LeadTour(Inspector inspector, ServiceProcess service, QualityLead lead)
{
    private IPage Page => lead.Page;

    public async Task SetUpAsync()
    {
        var link = await QualityLead.FirstAccountLinkAsync(service);
        await SeeAsync(link, "set-up", "Create the first account");
        await lead.PressAsync("Create account");
        await LookAsync("set-up-errors", "Create the first account");
        await lead.CreateFirstAccountAsync(link);
        await SeeAsync(link, "set-up-used", "This link has been used");
    }

    public async Task SeeNothingYetAsync()
    {
        await SeeAsync("/", "dashboard-fresh", "Dashboard");
        await SeeAsync("/services", "services-fresh", "Services");
        await SeeAsync("/audits", "audits-fresh", "Audits");
        await SeeAsync("/audits/start", "audit-start-fresh", "Start an audit");
        await SeeAsync("/reviews", "reviews-fresh", "Reviews");
        await SeeAsync("/dev/mailbox", "mailbox-fresh", "Mailbox");
    }

    public async Task SeeServicesAsync()
    {
        await SeeAsync("/services/new", "service-new", "Add a service");
        await lead.PressAsync("Add another contact");
        await LookAsync("service-new-contact", "Add a service");
        await lead.PressAsync("Save");
        await LookAsync("service-new-errors", "Add a service");
        await lead.AddServiceAsync();
        await LookAsync("services", "Services");
        await Page.GetByRole(AriaRole.Link, new() { Name = Willowbrook.Name }).ClickAsync();
        await LookAsync("service", "Change a service");
    }

    public async Task SeeStartAsync()
    {
        await SeeAsync("/audits/start", "audit-start", "Start an audit");
        await lead.FillAuditAsync(title: "", people: "Doreen Pascoe; not an address; nobody's group\n;joyce@example.org;care workers");
        await lead.PressAsync("Start the audit");
        await LookAsync("audit-start-errors", "Start an audit");
        await lead.FillAuditAsync();
        await LookAsync("audit-start-people", "Start an audit");
        await lead.StartAuditAsync();
    }

    /// <summary>Starts the audit whose first stage is over soon, and returns its id.</summary>
    public async Task<string> StartShortAuditAsync()
    {
        await ShortAudit.PublishAsync(service.Api());
        await lead.FillAuditAsync(ShortAudit.Title, ShortAudit.People, ShortAudit.Name);
        return await lead.StartAuditAsync();
    }

    public async Task SeeAuditAsync()
    {
        // The short audit's second stage is open, and its report is out, when its people have three mails.
        await service.Mails.WaitForAsync(ShortAudit.Ivy, count: 3);
        await SeeAsync("/", "dashboard", "Dashboard");
        await Inspector.PhotographWindowAsync(Page, "dashboard");
        await SeeAsync("/audits", "audits", "Audits");
        await SeeAsync("/reviews", "reviews", "Reviews");
        await Page.GotoAsync("/audits");
        await Page.GetByRole(AriaRole.Link, new() { Name = ShortAudit.Title }).ClickAsync();
        await LookAsync("audit", ShortAudit.Title);
        var audit = Page.Url;
        foreach (var tab in (string[])["tasks", "mails", "objectives", "plan", "tool", "coverage", "scores", "reviews", "report", "trail"])
        {
            await SeeAsync($"{audit}/{tab}", $"audit-{tab}", ShortAudit.Title);
        }

        await SeeAsync($"{audit}/report/full", "report-full", ShortAudit.Title);
        await SeeAsync($"{audit}/report/easy-read", "report-easy-read", "What we found out together");
        await SeeAsync($"{audit}/report/poster", "report-poster", ShortAudit.Title);
    }

    /// <summary>The four pages that hold Elsa Studio; its own text sizes and contrasts are not ours to judge.</summary>
    public async Task SeeDesignerAsync(string audit)
    {
        await SeeStudioAsync("/designer/workflows/definitions", "designer", "Designer");
        await SeeStudioAsync("/designer/workflows/definitions/infection-control/edit", "designer-editor", "Infection control audit");
        await SeeStudioAsync("/designer/workflows/instances", "designer-instances", "Running and finished workflows");
        await Page.GotoAsync($"/audits/{audit}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "See on the canvas where it stands" }).ClickAsync();
        await Studio.WaitAsync(Page);
        await LookAsync("designer-instance", ShortAudit.Title);
    }

    public async Task SeeAuditTypesAsync()
    {
        await SeeAsync("/audit-types", "audit-types", "Audit types");
        await SeeAsync("/audit-types/infection-control/outline", "outline", "Outline: Infection control audit");
        await SeeAsync("/audit-types/infection-control/outline/tool", "settings", "Settings: Build the audit tool");
        await Page.Locator("#setting-due").FillAsync("soon");
        await Page.GetByLabel("Managers and leaders").UncheckAsync();
        await lead.PressAsync("Save as a draft");
        await LookAsync("settings-errors", "Settings: Build the audit tool");
        await SeeAsync("/audit-types/infection-control/problems", "problems", "Problems: Infection control audit");
    }

    public async Task CancelAsync(string audit)
    {
        await SeeAsync($"/audits/{audit}/cancel", "audit-cancel", "Cancel this audit");
        await lead.PressAsync("Cancel the audit");
        await LookAsync("audit-cancel-errors", "Cancel this audit");
        await Page.GetByLabel("Why?").FillAsync("The home is closed for two months.");
        await lead.PressAsync("Cancel the audit");
        await LookAsync("audit-cancelled", ShortAudit.Title);
    }

    public async Task SeeKeysAndMailboxAsync()
    {
        await SeeAsync("/admin/api-keys", "api-keys", "API keys");
        await lead.PressAsync("Create a key");
        await LookAsync("api-keys-errors", "API keys");
        await Page.GetByLabel("What is the new key for?").FillAsync("Rota program");
        await lead.PressAsync("Create a key");
        await LookAsync("api-keys-new", "API keys");
        await SeeAsync("/dev/mailbox", "mailbox", "Mailbox");
        var mail = Page.Locator("td a").First;
        var subject = await mail.InnerTextAsync();
        await mail.ClickAsync();
        await LookAsync("mail", subject);
        await SeeAsync("/nowhere", "nowhere", "This page is not here");
        await SeeAsync("/error/503", "busy", "We are busy for a moment");
    }

    public async Task SignOutAndInAsync()
    {
        await SeeAsync("/account/sign-out", "sign-out", "Sign out");
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await LookAsync("signed-out", "You are signed out");
        await SeeAsync("/audits", "sign-in", "Sign in");
        await Page.GetByLabel("E-mail address").FillAsync(Willowbrook.LeadEmail);
        await Page.GetByLabel("Password").FillAsync("not the password");
        await lead.PressAsync("Sign in");
        await LookAsync("sign-in-errors", "Sign in");
    }

    private async Task SeeAsync(string address, string name, string heading)
    {
        await Page.GotoAsync(address);
        await LookAsync(name, heading);
    }

    private async Task SeeStudioAsync(string address, string name, string heading)
    {
        await Page.GotoAsync(address);
        await Studio.WaitAsync(Page);
        await LookAsync(name, heading);
    }

    private Task LookAsync(string name, string heading) => inspector.LookAsync(Page, $"lead-{name}", heading);
}

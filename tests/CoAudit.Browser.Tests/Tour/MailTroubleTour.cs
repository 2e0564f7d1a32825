using CoAudit.Browser.Tests.Journeys;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>The pages that tell of a mail which a real server refused; with names as long as names can be.</summary>
internal sealed class MailTroubleTour(Inspector inspector, ServiceProcess service, QualityLead lead)
{
    private static readonly string LongTitle = $"Infection control in {string.Concat(Enumerable.Repeat("Llanfairpwllgwyngyll", 6))}";

    private const string People = """
        Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren Marsh; unknown.wolfeschlegelsteinhausenbergerdorff@example.org; people who use services
        Percy Bell; percy.bell@example.org; care workers
        Rosa Lind; rosa.lind@example.org; managers and leaders
        Grace Wu; ; other stakeholders
        """;

    public async Task GoAsync()
    {
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await lead.AddServiceAsync();
        await lead.FillAuditAsync(LongTitle, People);
        var audit = await lead.StartAuditAsync();
        await Eventually.ThatAsync(
            () => service.Api().MailsAsync(audit), mails => mails.Any(mail => (string?)mail!["status"] is "failed"), "a mail has failed");

        await SeeAsync("/", "dashboard-trouble", "Dashboard");
        await SeeAsync($"/audits/{audit}", "audit-trouble", LongTitle);
        await SeeAsync($"/audits/{audit}/mails", "audit-mails-trouble", LongTitle);
        await SeeAsync($"/audits/{audit}/tasks", "audit-tasks-trouble", LongTitle);
        await SeeAsync("/audits", "audits-trouble", "Audits");
    }

    private async Task SeeAsync(string address, string name, string heading)
    {
        await lead.Page.GotoAsync(address);
        await inspector.LookAsync(lead.Page, name, heading);
    }
}

using CoAudit.Audits.Model;
using CoAudit.Web.Mail;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Dev;

/// <summary>One sent mail in the list, newest first.</summary>
internal sealed record MailboxRow(string Id, string To, string Subject, DateTimeOffset At);

/// <summary>Shows in Development what was sent, so that a newcomer can follow the links.</summary>
internal sealed class MailboxModel(IServiceProvider services, IHostEnvironment environment) : PageModel
{
    private const int MostMails = 200;

    public IReadOnlyList<MailboxRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // There is no mailbox where mail goes to an SMTP server.
        if (!environment.IsDevelopment() || services.GetService<MailboxReader>() is not { } mailbox)
        {
            return NotFound();
        }

        var mails = await mailbox.ListAsync(MostMails, cancellationToken);
        Rows = [.. mails.Select(m => new MailboxRow(m.Id, m.To, m.Subject, m.SentAt.In(ServiceDetails.DefaultTimeZone)))];
        return Page();
    }
}

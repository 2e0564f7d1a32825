using CoAudit.Audits.Model;
using CoAudit.Web.Mail;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Dev;

/// <summary>One sent mail.</summary>
/// <param name="Text">The text part.</param>
/// <param name="Links">The links in it, in order.</param>
internal sealed record MessageView(string To, string Subject, DateTimeOffset At, string Text, IReadOnlyList<string> Links);

internal sealed class MessageModel(IServiceProvider services, IHostEnvironment environment) : PageModel
{
    public MessageView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment()
            || services.GetService<MailboxReader>() is not { } mailbox
            || await mailbox.FindAsync(id, cancellationToken) is not { } mail)
        {
            return NotFound();
        }

        View = new MessageView(
            mail.Entry.To, mail.Entry.Subject, mail.Entry.SentAt.In(ServiceDetails.DefaultTimeZone), mail.Text, [.. mail.Links.Select(l => l.AbsoluteUri)]);
        return Page();
    }
}

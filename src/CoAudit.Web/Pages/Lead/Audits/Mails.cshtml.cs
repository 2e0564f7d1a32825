using CoAudit.Audits.Features.ResendMail;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Api;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One mail of the audit.</summary>
/// <param name="Kind">What it is, in words: "Invitation", "Reminder".</param>
/// <param name="Status">The stored name: pending, sent, uncertain, failed.</param>
/// <param name="Problem">What the mail server said, when it did not go well.</param>
internal sealed record MailRow(string Id, string Kind, string To, string Status, DateTimeOffset DueAt, DateTimeOffset? SentAt, int Attempts, string? Problem)
{
    public bool CanSendAgain => Status is "failed" or "uncertain";
}

internal sealed record MailsView(AuditHeader Header, IReadOnlyList<MailRow> Rows);

internal sealed class MailsModel(AuditViews audits, ResendMailHandler resend) : AuditPage(audits)
{
    public MailsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        var mails = await Audits.MailsAsync(new AuditId(audit.Id), cancellationToken);
        View = new MailsView(await HeaderAsync(audit, cancellationToken), [.. mails.Select(m => new MailRow(
            m.Id.ToString(), MailWords.Of(m.Kind), m.To, m.Status, m.DueAt.In(audit.TimeZone), m.SentAt?.In(audit.TimeZone), m.Attempts, m.Problem))]);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAgainAsync(string id, string mail, CancellationToken cancellationToken)
    {
        if (!AuditId.TryParse(id, out var auditId) || !Guid.TryParse(mail, out var mailId))
        {
            return NotFound();
        }

        await resend.HandleAsync(auditId, mailId, User.AsActor(), cancellationToken);
        return Redirect($"/audits/{id}/mails");
    }
}

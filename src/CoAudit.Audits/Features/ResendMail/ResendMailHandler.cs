using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ResendMail;

/// <summary>The quality lead has a failed mail sent again.</summary>
public sealed class ResendMailHandler(ITransactor transactor)
{
    public Task<bool> HandleAsync(AuditId auditId, Guid mailId, Actor actor, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var audit = await unit.Db.LockAuditAsync(auditId, ct) ?? throw new NotFoundException("audit");
                var mail = await unit.Db.Outbox.FirstOrDefaultAsync(m => m.Id == mailId && m.AuditId == auditId, ct) ?? throw new NotFoundException("mail");
                if (mail.State is not (MailState.Failed or MailState.Uncertain))
                {
                    return false;
                }

                mail.State = MailState.Pending;
                mail.Attempts = 0;
                mail.DueAt = unit.Now;
                mail.LastError = null;
                audit.Record("mail-sent-again", actor, new { mail = mail.Id }, unit.Now);
                return true;
            },
            cancellationToken);
}

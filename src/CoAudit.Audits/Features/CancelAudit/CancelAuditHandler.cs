using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Anonymity;
using CoAudit.Audits.Storage.Reports;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.CancelAudit;

public sealed class CancelAuditHandler(ITransactor transactor, InstanceRunner runner, SealedPool sealedWords, ObjectionEnd end, ReportPublishing reports)
{
    private const int MaxReasonLength = 2_000;

    public Task<AuditCancelled> HandleAsync(CancelAudit command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var reason = PlainInput.Lines(command.Reason);
        if (reason.Length is 0 or > MaxReasonLength)
        {
            throw new InvalidCommandException("reason", $"Give a reason of at most {MaxReasonLength:N0} letters. Everyone who took part can ask for it.");
        }

        return transactor.RunOnceAsync(key, (unit, ct) => CancelAsync(unit, command, reason, ct), cancellationToken);
    }

    private async Task<AuditCancelled> CancelAsync(Unit unit, CancelAudit command, string reason, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var open = await unit.Db.LoadOpenStagesAsync(audit.Id, cancellationToken);
        foreach (var stage in open)
        {
            await sealedWords.OpenAsync(unit, audit, stage, cancellationToken);
        }

        string[] instances = [audit.WorkflowInstanceId, .. audit.Reviews.Where(r => r.Status == ReviewStatus.Open).Select(r => r.InstanceId!)];
        await end.StopAsync(unit, audit, open, cancellationToken);
        audit.Cancel(reason, command.Actor, unit.Now);
        await unit.Db.Timers.Where(t => t.AuditId == audit.Id).ExecuteDeleteAsync(cancellationToken);
        await unit.Db.Outbox
            .Where(m => m.AuditId == audit.Id && m.TaskId != null && m.State == MailState.Pending)
            .ExecuteDeleteAsync(cancellationToken);
        foreach (var instance in instances)
        {
            await runner.CancelAsync(unit, audit, instance, cancellationToken);
        }

        await reports.RenewAsync(unit, audit, cancellationToken);
        return new AuditCancelled("cancelled", reason);
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.TellWhoIsSilent;

/// <summary>Shortly before a stage ends, the facilitator learns that voices are missing, so that they can offer another way.</summary>
public sealed class TellWhoIsSilentHandler
{
    public async Task HandleAsync(Unit unit, StageId stageId, CancellationToken cancellationToken)
    {
        if (await unit.Db.LockStageAsync(stageId, cancellationToken) is not (var audit, { Status: StageStatus.Open } stage))
        {
            return;
        }

        var silent = stage.Tasks.Count(t => t.Counts && !t.HasAnswered);
        if (silent == 0)
        {
            return;
        }

        audit.Record("told-who-is-silent", Actor.System, new { stage = stage.Id.Value, silent }, unit.Now);
        if (MailFor.WhoRuns(audit, $"/audits/{audit.Id}") is { } to)
        {
            var notification = new SilentVoices
            {
                RecipientName = to.Name,
                ServiceName = audit.ServiceName,
                AuditTitle = audit.Title,
                TaskTitle = stage.Title,
                SilentCount = silent,
                DueText = MailTexts.Due(stage.DueAt, audit.TimeZone),
                Link = MailTexts.LinkToCome,
            };
            unit.Enqueue(notification, to, $"silent:{stage.Id}");
        }
    }
}

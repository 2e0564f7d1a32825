using CoAudit.Audits.Model;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Storage;

/// <summary>Requests that a person should look at: kept, written to the trail, and told to who runs the audit.</summary>
internal static class HelpRequests
{
    public static Guid Add(Unit unit, Audit audit, TaskItem task, ParticipantId participant, string kind, string text)
    {
        var request = new HelpRequest
        {
            Id = Guid.NewGuid(),
            AuditId = audit.Id,
            TaskId = task.Id,
            ParticipantId = participant,
            Kind = kind,
            Text = text,
            At = unit.Now,
        };
        unit.Db.HelpRequests.Add(request);
        audit.Record("help-asked", Actor.Participant(participant), new { task = task.Id.Value, kind }, unit.Now);
        if (MailFor.WhoRuns(audit, $"/audits/{audit.Id}") is { } to)
        {
            var mail = new HelpAsked { RecipientName = to.Name, ServiceName = audit.ServiceName, AuditTitle = audit.Title, Link = MailTexts.LinkToCome };
            unit.Enqueue(mail, to, $"help:{request.Id}");
        }

        return request.Id;
    }
}

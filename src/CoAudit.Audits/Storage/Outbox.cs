using CoAudit.Audits.Model;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Storage;

/// <summary>To whom a mail goes and what it belongs to.</summary>
public sealed record MailFor
{
    public required string Name { get; init; }

    public required string Address { get; init; }

    public AuditId? AuditId { get; init; }

    public StageId? StageId { get; init; }

    public TaskId? TaskId { get; init; }

    public ParticipantId? ParticipantId { get; init; }

    public Guid? ConcernId { get; init; }

    public Guid? ObjectionId { get; init; }

    public LinkPurpose? LinkPurpose { get; init; }

    public string LinkPath { get; init; } = "/";

    public int ReminderNumber { get; init; }

    /// <summary>A mail with the task link of one participant. The person has an address.</summary>
    public static MailFor Task(Audit audit, TaskItem task, Participant participant, int reminderNumber = 0) => new()
    {
        Name = participant.Name,
        Address = participant.Email ?? throw new ArgumentException("This person is asked on paper.", nameof(participant)),
        AuditId = audit.Id,
        StageId = task.StageId,
        TaskId = task.Id,
        ParticipantId = participant.Id,
        LinkPurpose = Tables.LinkPurpose.Task,
        ReminderNumber = reminderNumber,
    };

    /// <summary>A mail to the independent person, with a link to one objection; null where nobody was named.</summary>
    public static MailFor? Independent(Audit audit, Guid objection) => audit.IndependentEmail is { } address
        ? new MailFor
        {
            Name = audit.IndependentName ?? address,
            Address = address,
            AuditId = audit.Id,
            ObjectionId = objection,
            LinkPurpose = Tables.LinkPurpose.Objection,
        }
        : null;

    /// <summary>A mail to the facilitator, or to the quality lead where there is none; null when neither has an address.</summary>
    public static MailFor? WhoRuns(Audit audit, string linkPath) => (audit.FacilitatorEmail ?? audit.LeadEmail) is { } address
        ? new MailFor { Name = audit.AskerName, Address = address, AuditId = audit.Id, LinkPath = linkPath }
        : null;
}

/// <summary>Writes mails into the outbox, in the transaction that gives reason for them.</summary>
public static class Outbox
{
    /// <param name="dedupeKey">What the mail is about; the database refuses a second row for it.</param>
    /// <param name="dueAt">Not before this instant; null is at once.</param>
    public static void Enqueue(this Unit unit, Notification notification, MailFor to, string dedupeKey, DateTimeOffset? dueAt = null) =>
        unit.Db.Outbox.Add(new OutboxMail
        {
            Id = Guid.NewGuid(),
            AuditId = to.AuditId,
            StageId = to.StageId,
            TaskId = to.TaskId,
            ParticipantId = to.ParticipantId,
            ConcernId = to.ConcernId,
            ObjectionId = to.ObjectionId,
            Kind = notification.Kind,
            ToName = to.Name,
            ToAddress = to.Address,
            Payload = NotificationJson.Write(notification),
            LinkPurpose = to.LinkPurpose,
            LinkPath = to.LinkPath,
            ReminderNumber = to.ReminderNumber,
            CreatedAt = unit.Now,
            DueAt = dueAt ?? unit.Now,
            DedupeKey = dedupeKey,
        });
}

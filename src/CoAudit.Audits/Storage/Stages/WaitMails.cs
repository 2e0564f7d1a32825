using CoAudit.Audits.Model;
using CoAudit.Audits.Notifications;

namespace CoAudit.Audits.Storage.Stages;

/// <summary>What whoever runs an audit is told when a stage waits.</summary>
/// <param name="Page">Where they see what is missing, below the audit's address.</param>
/// <param name="Write">The mail for a person of that name, from the stage with its new end and how much is missing.</param>
public sealed record WaitMail(string Page, Func<Audit, Stage, string, int, Notification> Write);

/// <summary>The mails by which a stage that waits is told: they count, and say nobody's words.</summary>
public static class WaitMails
{
    /// <summary>People suggest something for the tool that nobody has decided.</summary>
    public static WaitMail ForDecisions { get; } = new("tool", (audit, stage, name, missing) => new SuggestionsWaiting
    {
        RecipientName = name,
        ServiceName = audit.ServiceName,
        AuditTitle = audit.Title,
        TaskTitle = stage.Title,
        WaitingCount = missing,
        DueText = MailTexts.Due(stage.DueAt, audit.TimeZone),
        Link = MailTexts.LinkToCome,
    });

    /// <summary>Voices are missing, and the reasons why.</summary>
    public static WaitMail ForVoices(string page) => new(page, (audit, stage, name, missing) => new VoicesMissing
    {
        RecipientName = name,
        ServiceName = audit.ServiceName,
        AuditTitle = audit.Title,
        TaskTitle = stage.Title,
        MissingCount = missing,
        DueText = MailTexts.Due(stage.DueAt, audit.TimeZone),
        Link = MailTexts.LinkToCome,
    });
}

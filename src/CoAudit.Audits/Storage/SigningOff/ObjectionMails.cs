using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Tells people about an objection: who has to answer it, who raised it, and everyone who has signed.</summary>
public sealed class ObjectionMails(WorkingCalendar calendar)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Asks its responder to answer: managers by their own links, the independent person by a link to this objection, who runs the audit on the lead's pages.</summary>
    public void AskResponder(Unit unit, Audit audit, Stage stage, Objection objection)
    {
        if (objection.Responder == Responder.Managers)
        {
            foreach (var (task, manager) in People(audit, stage).Where(p => p.Person.Group == Group.Managers && p.Person.Id != objection.Maker))
            {
                unit.Enqueue(ToAnswer(audit, stage, objection, manager.Name), MailFor.Task(audit, task, manager) with { StageId = null }, Key("answer", objection, manager.Id), At(audit, manager, unit));
            }
        }
        else if ((objection.Responder == Responder.Independent ? MailFor.Independent(audit, objection.Id) : MailFor.WhoRuns(audit, $"/audits/{audit.Id}/plan")) is { } to)
        {
            unit.Enqueue(ToAnswer(audit, stage, objection, to.Name), to, $"objection-answer:{objection.Id}:{objection.Round}:{objection.Turns.Count}:{objection.DueAt.UtcTicks}");
        }
    }

    /// <summary>Tells everyone who has signed, and the maker when the next word is theirs.</summary>
    /// <param name="lookAgain">The item's text has changed: what was signed about it is asked again.</param>
    public void TellSigners(Unit unit, Audit audit, Stage stage, Objection objection, bool lookAgain, bool tellMaker)
    {
        foreach (var (task, person) in People(audit, stage))
        {
            var isMaker = person.Id == objection.Maker;
            if (isMaker ? !tellMaker : !IsTold(stage, task, lookAgain) || (!lookAgain && IsResponder(objection, person)))
            {
                continue;
            }

            var news = new ObjectionNews
            {
                RecipientName = person.Name,
                ServiceName = audit.ServiceName,
                AuditTitle = audit.Title,
                TaskTitle = stage.Title,
                LookAgain = lookAgain,
                IsYours = isMaker,
                Link = MailTexts.LinkToCome,
            };

            // No stage: the mail must outlive the stage's end, which takes back all mails that ask.
            unit.Enqueue(news, MailFor.Task(audit, task, person) with { StageId = null }, Key($"news:{objection.Status}", objection, person.Id), At(audit, person, unit));
        }
    }

    // Who has not signed yet reads the new text when they come; in the step for objections everyone is asked for it.
    private static bool IsTold(Stage stage, TaskItem task, bool lookAgain) => task.HasAnswered || (lookAgain && stage.Type is "CoAudit.RespondToObjection");

    private static bool IsResponder(Objection objection, Participant person) => objection.Responder == Responder.Managers && person.Group == Group.Managers;

    private static IEnumerable<(TaskItem Task, Participant Person)> People(Audit audit, Stage stage) =>
        stage.Tasks.Where(t => t.Counts)
            .Select(t => (Task: t, Person: audit.Participants.Find(p => p.Id == t.ParticipantId)!))
            .Where(p => p.Person is { TakesPart: true, Email: not null });

    private static string Key(string what, Objection objection, ParticipantId person) => $"objection-{what}:{objection.Id}:{objection.Round}:{objection.Turns.Count}:{person}";

    private static ObjectionToAnswer ToAnswer(Audit audit, Stage stage, Objection objection, string name) => new()
    {
        RecipientName = name,
        ServiceName = audit.ServiceName,
        AuditTitle = audit.Title,
        TaskTitle = stage.Title,
        DueText = MailTexts.Due(objection.DueAt, audit.TimeZone),
        Link = MailTexts.LinkToCome,
    };

    private DateTimeOffset At(Audit audit, Participant person, Unit unit) =>
        new ReminderPlan(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar).Invitation(person.Access, unit.Now, unit.Now + Patience);
}

using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Storage.Effects;

/// <summary>Opens a stage: its tasks, the mails that ask for them, and the timers that remind, tell and close.</summary>
public sealed class StageOpening(WorkingCalendar calendar, StageDepths depths)
{
    public async Task OpenAsync(Unit unit, Audit audit, string instanceId, OpenStage effect, ReviewId? reviewId, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone);
        var settings = reviewId is null ? effect.Settings : OfPanel(effect.Settings, audit, reviewId.Value);
        var dueAt = Instant.Stored(SpanOf(settings.Due).End(unit.Now, zone, calendar));
        var place = new StagePlace(instanceId, effect.ActivityId, effect.ActivityInstanceId, effect.BookmarkId);
        var depth = depths.Of(settings.Type);
        var revealAt = depth.FirstRound(settings) is { } first ? Instant.Stored(first.End(unit.Now, zone, calendar)) : (DateTimeOffset?)null;
        var stage = audit.OpenStage(settings, place, dueAt, reviewId, unit.Now, revealAt < dueAt ? revealAt : null);
        unit.Db.Stages.Add(stage);
        await depth.OpenAsync(unit, audit, stage, cancellationToken);

        AddTimer(unit, stage, TimerKind.StageEnd, stage.DueAt);
        if (stage.DueAt <= unit.Now)
        {
            return;
        }

        if (stage.RevealAt is { } reveal)
        {
            AddTimer(unit, stage, TimerKind.NextRound, reveal);
        }

        var tellAt = SpanOf(settings.EscalateBefore).Before(dueAt, zone, calendar);
        if (tellAt > unit.Now)
        {
            AddTimer(unit, stage, TimerKind.TellWhoIsSilent, tellAt);
        }

        var plan = new ReminderPlan(zone, calendar);
        foreach (var task in stage.Tasks.Where(t => t.Kind == TaskKind.Link))
        {
            var participant = audit.Participants.Find(p => p.Id == task.ParticipantId)!;
            Ask(unit, audit, stage, task, participant, plan);
            Remind(unit, stage, task, plan.Reminders(settings.Reminders, participant.Access, stage.OpenedAt, stage.DueAt));
        }
    }

    // A review asks its own panel, whatever the review's workflow says. Other steps of that workflow ask whom they name.
    private static StageSettings OfPanel(StageSettings settings, Audit audit, ReviewId reviewId)
    {
        var panel = audit.Reviews.Find(r => r.Id == reviewId)?.Panel ?? settings.Groups;
        return settings.Type is "CoAudit.ReviewProgress" ? settings with { Groups = panel } : settings;
    }

    private static void Ask(Unit unit, Audit audit, Stage stage, TaskItem task, Participant participant, ReminderPlan plan)
    {
        Notification notification = stage.ReviewId is null || stage.Type is not "CoAudit.ReviewProgress"
            ? new TaskInvitation
            {
                RecipientName = participant.Name,
                ServiceName = audit.ServiceName,
                AuditTitle = audit.Title,
                TaskTitle = stage.Title,
                AskerName = audit.AskerName,
                Minutes = MailTexts.MinutesForATask,
                DueText = MailTexts.Due(stage.DueAt, audit.TimeZone),
                Link = MailTexts.LinkToCome,
            }
            : new ReviewInvitation
            {
                RecipientName = participant.Name,
                ServiceName = audit.ServiceName,
                AuditTitle = audit.Title,
                TaskTitle = stage.Title,
                AskerName = audit.AskerName,
                Minutes = MailTexts.MinutesForATask,
                DueText = MailTexts.Due(stage.DueAt, audit.TimeZone),
                Link = MailTexts.LinkToCome,
            };
        unit.Enqueue(notification, MailFor.Task(audit, task, participant), $"ask:{task.Id}", plan.Invitation(participant.Access, stage.OpenedAt, stage.DueAt));
    }

    private static void Remind(Unit unit, Stage stage, TaskItem task, IReadOnlyList<DateTimeOffset> instants)
    {
        for (var i = 0; i < instants.Count; i++)
        {
            AddTimer(unit, stage, TimerKind.Reminder, instants[i], task.Id, i + 1);
        }
    }

    internal static void AddTimer(Unit unit, Stage stage, TimerKind kind, DateTimeOffset dueAt, TaskId? taskId = null, int number = 0) =>
        unit.Db.Timers.Add(new Tables.Timer
        {
            Id = Guid.CreateVersion7(unit.Now),
            Kind = kind,
            DueAt = dueAt,
            AuditId = stage.AuditId,
            StageId = stage.Id,
            TaskId = taskId,
            Number = number,
        });

    private static Span SpanOf(string text) =>
        Span.TryParse(text, out var span) ? span : throw new InvalidOperationException($"'{text}' passed the activity's check but is no length of time.");
}

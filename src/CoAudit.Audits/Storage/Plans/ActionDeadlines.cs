using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Storage.Tables;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Storage.Plans;

/// <summary>Puts into the calendar when somebody has to be told that an action is late: on the first working morning after its day, and once more five working days later.</summary>
public sealed class ActionDeadlines(WorkingCalendar calendar)
{
    /// <summary>How often it is told.</summary>
    public const int Steps = 2;

    private const int DaysBetween = 5;

    /// <summary>From when an action is agreed, and anew when its day moves: the timer of a day that does not stand any more does nothing.</summary>
    public void Watch(Unit unit, Audit audit, ActionItem card)
    {
        if (card.DueOn is { } day)
        {
            var today = Today(unit, audit);
            Add(unit, audit, card, calendar.OnOrAfter((day > today ? day : today).AddDays(1)), 1);
        }
    }

    /// <summary>Told, and not done yet.</summary>
    public void WatchOn(Unit unit, Audit audit, ActionItem card, int step) => Add(unit, audit, card, calendar.AddWorkingDays(Today(unit, audit), DaysBetween), step);

    public static DateOnly Today(Unit unit, Audit audit) => TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone).LocalDay(unit.Now);

    /// <summary>Which action a timer is about, and the day that stood when it was set.</summary>
    public static WatchedDay Read(Timer timer) => JsonSerializer.Deserialize<WatchedDay>(timer.Payload!, JsonSerializerOptions.Web)!;

    private static void Add(Unit unit, Audit audit, ActionItem card, DateOnly on, int step) => unit.Db.Timers.Add(new Timer
    {
        Id = Guid.CreateVersion7(unit.Now),
        Kind = TimerKind.ActionOverdue,
        DueAt = Instant.Stored(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone).Instant(on, WorkingCalendar.DayStart)),
        AuditId = audit.Id,
        Payload = JsonSerializer.Serialize(new WatchedDay(card.Id, card.DueOn!.Value), JsonSerializerOptions.Web),
        Number = step,
    });
}

/// <summary>An action and the day by which it was to be done.</summary>
public sealed record WatchedDay(Guid Action, DateOnly DueOn);

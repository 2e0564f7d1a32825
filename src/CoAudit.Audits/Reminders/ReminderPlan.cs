using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;

namespace CoAudit.Audits.Reminders;

/// <summary>
/// When people hear from us about a task. Pure. Reminders and invitations keep to a person's own hours; a stage shorter than a day
/// cannot wait for anyone's hours, so its mails go at once.
/// </summary>
public sealed class ReminderPlan(TimeZoneInfo zone, WorkingCalendar calendar)
{
    public const int MostReminders = 2;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>When the invitation goes: at once, or in the hours that the person asked for.</summary>
    public DateTimeOffset Invitation(AccessProfile access, DateTimeOffset openedAt, DateTimeOffset dueAt) =>
        access.BestTime is null || dueAt - openedAt < Day
            ? openedAt
            : Earlier(HoursOf(access).Next(openedAt, zone, calendar, workingDaysOnly: false), dueAt, openedAt);

    /// <summary>When the reminders go, at most two, all before the stage's end.</summary>
    public IReadOnlyList<DateTimeOffset> Reminders(IReadOnlyList<string> after, AccessProfile access, DateTimeOffset openedAt, DateTimeOffset dueAt)
    {
        List<DateTimeOffset> instants = [];
        foreach (var text in after.Take(MostReminders))
        {
            if (!Span.TryParse(text, out var span))
            {
                continue;
            }

            var at = span.IsExact ? InHours(span.End(openedAt, zone, calendar), access, openedAt, dueAt) : OnDay(span, access, openedAt);
            if (at < dueAt)
            {
                instants.Add(at);
            }
        }

        return instants;
    }

    /// <summary>The first moment from <paramref name="at"/> on at which this person may be reminded.</summary>
    public DateTimeOffset InHours(DateTimeOffset at, AccessProfile access, DateTimeOffset openedAt, DateTimeOffset dueAt) =>
        dueAt - openedAt < Day ? at : HoursOf(access).Next(at, zone, calendar, workingDaysOnly: true);

    private DateTimeOffset OnDay(Span span, AccessProfile access, DateTimeOffset openedAt)
    {
        var day = calendar.OnOrAfter(zone.LocalDay(span.End(openedAt, zone, calendar)));
        return HoursOf(access).StartOn(day, zone);
    }

    private static ContactHours HoursOf(AccessProfile access) =>
        ContactHours.TryParse(access.BestTime, out var hours) ? hours : ContactHours.Default;

    // Better at a bad hour than not at all.
    private static DateTimeOffset Earlier(DateTimeOffset wished, DateTimeOffset dueAt, DateTimeOffset openedAt) => wished < dueAt ? wished : openedAt;
}

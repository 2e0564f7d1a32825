using System.Runtime.InteropServices;

namespace CoAudit.Audits.Model.Time;

/// <summary>
/// A length of time as a definition writes it: an ISO 8601 duration (<c>PT30S</c>, <c>P4W</c>, <c>P1M</c>) or <c>5 working days</c>.
/// Hours, minutes and seconds run on a stopwatch; days, weeks and months run on the calendar on the wall.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly partial record struct Span
{
    private readonly int _months;
    private readonly int _days;
    private readonly TimeSpan _exact;
    private readonly int _workingDays;

    private Span(int months, int days, TimeSpan exact, int workingDays = 0)
    {
        _months = months;
        _days = days;
        _exact = exact;
        _workingDays = workingDays;
    }

    /// <summary>True when only hours, minutes and seconds are given: no calendar, no zone, no office hours apply.</summary>
    public bool IsExact => _months == 0 && _days == 0 && _workingDays == 0;

    /// <summary>True for <c>5 working days</c>.</summary>
    public bool IsWorkingDays => _workingDays > 0;

    /// <summary>
    /// When this time has passed: exact spans by the stopwatch, days, weeks and months at the same time on the wall,
    /// working days at <see cref="WorkingCalendar.DayEnd"/> of the n-th working day after the start's.
    /// </summary>
    public DateTimeOffset End(DateTimeOffset start, TimeZoneInfo zone, WorkingCalendar calendar) =>
        IsWorkingDays ? OnWorkingDay(start, _workingDays, WorkingCalendar.DayEnd, zone, calendar) : Shift(start, 1, zone);

    /// <summary>The same backwards; working days count back to <see cref="WorkingCalendar.DayStart"/>. May lie before the start of what ends.</summary>
    public DateTimeOffset Before(DateTimeOffset end, TimeZoneInfo zone, WorkingCalendar calendar) =>
        IsWorkingDays ? OnWorkingDay(end, -_workingDays, WorkingCalendar.DayStart, zone, calendar) : Shift(end, -1, zone);

    /// <summary>
    /// On the day on which this time has passed, or the next working day, at a given time on the wall: for reviews and reminders.
    /// Exact spans run by the stopwatch and ignore both.
    /// </summary>
    public DateTimeOffset At(DateTimeOffset start, TimeOnly at, TimeZoneInfo zone, WorkingCalendar calendar)
    {
        var end = End(start, zone, calendar);
        return IsExact ? end : zone.Instant(calendar.OnOrAfter(zone.LocalDay(end)), at);
    }

    /// <summary>
    /// Half of it, for the first of two rounds. Half of an odd number of working days is rounded up, so half of one working day is
    /// that day; half of a month is 15 days.
    /// </summary>
    public Span Half()
    {
        if (IsWorkingDays)
        {
            return new Span(0, 0, TimeSpan.Zero, (_workingDays + 1) / 2);
        }

        var days = (_months % 2 * 30) + _days;
        return new Span(_months / 2, days / 2, (_exact + TimeSpan.FromDays(days % 2)) / 2);
    }

    private DateTimeOffset Shift(DateTimeOffset from, int sign, TimeZoneInfo zone)
    {
        // An exact span must not touch the wall clock: in the repeated hour that would lose an hour.
        var day = IsExact ? from : zone.Instant(zone.LocalTime(from).AddMonths(sign * _months).AddDays(sign * _days));
        return (day + (sign * _exact)).ToUniversalTime();
    }

    private static DateTimeOffset OnWorkingDay(DateTimeOffset from, int count, TimeOnly at, TimeZoneInfo zone, WorkingCalendar calendar) =>
        zone.Instant(calendar.AddWorkingDays(zone.LocalDay(from), count), at);
}

using System.Collections.Frozen;

namespace CoAudit.Audits.Model.Time;

/// <summary>Which days are working days: Monday to Friday but for bank holidays, with what the organisation adds or takes away.</summary>
public sealed class WorkingCalendar
{
    private readonly FrozenSet<DateOnly> _closed;
    private readonly FrozenSet<DateOnly> _open;

    /// <param name="closed">Weekdays that are no working days, beside the holidays of the standing rules.</param>
    /// <param name="open">Holidays of the standing rules on which people work all the same. A day in both lists is closed.</param>
    public WorkingCalendar(IEnumerable<DateOnly> closed, IEnumerable<DateOnly> open)
    {
        _closed = closed.ToFrozenSet();
        _open = open.ToFrozenSet();
    }

    /// <summary>England and Wales, as proclaimed so far.</summary>
    public static WorkingCalendar EnglandAndWales { get; } = new(BankHolidays.Added, BankHolidays.Removed);

    /// <summary>When something that is due "before" a working day's end is told: 09:00.</summary>
    public static TimeOnly DayStart { get; } = new(9, 0);

    /// <summary>When something that is due "in n working days" is due: 17:00.</summary>
    public static TimeOnly DayEnd { get; } = new(17, 0);

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !_closed.Contains(day)
        && (_open.Contains(day) || !BankHolidays.InYear(day.Year).Contains(day));

    /// <summary>The day itself, or the first working day after it.</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : AddWorkingDays(day, 1);

    /// <summary>The n-th working day after the day, or before it when <paramref name="count"/> is negative. Zero gives the day itself.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}

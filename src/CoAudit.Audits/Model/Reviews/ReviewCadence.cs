using CoAudit.Audits.Model.Time;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>
/// When the next look is due after a verdict: one slip halves the interval, two sustained in a row double it. Intervals run from review to review, in days on
/// the wall; those shorter than a day (rehearsals) run by the stopwatch.
/// </summary>
public sealed class ReviewCadence(TimeZoneInfo zone, WorkingCalendar calendar)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(364);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>An extra review after half of the interval; null when one that is planned comes as early, or when there is nothing left to halve.</summary>
    /// <param name="previous">The review before, or the day on which the plan was agreed.</param>
    /// <param name="thisOne">When the review that found the slip was due.</param>
    /// <param name="planned">When the reviews that are still to come are due.</param>
    public DateTimeOffset? AfterSlip(DateTimeOffset previous, DateTimeOffset thisOne, IEnumerable<DateTimeOffset> planned)
    {
        var interval = Interval(previous, thisOne);
        var half = interval < TimeSpan.FromDays(1) ? interval / 2 : Larger(Week, TimeSpan.FromDays(Math.Ceiling(interval.TotalDays / 2)));
        if (half < Shortest)
        {
            return null;
        }

        var next = Add(thisOne, half);
        return planned.Any(at => at > thisOne && at <= next) ? null : next;
    }

    /// <summary>A light check after twice the interval, when no review is planned any more; null when one is.</summary>
    public DateTimeOffset? AfterTwoSustained(DateTimeOffset previous, DateTimeOffset thisOne, IEnumerable<DateTimeOffset> planned)
    {
        var interval = Interval(previous, thisOne);
        var twice = interval * 2 < Longest ? interval * 2 : Longest;
        return interval <= TimeSpan.Zero || planned.Any(at => at > thisOne) ? null : Add(thisOne, twice);
    }

    // Days on the wall: the hour that a night in March lacks is no shorter interval.
    private TimeSpan Interval(DateTimeOffset from, DateTimeOffset to)
    {
        var exact = to - from;
        var days = zone.LocalDay(to).DayNumber - zone.LocalDay(from).DayNumber;
        return exact < TimeSpan.FromHours(23) ? exact : TimeSpan.FromDays(days);
    }

    private DateTimeOffset Add(DateTimeOffset from, TimeSpan interval)
    {
        if (interval < TimeSpan.FromDays(1))
        {
            return from + interval;
        }

        var local = TimeZoneInfo.ConvertTime(from, zone);
        var day = calendar.OnOrAfter(DateOnly.FromDateTime(local.DateTime).AddDays((int)interval.TotalDays));
        return zone.Instant(day, TimeOnly.FromDateTime(local.DateTime));
    }

    private static TimeSpan Larger(TimeSpan a, TimeSpan b) => a > b ? a : b;
}

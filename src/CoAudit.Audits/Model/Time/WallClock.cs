namespace CoAudit.Audits.Model.Time;

/// <summary>Turns what a clock on the wall shows into an instant, also on the two odd nights of the year.</summary>
public static class WallClock
{
    /// <summary>The instant, UTC, at which a clock in the zone shows this day and time.</summary>
    public static DateTimeOffset Instant(this TimeZoneInfo zone, DateOnly day, TimeOnly time) => zone.Instant(day.ToDateTime(time));

    /// <summary>The day that a calendar on the wall shows at this instant.</summary>
    public static DateOnly LocalDay(this TimeZoneInfo zone, DateTimeOffset instant) => DateOnly.FromDateTime(zone.LocalTime(instant));

    internal static DateTime LocalTime(this TimeZoneInfo zone, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>A skipped time becomes the first valid instant after the gap; a repeated time is taken the first time.</summary>
    internal static DateTimeOffset Instant(this TimeZoneInfo zone, DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            local = AfterGap(zone, local);
        }

        // The larger offset from UTC is the one that came first.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    // Clocks change on whole minutes, by an hour or less nearly everywhere: walking is short.
    private static DateTime AfterGap(TimeZoneInfo zone, DateTime local)
    {
        var minute = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
        while (zone.IsInvalidTime(minute))
        {
            minute = minute.AddMinutes(1);
        }

        return minute;
    }
}

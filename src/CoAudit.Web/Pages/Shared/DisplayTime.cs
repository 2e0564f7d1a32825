using System.Globalization;

namespace CoAudit.Web.Pages.Shared;

/// <summary>Dates and times as people in the United Kingdom write them. Values come in the service's own zone.</summary>
internal static class DisplayTime
{
    /// <summary>"Friday 12 March 2027".</summary>
    public static string ToDay(this DateTimeOffset time) => time.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"12 March 2027".</summary>
    public static string ToDay(this DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"12 Mar 2027, 5:30pm": for lists.</summary>
    public static string ToShortMoment(this DateTimeOffset time) => time.ToString("d MMM yyyy, ", CultureInfo.InvariantCulture) + time.ToClock();

    /// <summary>"Friday 12 March 2027 at 5:30pm".</summary>
    public static string ToMoment(this DateTimeOffset time) => $"{time.ToDay()} at {time.ToClock()}";

    private static string ToClock(this DateTimeOffset time) => time switch
    {
        { Hour: 12, Minute: 0 } => "midday",
        { Hour: 0, Minute: 0 } => "midnight",
        { Minute: 0 } => time.ToString("%h", CultureInfo.InvariantCulture) + Half(time),
        _ => time.ToString("h:mm", CultureInfo.InvariantCulture) + Half(time),
    };

    private static string Half(DateTimeOffset time) => time.Hour < 12 ? "am" : "pm";
}

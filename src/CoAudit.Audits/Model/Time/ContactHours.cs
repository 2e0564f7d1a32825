using System.Globalization;

namespace CoAudit.Audits.Model.Time;

/// <summary>The hours in which one person may be written to. A reminder's time is <c>span.At(opened, hours.Start, …)</c>; a late one waits for <see cref="Next"/>.</summary>
public sealed record ContactHours
{
    private static readonly string[] Dashes = ["-", "–"];
    private static readonly string[] TimeFormats = ["H:mm", "HH:mm"];

    private ContactHours(TimeOnly from, TimeOnly until, TimeOnly start)
    {
        From = from;
        Until = until;
        Start = start;
    }

    /// <summary>For people who named no best time: outside the quiet time of 20:00–08:00, the day's first mail at 09:00.</summary>
    public static ContactHours Default { get; } = new(new(8, 0), new(20, 0), new(9, 0));

    /// <summary>The first minute in which a mail may be sent.</summary>
    public TimeOnly From { get; }

    /// <summary>From here on no mail is sent.</summary>
    public TimeOnly Until { get; }

    /// <summary>When the day's mails go out.</summary>
    public TimeOnly Start { get; }

    /// <summary>
    /// Reads a person's best time: nothing (the default), <c>20:30-21:30</c>, <c>mornings</c>, <c>afternoons</c>, <c>evenings</c> or <c>nights</c>.
    /// Hours over midnight are refused: whose working day they are in would be anybody's guess.
    /// </summary>
    public static bool TryParse(string? bestTime, out ContactHours hours)
    {
        var found = bestTime?.Trim().ToUpperInvariant() switch
        {
            null or "" => Default,
            "MORNINGS" => Between(new(9, 0), new(12, 0)),
            "AFTERNOONS" => Between(new(12, 0), new(17, 0)),
            "EVENINGS" => Between(new(17, 0), new(20, 0)),
            "NIGHTS" => Between(new(20, 0), new(23, 0)),
            var range => ReadRange(range),
        };
        hours = found ?? Default;
        return found is not null;
    }

    /// <summary>The first instant from <paramref name="at"/> on that lies in these hours, and on a working day when only those count.</summary>
    public DateTimeOffset Next(DateTimeOffset at, TimeZoneInfo zone, WorkingCalendar calendar, bool workingDaysOnly)
    {
        var day = zone.LocalDay(at);
        while (true)
        {
            var from = zone.Instant(day, From);
            var until = zone.Instant(day, Until);

            // Hours that the change of the clocks skips leave no time on that day.
            if (at < until && from < until && (!workingDaysOnly || calendar.IsWorkingDay(day)))
            {
                return (at > from ? at : from).ToUniversalTime();
            }

            day = day.AddDays(1);
        }
    }

    /// <summary>The beginning of this person's hours on that day.</summary>
    public DateTimeOffset StartOn(DateOnly day, TimeZoneInfo zone) => zone.Instant(day, Start);

    private static ContactHours? ReadRange(string text)
    {
        var parts = text.Split(Dashes, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && ReadTime(parts[0], out var from) && ReadTime(parts[1], out var until) && from < until
            ? Between(from, until)
            : null;
    }

    private static bool ReadTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static ContactHours Between(TimeOnly from, TimeOnly until) => new(from, until, from);
}

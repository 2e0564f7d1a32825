using System.Globalization;
using CoAudit.Audits.Model.Time;

namespace CoAudit.Audits.Tests.Time;

/// <summary>Short ways to write instants in the tests of this folder.</summary>
internal static class Clock
{
    public static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    public static readonly TimeZoneInfo LordHowe = TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe");
    public static readonly WorkingCalendar Calendar = WorkingCalendar.EnglandAndWales;

    /// <summary>An instant written with its offset, for example <c>2027-02-01T09:00Z</c>.</summary>
    public static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    public static Span Span(string text) => CoAudit.Audits.Model.Time.Span.TryParse(text, out var span) ? span : throw new FormatException(text);

    public static ContactHours Hours(string? bestTime) => ContactHours.TryParse(bestTime, out var hours) ? hours : throw new FormatException(bestTime);

    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}

namespace CoAudit.Web.Pages.Shared;

/// <summary>Instants on the clock of the service that they are about.</summary>
internal static class LocalTime
{
    public static DateTimeOffset In(this DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
}

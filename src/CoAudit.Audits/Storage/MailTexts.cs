using System.Globalization;

namespace CoAudit.Audits.Storage;

/// <summary>Facts in mails that are the same wherever they are written.</summary>
public static class MailTexts
{
    public const int MinutesForATask = 10;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Stands in for a link whose secret is drawn when the mail is sent.</summary>
    public static Uri LinkToCome { get; } = new("https://link.invalid/");

    /// <summary>For example "Wednesday 10 February, 5pm", in the service's own time.</summary>
    public static string Due(DateTimeOffset instant, string timeZone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        var clock = local.ToString(local.Minute == 0 ? "%h" : "h:mm", British);
        return $"{local.ToString("dddd d MMMM", British)}, {clock}{(local.Hour < 12 ? "am" : "pm")}";
    }
}

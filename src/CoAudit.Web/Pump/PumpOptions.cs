using System.Globalization;
using System.Xml;
using CoAudit.Web.Configuration;

namespace CoAudit.Web.Pump;

/// <summary>How often due work is looked for, and how long a claim on a mail holds. Section <c>Pump</c>.</summary>
internal sealed record PumpOptions(TimeSpan Interval, TimeSpan Lease)
{
    public const string Section = "Pump";

    /// <exception cref="StartRefusedException">A value is no length of time, or out of range.</exception>
    public static PumpOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new PumpOptions(
            Time(section, "Interval", TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(50), TimeSpan.FromHours(1)),
            Time(section, "Lease", TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));
    }

    private static TimeSpan Time(IConfigurationSection section, string key, TimeSpan fallback, TimeSpan least, TimeSpan most)
    {
        var text = section[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return fallback;
        }

        return Parse(text.Trim()) is { } time && time >= least && time <= most
            ? time
            : throw new StartRefusedException($"{Section}__{key} is '{text}': write a length of time from {least} to {most}, for example 00:00:05 or 5 s.");
    }

    // A bare number is seconds; TimeSpan would read it as days.
    private static TimeSpan? Parse(string text)
    {
        if (double.TryParse(text.TrimEnd('s', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (text.StartsWith('P'))
        {
            try
            {
                return XmlConvert.ToTimeSpan(text);
            }
            catch (FormatException)
            {
                return null;
            }
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
    }
}

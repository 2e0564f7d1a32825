using System.Globalization;
using Jint.Runtime;

namespace CoAudit.Workflows.Expressions;

/// <summary>The time that scripts see: the burst's, standing still, in UTC.</summary>
internal sealed class StandingClock : ITimeSystem
{
    private readonly DefaultTimeSystem _parser = new(TimeZoneInfo.Utc, CultureInfo.InvariantCulture);

    public DateTimeOffset Now { get; set; }

    public TimeZoneInfo DefaultTimeZone => TimeZoneInfo.Utc;

    public DateTimeOffset GetUtcNow() => Now;

    public bool TryParse(string date, out long epochMilliseconds) => _parser.TryParse(date, out epochMilliseconds);

    public TimeSpan GetUtcOffset(long epochMilliseconds) => TimeSpan.Zero;
}

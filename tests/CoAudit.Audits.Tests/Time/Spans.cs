using CoAudit.Audits.Model.Time;
using CsCheck;

namespace CoAudit.Audits.Tests.Time;

/// <summary>Random spans and instants for properties.</summary>
internal static class Spans
{
    public static readonly Gen<Span> Any = Gen.OneOf(
        Gen.Int[1, 400].Select(n => $"{n} working days"),
        Gen.Int[1, 500].Select(n => $"P{n}D"),
        Gen.Int[1, 100].Select(n => $"P{n}M"),
        Gen.Long[1, 3_000_000_000].Select(n => $"PT{n / 1000m}S"),
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 90], Gen.Int[1, 100]).Select((m, d, h) => $"P{m}M{d}DT{h}H")).Select(Clock.Span);

    public static readonly Gen<DateTimeOffset> Instant =
        Gen.Long[Clock.Utc("2025-01-01").Ticks / TimeSpan.TicksPerSecond, Clock.Utc("2032-01-01").Ticks / TimeSpan.TicksPerSecond]
            .Select(seconds => new DateTimeOffset(seconds * TimeSpan.TicksPerSecond, TimeSpan.Zero));

    public static readonly Gen<TimeZoneInfo> Zone = Gen.OneOf(
        Clock.London, Clock.LordHowe, TimeZoneInfo.Utc, Clock.Zone("America/New_York"), Clock.Zone("Asia/Kathmandu"));
}

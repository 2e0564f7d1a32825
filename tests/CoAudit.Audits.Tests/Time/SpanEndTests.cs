using CsCheck;

namespace CoAudit.Audits.Tests.Time;

public sealed class SpanEndTests
{
    [Theory]
    [InlineData("PT2S", "2027-02-01T09:00Z", "2027-02-01T09:00:02Z")]
    // Objectives at Willowbrook: seven working days, and half of them for the proposals.
    [InlineData("7 working days", "2027-02-01T09:00Z", "2027-02-10T17:00Z")]
    [InlineData("4 working days", "2027-02-01T09:00Z", "2027-02-05T17:00Z")]
    [InlineData("1 working day", "2027-02-06T12:00Z", "2027-02-08T17:00Z")]
    // Over Easter and into summer time: Thu 25 Mar, Fri is Good Friday, Mon is Easter Monday.
    [InlineData("1 working day", "2027-03-25T12:00Z", "2027-03-30T16:00Z")]
    [InlineData("P1W", "2027-03-25T12:00Z", "2027-04-01T11:00Z")]
    [InlineData("P1M", "2027-01-31T10:00Z", "2027-02-28T10:00Z")]
    [InlineData("P1DT2H", "2027-02-01T09:00Z", "2027-02-02T11:00Z")]
    // Clocks forward on 29 Mar 2026 at 01:00: 01:30 does not exist, 02:00 is the first time after it.
    [InlineData("P1D", "2026-03-28T01:30Z", "2026-03-29T01:00Z")]
    [InlineData("PT24H", "2026-03-28T01:30Z", "2026-03-29T01:30Z")]
    [InlineData("P1D", "2027-03-27T01:00:59Z", "2027-03-28T01:00Z")]
    [InlineData("P2D", "2027-03-27T01:30Z", "2027-03-29T00:30Z")]
    // Clocks back on 25 Oct 2026: 01:30 comes twice, the first is in summer time.
    [InlineData("P1D", "2026-10-24T00:30Z", "2026-10-25T00:30Z")]
    [InlineData("P1D", "2026-10-25T01:30Z", "2026-10-26T01:30Z")]
    [InlineData("PT1H", "2026-10-25T00:30Z", "2026-10-25T01:30Z")]
    public void In_London(string span, string start, string end) =>
        Assert.Equal(Clock.Utc(end), Clock.Span(span).End(Clock.Utc(start), Clock.London, Clock.Calendar));

    [Theory]
    // Half an hour forward on 4 Oct 2026 at 02:00, local time is +10:30 before and +11:00 after.
    [InlineData("P1D", "2026-10-02T15:45Z", "2026-10-03T15:30Z")]
    [InlineData("P1D", "2026-10-02T15:15Z", "2026-10-03T15:15Z")]
    [InlineData("P1D", "2026-10-02T16:30Z", "2026-10-03T16:00Z")]
    // Half an hour back on 4 Apr 2027 at 02:00: 01:45 comes twice.
    [InlineData("P1D", "2027-04-02T14:45Z", "2027-04-03T14:45Z")]
    [InlineData("P1D", "2027-04-02T15:15Z", "2027-04-03T15:45Z")]
    public void On_Lord_Howe_Island(string span, string start, string end) =>
        Assert.Equal(Clock.Utc(end), Clock.Span(span).End(Clock.Utc(start), Clock.LordHowe, Clock.Calendar));

    [Theory]
    // The facilitator hears of silence on Tue 9 Feb 09:00, objectives are due on Wed 10 Feb 17:00.
    [InlineData("1 working days", "2027-02-10T17:00Z", "2027-02-09T09:00Z")]
    [InlineData("1 working day", "2027-03-30T16:00Z", "2027-03-25T09:00Z")]
    [InlineData("P2D", "2027-03-29T16:00Z", "2027-03-27T17:00Z")]
    [InlineData("PT1S", "2027-02-01T09:00:02Z", "2027-02-01T09:00:01Z")]
    public void Backwards_from_an_end(string span, string end, string before) =>
        Assert.Equal(Clock.Utc(before), Clock.Span(span).Before(Clock.Utc(end), Clock.London, Clock.Calendar));

    [Fact]
    public void End_is_after_start_and_before_is_before_end() =>
        Gen.Select(Spans.Any, Spans.Instant, Spans.Zone).Sample((span, at, zone) =>
        {
            Assert.True(span.End(at, zone, Clock.Calendar) > at);
            Assert.True(span.Before(at, zone, Clock.Calendar) < at);
        });

    [Fact]
    public void Every_local_day_has_its_instant_and_they_only_increase() =>
        Gen.Select(Spans.Instant, Spans.Zone).Sample((start, zone) =>
        {
            var ends = Enumerable.Range(1, 400).Select(n => Clock.Span($"P{n}D").End(start, zone, Clock.Calendar)).ToList();
            Assert.All(ends.Zip(ends.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        }, iter: 100);
}

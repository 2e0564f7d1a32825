using CoAudit.Audits.Model.Time;
using CsCheck;

namespace CoAudit.Audits.Tests.Time;

public sealed class ReviewAndReminderTests
{
    private static readonly TimeOnly Nine = new(9, 0);

    [Theory]
    // Willowbrook: the plan is agreed on Fri 19 Mar 2027, 09:00 local is 08:00 UTC in summer.
    [InlineData("P4W", "2027-03-19T17:05Z", "2027-04-16T08:00Z")]
    [InlineData("P12W", "2027-03-19T17:05Z", "2027-06-11T08:00Z")]
    [InlineData("P26W", "2027-03-19T17:05Z", "2027-09-17T08:00Z")]
    [InlineData("P1W", "2027-03-19T17:05Z", "2027-03-30T08:00Z")]
    [InlineData("P1D", "2027-12-24T10:00Z", "2027-12-29T09:00Z")]
    [InlineData("P1DT2H", "2027-02-01T23:00Z", "2027-02-03T09:00Z")]
    [InlineData("PT2S", "2027-03-21T23:00Z", "2027-03-21T23:00:02Z")]
    public void A_review_is_at_nine_on_a_working_day(string span, string start, string review) =>
        Assert.Equal(Clock.Utc(review), Clock.Span(span).At(Clock.Utc(start), Nine, Clock.London, Clock.Calendar));

    [Theory]
    [InlineData("3 working days", "20:30-21:30", "2027-02-04T20:30Z")]
    [InlineData("5 working days", "20:30-21:30", "2027-02-08T20:30Z")]
    [InlineData("3 working days", null, "2027-02-04T09:00Z")]
    [InlineData("5 working days", "afternoons", "2027-02-08T12:00Z")]
    [InlineData("P5D", "evenings", "2027-02-08T17:00Z")]
    public void A_reminder_comes_at_the_start_of_the_persons_own_hours(string span, string? bestTime, string reminder) =>
        Assert.Equal(
            Clock.Utc(reminder),
            Clock.Span(span).At(Clock.Utc("2027-02-01T09:00Z"), Clock.Hours(bestTime).Start, Clock.London, Clock.Calendar));

    [Fact]
    public void What_is_not_exact_falls_on_a_working_day_after_the_start() =>
        Gen.Select(Spans.Any.Where(span => !span.IsExact), Spans.Instant, Spans.Zone).Sample((span, start, zone) =>
        {
            var review = span.At(start, Nine, zone, Clock.Calendar);
            var day = zone.LocalDay(review);
            Assert.True(review > start);
            Assert.True(Clock.Calendar.IsWorkingDay(day));
            Assert.Equal(zone.Instant(day, Nine), review);
        });
}

using System.Globalization;
using CoAudit.Audits.Model.Time;
using CsCheck;

namespace CoAudit.Audits.Tests.Time;

public sealed class WorkingCalendarTests
{
    private static readonly Gen<DateOnly> Day = Spans.Instant.Select(at => DateOnly.FromDateTime(at.UtcDateTime));

    [Theory]
    // As published on GOV.UK for England and Wales.
    [InlineData(2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void Weekdays_off_are_the_published_ones(int year, string published)
    {
        var off = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(new DateOnly(year, 1, 1).AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Clock.Calendar.IsWorkingDay(day))
            .Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture));

        Assert.Equal(published, string.Join(' ', off));
    }

    [Fact]
    public void An_organisation_can_close_and_open_days()
    {
        var founders = new DateOnly(2027, 6, 14);
        var earlyMay = new DateOnly(2027, 5, 3);
        var calendar = new WorkingCalendar(closed: [founders], open: [earlyMay]);

        Assert.False(calendar.IsWorkingDay(founders));
        Assert.True(calendar.IsWorkingDay(earlyMay));
    }

    [Fact]
    public void Counting_forth_and_back_comes_home() =>
        Gen.Select(Day.Where(Clock.Calendar.IsWorkingDay), Gen.Int[-300, 300]).Sample((day, count) =>
            Assert.Equal(day, Clock.Calendar.AddWorkingDays(Clock.Calendar.AddWorkingDays(day, count), -count)));

    [Fact]
    public void One_more_working_day_is_later_and_is_a_working_day() =>
        Gen.Select(Day, Gen.Int[0, 300]).Sample((day, count) =>
        {
            var next = Clock.Calendar.AddWorkingDays(day, count + 1);
            Assert.True(next > Clock.Calendar.AddWorkingDays(day, count));
            Assert.True(Clock.Calendar.IsWorkingDay(next));
        });

    [Fact]
    public void No_stretch_without_a_working_day_is_longer_than_four_days() =>
        Day.Sample(day => Assert.InRange(Clock.Calendar.OnOrAfter(day).DayNumber - day.DayNumber, 0, 4));
}

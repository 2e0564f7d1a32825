using System.Globalization;
using CoAudit.Audits.Model.Time;
using CsCheck;

namespace CoAudit.Audits.Tests.Time;

public sealed class ContactHoursTests
{
    private static readonly Gen<ContactHours> AnyHours =
        Gen.OneOf<string?>(null, "mornings", "afternoons", "evenings", "nights", "20:30-21:30", "00:00-00:05", "01:15-01:45").Select(Clock.Hours);

    [Theory]
    [InlineData(null, "08:00", "20:00", "09:00")]
    [InlineData("  ", "08:00", "20:00", "09:00")]
    [InlineData("20:30-21:30", "20:30", "21:30", "20:30")]
    [InlineData("20:30 – 21:30", "20:30", "21:30", "20:30")]
    [InlineData("8:15-9:45", "08:15", "09:45", "08:15")]
    [InlineData("Mornings", "09:00", "12:00", "09:00")]
    [InlineData("afternoons", "12:00", "17:00", "12:00")]
    [InlineData("evenings", "17:00", "20:00", "17:00")]
    [InlineData("nights", "20:00", "23:00", "20:00")]
    public void Best_time_is_read(string? bestTime, string from, string until, string start)
    {
        var hours = Clock.Hours(bestTime);

        Assert.Equal((Time(from), Time(until), Time(start)), (hours.From, hours.Until, hours.Start));
    }

    [Theory]
    [InlineData("whenever")]
    [InlineData("20:30")]
    [InlineData("21:30-20:30")]
    [InlineData("22:00-02:00")]
    [InlineData("09:00-09:00")]
    [InlineData("25:00-26:00")]
    [InlineData("09:00-10:00-11:00")]
    public void Other_text_is_refused_and_leaves_the_default(string bestTime)
    {
        Assert.False(ContactHours.TryParse(bestTime, out var hours));
        Assert.Equal(ContactHours.Default, hours);
    }

    [Theory]
    // Willowbrook: the service comes back on Mon 8 Feb at 21:15, inside Tunde's hours.
    [InlineData("20:30-21:30", "2027-02-08T21:15Z", "2027-02-08T21:15Z")]
    [InlineData("20:30-21:30", "2027-02-08T21:40Z", "2027-02-09T20:30Z")]
    [InlineData("20:30-21:30", "2027-02-08T21:30Z", "2027-02-09T20:30Z")]
    [InlineData("20:30-21:30", "2027-02-05T22:00Z", "2027-02-08T20:30Z")]
    [InlineData(null, "2027-02-08T07:59Z", "2027-02-08T08:00Z")]
    [InlineData(null, "2027-02-08T20:00Z", "2027-02-09T08:00Z")]
    [InlineData(null, "2027-03-25T20:00Z", "2027-03-30T07:00Z")]
    // Sun 28 Mar 2027 has no time from 01:15 to 01:45; Easter Monday is no working day either.
    [InlineData("01:15-01:45", "2027-03-27T23:00Z", "2027-03-30T00:15Z")]
    public void Next_instant_is_in_the_hours_of_a_working_day(string? bestTime, string at, string next) =>
        Assert.Equal(Clock.Utc(next), Clock.Hours(bestTime).Next(Clock.Utc(at), Clock.London, Clock.Calendar, workingDaysOnly: true));

    [Theory]
    [InlineData(null, "2027-02-06T10:00Z", "2027-02-06T10:00Z")]
    [InlineData("mornings", "2027-02-06T12:00Z", "2027-02-07T09:00Z")]
    [InlineData("01:15-01:45", "2027-03-27T23:00Z", "2027-03-29T00:15Z")]
    public void Next_instant_may_be_at_the_weekend_when_asked_so(string? bestTime, string at, string next) =>
        Assert.Equal(Clock.Utc(next), Clock.Hours(bestTime).Next(Clock.Utc(at), Clock.London, Clock.Calendar, workingDaysOnly: false));

    [Theory]
    [InlineData(null, "2027-03-29T08:00Z")]
    [InlineData("20:30-21:30", "2027-03-29T19:30Z")]
    public void Start_on_a_day_is_local(string? bestTime, string start) =>
        Assert.Equal(Clock.Utc(start), Clock.Hours(bestTime).StartOn(new DateOnly(2027, 3, 29), Clock.London));

    [Fact]
    public void Next_is_never_early_never_in_quiet_time_and_stays_where_it_is() =>
        Gen.Select(AnyHours, Spans.Instant, Spans.Zone, Gen.Bool).Sample((hours, at, zone, workingDaysOnly) =>
        {
            var next = hours.Next(at, zone, Clock.Calendar, workingDaysOnly);
            var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(next, zone).DateTime);
            Assert.True(next >= at);
            Assert.True(time >= hours.From && time < hours.Until);
            Assert.True(!workingDaysOnly || Clock.Calendar.IsWorkingDay(zone.LocalDay(next)));
            Assert.Equal(next, hours.Next(next, zone, Clock.Calendar, workingDaysOnly));
        });

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
}

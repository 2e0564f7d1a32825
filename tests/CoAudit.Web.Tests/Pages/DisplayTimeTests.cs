using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Tests.Pages;

public sealed class DisplayTimeTests
{
    [Theory]
    [InlineData(17, 0, "Friday 12 March 2027 at 5pm")]
    [InlineData(9, 5, "Friday 12 March 2027 at 9:05am")]
    [InlineData(12, 0, "Friday 12 March 2027 at midday")]
    [InlineData(12, 30, "Friday 12 March 2027 at 12:30pm")]
    [InlineData(0, 0, "Friday 12 March 2027 at midnight")]
    [InlineData(0, 15, "Friday 12 March 2027 at 12:15am")]
    public void A_moment_is_written_as_people_say_it(int hour, int minute, string expected) =>
        Assert.Equal(expected, new DateTimeOffset(2027, 3, 12, hour, minute, 0, TimeSpan.Zero).ToMoment());

    [Fact]
    public void A_list_shows_the_short_form() =>
        Assert.Equal("1 Feb 2027, 9am", new DateTimeOffset(2027, 2, 1, 9, 0, 59, TimeSpan.FromHours(1)).ToShortMoment());
}

using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.Time;

namespace CoAudit.Audits.Tests.Model.Reviews;

/// <summary>Dates of Willowbrook's reviews: the plan was agreed on 19 March 2027, clocks went forward on 28 March.</summary>
public sealed class ReviewCadenceTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly ReviewCadence Cadence = new(London, WorkingCalendar.EnglandAndWales);

    private static readonly DateTimeOffset Plan = London.Instant(new DateOnly(2027, 3, 19), new TimeOnly(17, 5));
    private static readonly DateTimeOffset First = Nine(2027, 4, 16);
    private static readonly DateTimeOffset Second = Nine(2027, 6, 11);
    private static readonly DateTimeOffset Extra = Nine(2027, 7, 9);
    private static readonly DateTimeOffset Third = Nine(2027, 9, 17);

    private static DateTimeOffset Nine(int year, int month, int day) => London.Instant(new DateOnly(year, month, day), new TimeOnly(9, 0));

    [Fact]
    public void A_slip_after_eight_weeks_brings_an_extra_review_after_four() =>
        Assert.Equal((Extra, TimeSpan.Zero), (Cadence.AfterSlip(First, Second, [Third])!.Value, Cadence.AfterSlip(First, Second, [Third])!.Value.Offset));

    [Fact]
    public void A_summer_review_at_nine_is_eight_in_utc() => Assert.Equal(new DateTimeOffset(2027, 7, 9, 8, 0, 0, TimeSpan.Zero), Cadence.AfterSlip(First, Second, [Third]));

    [Fact]
    public void Two_sustained_after_ten_weeks_bring_a_light_check_after_twenty() => Assert.Equal(Nine(2028, 2, 4), Cadence.AfterTwoSustained(Extra, Third, []));

    [Fact]
    public void A_review_that_is_planned_stands_and_no_check_comes_beside_it() => Assert.Null(Cadence.AfterTwoSustained(Second, Extra, [Third]));

    [Fact]
    public void A_planned_review_that_is_as_early_is_enough() => Assert.Null(Cadence.AfterSlip(First, Second, [Extra, Third]));

    [Fact]
    public void The_first_interval_begins_with_the_plan() => Assert.Equal(Nine(2027, 4, 30), Cadence.AfterSlip(Plan, First, [Second, Third]));

    [Fact]
    public void Half_of_an_odd_number_of_days_is_rounded_up_and_never_below_a_week()
    {
        Assert.Equal(Nine(2027, 5, 10), Cadence.AfterSlip(Nine(2027, 4, 15), Nine(2027, 4, 30), []));
        Assert.Equal(Nine(2027, 5, 7), Cadence.AfterSlip(Nine(2027, 4, 23), Nine(2027, 4, 30), []));
    }

    [Fact]
    public void An_extra_review_is_never_held_on_a_holiday() => Assert.Equal(Nine(2027, 8, 31), Cadence.AfterSlip(Nine(2027, 5, 17), Nine(2027, 7, 26), []));

    [Fact]
    public void The_longest_interval_is_a_year() => Assert.Equal(Nine(2028, 9, 15), Cadence.AfterTwoSustained(Nine(2026, 9, 18), Third, []));

    [Fact]
    public void A_rehearsal_of_seconds_is_halved_by_the_stopwatch_and_comes_to_an_end()
    {
        var start = Plan;
        Assert.Equal(start.AddSeconds(30), Cadence.AfterSlip(start, start.AddSeconds(20), []));
        Assert.Null(Cadence.AfterSlip(start, start.AddSeconds(1), []));
    }
}

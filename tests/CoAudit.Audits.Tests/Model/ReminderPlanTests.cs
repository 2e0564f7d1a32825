using CoAudit.Audits.Model;
using CoAudit.Audits.Reminders;
using CoAudit.Audits.Tests.Time;

namespace CoAudit.Audits.Tests.Model;

/// <summary>Dates of the Willowbrook audit: the stage opens on Mon 1 Feb 2027 at 09:00 and ends on Wed 10 Feb at 17:00.</summary>
public sealed class ReminderPlanTests
{
    private static readonly DateTimeOffset Opened = Clock.Utc("2027-02-01T09:00Z");
    private static readonly DateTimeOffset Due = Clock.Utc("2027-02-10T17:00Z");
    private static readonly ReminderPlan Plan = new(Clock.London, Clock.Calendar);
    private static readonly string[] Usual = ["3 working days", "5 working days"];

    [Theory]
    [InlineData(null, "2027-02-04T09:00Z", "2027-02-08T09:00Z")]
    [InlineData("20:30-21:30", "2027-02-04T20:30Z", "2027-02-08T20:30Z")]
    [InlineData("afternoons", "2027-02-04T12:00Z", "2027-02-08T12:00Z")]
    public void Two_reminders_in_the_persons_own_hours(string? bestTime, string first, string second) =>
        Assert.Equal([Clock.Utc(first), Clock.Utc(second)], Plan.Reminders(Usual, At(bestTime), Opened, Due));

    [Fact]
    public void Never_more_than_two() =>
        Assert.Equal(2, Plan.Reminders(["1 working days", "2 working days", "3 working days"], At(null), Opened, Due).Count);

    [Fact]
    public void None_at_or_after_the_end() =>
        Assert.Equal([Clock.Utc("2027-02-04T20:00Z")], Plan.Reminders(["3 working days", "7 working days"], At("nights"), Opened, Due));

    [Fact]
    public void Working_days_leave_out_easter() =>
        Assert.Equal(
            [Clock.Utc("2027-03-31T08:00Z")],
            Plan.Reminders(["3 working days"], At(null), Clock.Utc("2027-03-24T09:00Z"), Clock.Utc("2027-04-09T16:00Z")));

    [Fact]
    public void A_reminder_by_the_stopwatch_still_waits_for_the_persons_hours() =>
        Assert.Equal([Clock.Utc("2027-02-01T20:30Z")], Plan.Reminders(["PT2H"], At("20:30-21:30"), Opened, Due));

    [Fact]
    public void In_a_stage_shorter_than_a_day_reminders_go_at_once() =>
        Assert.Equal([Opened.AddSeconds(2)], Plan.Reminders(["PT2S"], At("20:30-21:30"), Opened, Opened.AddSeconds(6)));

    [Fact]
    public void An_invitation_goes_at_once_to_whoever_named_no_time() => Assert.Equal(Opened, Plan.Invitation(At(null), Opened, Due));

    [Fact]
    public void An_invitation_waits_for_the_hours_that_a_person_asked_for() =>
        Assert.Equal(Clock.Utc("2027-02-01T20:30Z"), Plan.Invitation(At("20:30-21:30"), Opened, Due));

    [Fact]
    public void An_invitation_does_not_wait_in_a_stage_shorter_than_a_day() =>
        Assert.Equal(Opened, Plan.Invitation(At("20:30-21:30"), Opened, Opened.AddHours(6)));

    [Fact]
    public void An_invitation_that_would_come_after_the_end_goes_at_once()
    {
        // The clocks skip these hours on Sun 28 Mar.
        var opened = Clock.Utc("2027-03-27T02:00Z");

        Assert.Equal(opened, Plan.Invitation(At("01:15-01:45"), opened, opened.AddDays(1)));
    }

    [Theory]
    // The service comes back on Mon 8 Feb at 21:15, inside Tunde's hours; half an hour later it would be too late for that evening.
    [InlineData("2027-02-08T21:15Z", "2027-02-08T21:15Z")]
    [InlineData("2027-02-08T21:45Z", "2027-02-09T20:30Z")]
    public void A_reminder_that_was_missed_waits_for_the_next_good_moment(string back, string sent) =>
        Assert.Equal(Clock.Utc(sent), Plan.InHours(Clock.Utc(back), At("20:30-21:30"), Opened, Due));

    private static AccessProfile At(string? bestTime) => new() { BestTime = bestTime };
}

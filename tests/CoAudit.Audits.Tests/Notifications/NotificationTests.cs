using System.Text.Json;
using CoAudit.Audits.Notifications;

namespace CoAudit.Audits.Tests.Notifications;

public sealed class NotificationTests
{
    private static readonly Uri Link = new("https://audits.example.org/t/x");

    public static TheoryData<string> Names => [.. Samples.Ordinary.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_read_again(string name)
    {
        var notification = Samples.Ordinary[name];

        Assert.Equal(notification, NotificationJson.Read(notification.Kind, NotificationJson.Write(notification)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_subject_is_one_short_line_whatever_was_typed(string name)
    {
        var hostile = Samples.Hostile[name];
        var huge = Samples.Of("P", "S", new string('a', 10_000), new string('b', 10_000), "N", due: null)[name];

        Assert.DoesNotContain(hostile.Subject, char.IsControl);
        Assert.DoesNotContain('\u202E', hostile.Subject);
        Assert.InRange(huge.Subject.Length, 1, 150);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_huge_name_does_not_make_a_huge_mail(string name)
    {
        var long10K = new string('a', 10_000);
        var huge = Samples.Of(long10K, long10K, long10K, long10K, long10K, long10K)[name];

        var mail = NotificationRenderer.Render(huge);

        Assert.InRange(mail.Text.Length, 1, 4_000);
        Assert.InRange(mail.Html.Length, 1, 8_000);
    }

    [Theory]
    [InlineData(true, false, "something has to wait", "cannot be done yet")]
    [InlineData(false, true, "something goes on", "It can be done after all.")]
    [InlineData(false, false, "something is open again", "does not last yet")]
    public void News_about_the_plan_says_what_has_happened_and_nothing_else(bool putOff, bool goesOn, string subject, string text)
    {
        PlanNews news = new() { RecipientName = "Doreen", ServiceName = "Willowbrook", AuditTitle = "Infection control", Link = Link, IsPutOff = putOff, GoesOn = goesOn };

        var mail = NotificationRenderer.Render(news);

        Assert.Contains(subject, mail.Subject, StringComparison.Ordinal);
        foreach (var body in new[] { mail.Text, mail.Html })
        {
            Assert.Contains(text, body, StringComparison.Ordinal);
            Assert.Single(new[] { "cannot be done yet", "It can be done after all.", "does not last yet" }, said => body.Contains(said, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Doreen Pascoe", "Doreen")]
    [InlineData("  Tunde  Adeyemi ", "Tunde")]
    [InlineData("Mrs Pascoe", "Mrs Pascoe")]
    [InlineData("dr. Amara Obi", "dr. Amara Obi")]
    [InlineData("Cher", "Cher")]
    public void The_greeting_uses_the_first_name(string fullName, string greeting)
    {
        var report = new ReportReady { RecipientName = fullName, ServiceName = "S", AuditTitle = "A", Link = Link };

        Assert.Equal(greeting, report.RecipientName);
    }

    [Fact]
    public void A_subject_is_never_cut_inside_a_character()
    {
        var report = new ReportReady { RecipientName = "P", ServiceName = "S", AuditTitle = string.Concat(Enumerable.Repeat("👩🏽‍⚕️", 40)), Link = Link };

        Assert.EndsWith("👩🏽‍⚕️…", report.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/t/x")]
    public void A_link_that_is_no_web_address_is_refused(string address)
    {
        var link = new Uri(address, UriKind.RelativeOrAbsolute);

        Assert.Throws<ArgumentException>(() => new ReportReady { RecipientName = "P", ServiceName = "S", AuditTitle = "A", Link = link });
    }

    [Fact]
    public void There_is_no_third_reminder() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TaskReminder
        {
            RecipientName = "P",
            ServiceName = "S",
            AuditTitle = "A",
            TaskTitle = "T",
            AskerName = "N",
            Minutes = 5,
            Number = 3,
            Link = Link,
        });

    [Fact]
    public void An_unknown_kind_is_refused() =>
        Assert.Throws<JsonException>(() => NotificationJson.Read("System.Diagnostics.Process", "{}"));

    [Fact]
    public void Json_that_lacks_a_field_is_refused() =>
        Assert.Throws<JsonException>(() => NotificationJson.Read("report-ready", """{"recipientName":"P"}"""));
}

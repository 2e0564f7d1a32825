using CoAudit.Audits.Model.EasyRead;
using CoAudit.Audits.Notifications;

namespace CoAudit.Audits.Tests.Notifications;

public sealed class MailTextTests
{
    public static TheoryData<string> Names => [.. Samples.Ordinary.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_to_a_person_reads_as_approved(string name)
    {
        var mail = NotificationRenderer.Render(Samples.Ordinary[name]);

        Approved.Match($"Subject: {mail.Subject}\n\n{mail.Text}", $"{name}.txt");
        Approved.Match(mail.Html, $"{name}.html");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_with_hostile_names_shows_them_as_harmless_text(string name)
    {
        var mail = NotificationRenderer.Render(Samples.Hostile[name]);

        Approved.Match($"Subject: {mail.Subject}\n\n{mail.Text}", $"{name}.hostile.txt");
        Approved.Match(mail.Html, $"{name}.hostile.html");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_is_easy_to_read(string name) =>
        Assert.InRange(ReadingEase.Of(NotificationRenderer.Render(Samples.Ordinary[name]).Text), 75, 120);

    [Fact]
    public void Text_that_is_hard_to_read_is_found() =>
        Assert.InRange(ReadingEase.Of("Participants are cordially requested to facilitate the operationalisation of collaborative quality assurance activities."), -200, 20);

    [Fact]
    public void Every_kind_of_notification_has_a_sample()
    {
        var kinds = typeof(Notification).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Notification)));

        Assert.Equal(kinds.ToHashSet(), Samples.Ordinary.Values.Select(sample => sample.GetType()).ToHashSet());
    }
}

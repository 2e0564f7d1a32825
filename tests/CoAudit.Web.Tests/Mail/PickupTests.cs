using CoAudit.Web.Mail;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace CoAudit.Web.Tests.Mail;

/// <summary>Mail as files, and the page that shows them.</summary>
public sealed class PickupTests : IDisposable
{
    private readonly TempFolder folder = new("pickup");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_mail_becomes_a_file_that_can_be_read()
    {
        await SendAsync(Smtp.Mail());

        var mail = await Reader().FindAsync("row-1@example.org", TestContext.Current.CancellationToken);

        Assert.NotNull(mail);
        Assert.Equal("Will you take part?", mail.Entry.Subject);
        Assert.Contains("doreen@example.org", mail.Entry.To, StringComparison.Ordinal);
        Assert.Equal("<p>Grüße</p>", mail.Html.Trim());
        Assert.Equal([new Uri("https://example.org/t/x")], mail.Links);
    }

    [Fact]
    public async Task A_mail_that_is_sent_again_replaces_its_file_and_leaves_nothing_unfinished()
    {
        await SendAsync(Smtp.Mail());
        await SendAsync(Smtp.Mail() with { Subject = "Again" });

        Assert.Equal([folder.File("row-1@example.org.eml")], Directory.GetFiles(folder.FullPath));
        Assert.Equal("Again", Assert.Single(await Reader().ListAsync(10, TestContext.Current.CancellationToken)).Subject);
    }

    [Fact]
    public async Task The_newest_mail_is_listed_first()
    {
        await SendAsync(Smtp.Mail("old"));
        await SendAsync(Smtp.Mail("new"));
        File.SetLastWriteTimeUtc(folder.File("old@example.org.eml"), DateTime.UnixEpoch);

        var list = await Reader().ListAsync(10, TestContext.Current.CancellationToken);

        Assert.Equal(["new@example.org", "old@example.org"], list.Select(entry => entry.Id));
        Assert.Single(await Reader().ListAsync(1, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("../pickup/row-1@example.org")]
    [InlineData("/etc/passwd")]
    [InlineData("missing")]
    [InlineData("")]
    [InlineData("row-1@example.org\0")]
    public async Task No_other_file_can_be_read(string id)
    {
        await SendAsync(Smtp.Mail());

        Assert.Null(await Reader().FindAsync(id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task There_is_no_folder_before_the_first_mail() =>
        Assert.Empty(await new MailboxReader(folder.File("none")).ListAsync(10, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_hostile_message_id_makes_no_file()
    {
        var outcome = await TransportTo(folder.FullPath).SendAsync(Smtp.Mail() with { MessageId = "../../x@y" }, TestContext.Current.CancellationToken);

        Assert.IsType<SendOutcome.Rejected>(outcome);
        Assert.Empty(Directory.GetFiles(folder.FullPath));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_the_channel()
    {
        await File.WriteAllTextAsync(folder.File("taken"), "a file where the folder should be", TestContext.Current.CancellationToken);

        var outcome = await TransportTo(folder.File("taken")).SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken);

        Assert.IsType<SendOutcome.ChannelDown>(outcome);
    }

    private async Task SendAsync(OutgoingMail mail) =>
        Assert.IsType<SendOutcome.Sent>(await TransportTo(folder.FullPath).SendAsync(mail, TestContext.Current.CancellationToken));

    private MailboxReader Reader() => new(folder.FullPath);

    private static PickupTransport TransportTo(string path)
    {
        var options = new MailOptions { Port = 25, Security = MailSecurity.None, From = new MailboxAddress("CoAudit", "audits@example.org"), PickupDirectory = path };
        return new PickupTransport(options, new FakeTimeProvider());
    }
}

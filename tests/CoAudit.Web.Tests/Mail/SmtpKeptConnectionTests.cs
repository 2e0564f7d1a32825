using CoAudit.Web.Mail;
using Microsoft.Extensions.Time.Testing;

namespace CoAudit.Web.Tests.Mail;

/// <summary>One connection serves many mails, and its end costs none of them.</summary>
public sealed class SmtpKeptConnectionTests
{
    public static TheoryData<SmtpMoment, SmtpAction> Ends => new()
    {
        { SmtpMoment.Mail, new SmtpAction.Close() },
        { SmtpMoment.Mail, new SmtpAction.Reset() },
        { SmtpMoment.Mail, new SmtpAction.ReplyAndClose("421 4.7.0 that was enough") },
        { SmtpMoment.Rcpt, new SmtpAction.Close() },
        { SmtpMoment.Rcpt, new SmtpAction.Reply("421 4.7.0 that was enough") },
        { SmtpMoment.Data, new SmtpAction.Reset() },
    };

    [Fact]
    public async Task Many_mails_share_a_connection()
    {
        await using var server = new ScriptedSmtpServer();
        await using (var transport = Smtp.TransportTo(server))
        {
            await SendAsync(transport, 5);
        }

        Assert.Equal(1, server.Connections);
        Assert.Equal(5, server.Messages.Count);
        await Eventually.ThatAsync(() => server.Count("QUIT") == 1, "the client said QUIT");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_server_that_ends_a_connection_after_three_mails_gets_the_others_on_new_ones(SmtpMoment moment, SmtpAction end)
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == moment && step.Taken == 3 ? end : null);
        await using var transport = Smtp.TransportTo(server);

        await SendAsync(transport, 8);

        Assert.Equal(8, server.Messages.Count);
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task A_server_that_closes_right_after_a_mail_gets_the_next_on_a_new_connection()
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == SmtpMoment.EndOfData ? new SmtpAction.ReplyAndClose("250 taken") : null);
        await using var transport = Smtp.TransportTo(server);

        await SendAsync(transport, 3);

        Assert.Equal(3, server.Messages.Count);
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task A_mail_is_tried_on_one_new_connection_only()
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == SmtpMoment.Mail && (step.Connection > 1 || step.Taken > 0) ? new SmtpAction.Close() : null);
        await using var transport = Smtp.TransportTo(server);
        await SendAsync(transport, 1);

        Assert.IsType<SendOutcome.Deferred>(await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_refused_mail_does_not_cost_the_connection()
    {
        await using var server = new ScriptedSmtpServer(step => step.Line.Contains("unknown", StringComparison.Ordinal) ? new SmtpAction.Reply("550 5.1.1 no") : null);
        await using var transport = Smtp.TransportTo(server);

        Assert.IsType<SendOutcome.Rejected>(await transport.SendAsync(Smtp.Mail() with { ToAddress = "unknown@example.org" }, TestContext.Current.CancellationToken));
        await SendAsync(transport, 2);

        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task After_a_pause_the_server_is_asked_whether_it_is_still_there()
    {
        await using var server = new ScriptedSmtpServer();
        var time = new FakeTimeProvider();
        await using var transport = Smtp.TransportTo(server, time);

        await SendAsync(transport, 1);
        time.Advance(TimeSpan.FromSeconds(31));
        await SendAsync(transport, 1);

        Assert.Equal(1, server.Connections);
        Assert.Equal(1, server.Count("NOOP"));
    }

    [Fact]
    public async Task A_server_that_went_away_in_a_pause_costs_nothing()
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == SmtpMoment.Noop ? new SmtpAction.Reset() : null);
        var time = new FakeTimeProvider();
        await using var transport = Smtp.TransportTo(server, time);

        await SendAsync(transport, 1);
        time.Advance(TimeSpan.FromSeconds(31));
        await SendAsync(transport, 1);

        Assert.Equal(2, server.Messages.Count);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_server_that_fell_silent_in_a_pause_costs_nothing()
    {
        var asked = new TaskCompletionSource();
        await using var server = new ScriptedSmtpServer(step =>
        {
            if (step.Moment != SmtpMoment.Noop)
            {
                return null;
            }

            asked.TrySetResult();
            return new SmtpAction.Hang();
        });
        var time = new FakeTimeProvider();
        await using var transport = Smtp.TransportTo(server, time);
        await SendAsync(transport, 1);
        time.Advance(TimeSpan.FromSeconds(31));

        var sending = transport.SendAsync(Smtp.Mail("row-2"), TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(16));

        Assert.IsType<SendOutcome.Sent>(await sending);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_connection_is_retired_after_four_minutes()
    {
        await using var server = new ScriptedSmtpServer();
        var time = new FakeTimeProvider();
        await using var transport = Smtp.TransportTo(server, time);

        await SendAsync(transport, 1);
        time.Advance(TimeSpan.FromMinutes(4));
        await SendAsync(transport, 1);

        Assert.Equal(2, server.Connections);
        Assert.Equal(0, server.Count("NOOP"));
    }

    [Fact]
    public async Task A_connection_is_retired_after_a_hundred_mails()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Smtp.TransportTo(server);

        await SendAsync(transport, 101);

        Assert.Equal(2, server.Connections);
        Assert.Equal(101, server.Messages.Select(message => Smtp.Parse(message).MessageId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Mails_that_are_sent_at_once_do_not_mix()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Smtp.TransportTo(server);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => transport.SendAsync(
            Smtp.Mail($"row-{n}") with { ToAddress = $"p{n}@example.org" }, TestContext.Current.CancellationToken)));

        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Sent>(outcome));
        Assert.All(server.Messages, message => Assert.Equal(message.Recipient, Assert.Single(Smtp.Parse(message).To.Mailboxes).Address));
        Assert.Equal(20, server.Messages.Select(message => message.Recipient).Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task SendAsync(SmtpTransport transport, int count)
    {
        for (var n = 1; n <= count; n++)
        {
            Assert.IsType<SendOutcome.Sent>(await transport.SendAsync(Smtp.Mail($"row-{n}"), TestContext.Current.CancellationToken));
        }
    }
}

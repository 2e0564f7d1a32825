using CoAudit.Web.Mail;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace CoAudit.Web.Tests.Mail;

/// <summary>What the transport makes of every way in which a mail server can fail.</summary>
public sealed class SmtpTransportTests
{
    public static TheoryData<SmtpMoment, string, string> Replies => new()
    {
        { SmtpMoment.Greeting, "421 4.3.2 too busy", "ChannelDown" },
        { SmtpMoment.Greeting, "554 5.7.1 go away", "ChannelDown" },
        { SmtpMoment.Ehlo, "421 4.3.2 too busy", "ChannelDown" },
        { SmtpMoment.Ehlo, "550 5.7.1 who are you", "ChannelDown" },
        { SmtpMoment.Mail, "451 4.3.0 later", "Deferred" },
        { SmtpMoment.Mail, "421 4.7.0 too many", "Deferred" },
        { SmtpMoment.Mail, "452 4.3.1 disk full", "Deferred" },
        { SmtpMoment.Mail, "530 5.7.0 sign in first", "ChannelDown" },
        { SmtpMoment.Mail, "550 5.7.60 not your sender address", "ChannelDown" },
        { SmtpMoment.Mail, "552 5.3.4 too big", "Rejected" },
        { SmtpMoment.Rcpt, "450 4.2.1 <doreen@example.org> greylisted", "Deferred" },
        { SmtpMoment.Rcpt, "452 4.5.3 too many", "Deferred" },
        { SmtpMoment.Rcpt, "421 4.7.0 too many", "Deferred" },
        { SmtpMoment.Rcpt, "550 5.1.1 <doreen@example.org> unknown", "Rejected" },
        { SmtpMoment.Rcpt, "553 5.1.3 bad", "Rejected" },
        { SmtpMoment.Rcpt, "550 5.7.30 basic authentication is not supported", "ChannelDown" },
        { SmtpMoment.Data, "451 4.3.0 later", "Deferred" },
        { SmtpMoment.Data, "554 5.5.1 no", "Rejected" },
        { SmtpMoment.EndOfData, "451 4.7.1 later", "Deferred" },
        { SmtpMoment.EndOfData, "421 4.3.2 closing", "Deferred" },
        { SmtpMoment.EndOfData, "554 5.7.1 it looks like spam, doreen@example.org", "Rejected" },
    };

    public static TheoryData<SmtpMoment, string> Breaks => new()
    {
        { SmtpMoment.Greeting, "ChannelDown" },
        { SmtpMoment.Ehlo, "ChannelDown" },
        { SmtpMoment.Mail, "Deferred" },
        { SmtpMoment.Rcpt, "Deferred" },
        { SmtpMoment.Data, "Deferred" },
        { SmtpMoment.EndOfData, "Uncertain" },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_refusal_has_the_right_outcome(SmtpMoment moment, string reply, string outcome)
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == moment ? new SmtpAction.Reply(reply) : null);
        await using var transport = Smtp.TransportTo(server);

        var result = await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken);

        Assert.Equal(outcome, result.GetType().Name);
        Assert.DoesNotContain("doreen", result.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(reply[..3], result.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_refusal_that_is_followed_by_a_drop_has_the_same_outcome(SmtpMoment moment, string reply, string outcome)
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == moment ? new SmtpAction.ReplyAndClose(reply) : null);
        await using var transport = Smtp.TransportTo(server);

        var result = await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken);

        Assert.Equal(outcome, result.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_closed_connection_has_the_right_outcome(SmtpMoment moment, string outcome)
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == moment ? new SmtpAction.Close() : null);
        await using var transport = Smtp.TransportTo(server);

        var result = await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken);

        Assert.Equal(outcome, result.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_reset_connection_has_the_right_outcome(SmtpMoment moment, string outcome)
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == moment ? new SmtpAction.Reset() : null);
        await using var transport = Smtp.TransportTo(server);

        var result = await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken);

        Assert.Equal(outcome, result.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_server_that_falls_silent_has_the_right_outcome(SmtpMoment moment, string outcome)
    {
        var silent = new TaskCompletionSource();
        await using var server = new ScriptedSmtpServer(step =>
        {
            if (step.Moment != moment)
            {
                return null;
            }

            silent.TrySetResult();
            return new SmtpAction.Hang();
        });
        var time = new FakeTimeProvider();
        await using var transport = Smtp.TransportTo(server, time);

        var sending = transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken);
        await silent.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(outcome, (await sending).GetType().Name);
    }

    [Fact]
    public async Task A_drop_in_the_middle_of_a_long_message_is_tried_again_later()
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == SmtpMoment.Content ? new SmtpAction.Reset() : null);
        await using var transport = Smtp.TransportTo(server);
        // More than the sockets' buffers take, so that the client notices before the end.
        var mail = Smtp.Mail() with { Text = string.Join('\n', Enumerable.Repeat(new string('a', 70), 300_000)) };

        Assert.IsType<SendOutcome.Deferred>(await transport.SendAsync(mail, TestContext.Current.CancellationToken));
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_not_sent_a_second_time()
    {
        await using var server = new ScriptedSmtpServer(step => step is { Moment: SmtpMoment.EndOfData, Taken: 1 } ? new SmtpAction.Close() : null);
        await using var transport = Smtp.TransportTo(server);
        await transport.SendAsync(Smtp.Mail("first"), TestContext.Current.CancellationToken);

        var second = await transport.SendAsync(Smtp.Mail("second"), TestContext.Current.CancellationToken);

        Assert.IsType<SendOutcome.Uncertain>(second);
        Assert.Equal(2, server.Messages.Count);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_server_that_is_not_there_stops_the_channel()
    {
        await using var transport = Smtp.Transport(FreePort.Next());

        var outcome = Assert.IsType<SendOutcome.ChannelDown>(await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken));

        Assert.Contains("cannot be reached", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_gives_up_in_time_gets_no_outcome()
    {
        using var caller = new CancellationTokenSource();
        await using var server = new ScriptedSmtpServer(step =>
        {
            if (step.Moment != SmtpMoment.Rcpt)
            {
                return null;
            }

            caller.Cancel();
            return new SmtpAction.Hang();
        });
        await using var transport = Smtp.TransportTo(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(Smtp.Mail(), caller.Token));
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task A_caller_who_gives_up_after_the_final_dot_learns_that_it_may_have_been_sent()
    {
        using var caller = new CancellationTokenSource();
        await using var server = new ScriptedSmtpServer(step =>
        {
            if (step.Moment != SmtpMoment.EndOfData)
            {
                return null;
            }

            caller.Cancel();
            return new SmtpAction.Hang();
        });
        await using var transport = Smtp.TransportTo(server);

        Assert.IsType<SendOutcome.Uncertain>(await transport.SendAsync(Smtp.Mail(), caller.Token));
    }

    [Theory]
    [InlineData("doreen@example.org\r\nRCPT TO:<x@example.org>")]
    [InlineData("\"a\r\nRCPT TO:<x@y>\"@z.example")]
    [InlineData("doreen@example.org\0")]
    [InlineData("doreen@example.org,x@example.org")]
    [InlineData("Doreen <doreen@example.org>")]
    [InlineData("doreen")]
    [InlineData("doreen@example.org\u202E")]
    [InlineData("")]
    public async Task A_hostile_address_reaches_no_server(string address)
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Smtp.TransportTo(server);

        var outcome = await transport.SendAsync(Smtp.Mail() with { ToAddress = address }, TestContext.Current.CancellationToken);

        Assert.IsType<SendOutcome.Rejected>(outcome);
        Assert.Equal(0, server.Count("RCPT"));
    }

    [Theory]
    [InlineData("Doreen\r\nBcc: x@example.org", "Subject")]
    [InlineData("Doreen", "Subject\r\nBcc: x@example.org")]
    [InlineData("Doreen\0", "Subject")]
    public async Task A_name_or_subject_with_a_line_break_reaches_no_server(string name, string subject)
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Smtp.TransportTo(server);

        var outcome = await transport.SendAsync(Smtp.Mail() with { ToName = name, Subject = subject }, TestContext.Current.CancellationToken);

        Assert.IsType<SendOutcome.Rejected>(outcome);
        Assert.Equal(0, server.Count("RCPT"));
    }

    [Fact]
    public async Task The_message_has_both_parts_and_the_headers_of_an_automatic_mail()
    {
        await using var server = new ScriptedSmtpServer();
        var time = new FakeTimeProvider(new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero));
        await using var transport = Smtp.TransportTo(server, time);

        await transport.SendAsync(Smtp.Mail("row-17") with { ToName = "Zoë, \"Zo\" <b>" }, TestContext.Current.CancellationToken);

        var received = Assert.Single(server.Messages);
        var message = Smtp.Parse(received);
        Assert.Equal("doreen@example.org", received.Recipient);
        Assert.Equal("row-17@example.org", message.MessageId);
        Assert.Equal(time.GetUtcNow(), message.Date);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Null(message.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("Zoë, \"Zo\" <b>", Assert.Single(message.To.Mailboxes).Name);
        Assert.Equal("Grüße – a link: https://example.org/t/x", message.TextBody?.Trim());
        Assert.Equal("<p>Grüße</p>", message.HtmlBody?.Trim());
        Assert.IsType<MultipartAlternative>(message.Body);
    }

    [Fact]
    public async Task A_reminder_says_how_to_stop_reminders()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = Smtp.TransportTo(server);

        await transport.SendAsync(Smtp.Mail() with { StopReminders = new Uri("https://example.org/t/x/stop") }, TestContext.Current.CancellationToken);

        var message = Smtp.Parse(Assert.Single(server.Messages));
        Assert.Equal("<https://example.org/t/x/stop>", message.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers[HeaderId.ListUnsubscribePost]);
    }
}

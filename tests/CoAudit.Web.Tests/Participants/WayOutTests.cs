using System.Net;
using System.Text.RegularExpressions;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CoAudit.Web.Tests.Participants;

/// <summary>Help, danger and no more reminders, on each database.</summary>
public abstract partial class WayOutTests(SharedHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task The_danger_page_shows_whom_to_call_before_Start_and_after_it()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        Visitor visitor = new(host);

        var before = await visitor.GetAsync($"/t/{token}/danger");
        var task = await visitor.StartAsync(token);
        var after = await visitor.GetAsync($"{task.Path}/danger");
        var unknown = await new Visitor(host).GetAsync("/danger");

        foreach (var page in new[] { before, after })
        {
            Assert.All(["tel:999", "Ruth Kay", "020 7946 0001", "Omar Lea", "020 7946 0002", "020 7946 0000"], word => Assert.Contains(word, page.Text, StringComparison.Ordinal));
        }

        Assert.Contains("tel:999", unknown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ruth Kay", unknown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_safety_message_reaches_every_contact_once_and_only_its_link_carries_it()
    {
        var audit = await RunningAudit.StartAsync(host);
        var path = $"/t/{await audit.TokenAsync()}/danger";
        Visitor visitor = new(host);
        var page = await visitor.GetAsync(path);

        var sent = await visitor.FillInAsync(page, path, ("Message", "He <shouts> at Joan"), ("Phone", "0700 900123"));
        await visitor.FillInAsync(page, path, ("Message", "He <shouts> at Joan"), ("Phone", "0700 900123"));

        var thanks = await visitor.FollowAsync(sent);
        Assert.Equal("We have your message", thanks.Heading);
        Assert.Contains("Ruth Kay", thanks.Text, StringComparison.Ordinal);
        var mail = Assert.Single(await host.Mails.WaitForAsync(audit.Ruth));
        Assert.DoesNotContain("shouts", mail.TextBody + mail.HtmlBody + mail.Subject, StringComparison.Ordinal);
        var link = ConcernLink().Match(mail.TextBody!).Value;
        var waiting = await new Visitor(host).GetAsync(link);
        Assert.DoesNotContain("shouts", waiting.Html, StringComparison.Ordinal);
        var read = await new Visitor(host).PostAsync(link);
        Assert.Contains("He &lt;shouts&gt; at Joan", read.Html, StringComparison.Ordinal);
        Assert.Contains("0700 900123", read.Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.ReadAsync(db => db.Concerns.CountAsync(c => c.Text == "He <shouts> at Joan" && db.Services.Any(s => s.Id == c.ServiceId && s.Name == $"Willowbrook {audit.Mark}"))));
    }

    [Fact]
    public async Task A_safety_message_needs_words_and_no_live_link()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        Visitor visitor = new(host);
        await visitor.PostAsync($"/t/{token}?handler=NotMe");
        var page = await visitor.GetAsync($"/t/{token}/danger");

        var empty = await visitor.FillInAsync(page, page.Path, ("Message", " "));
        var sent = await visitor.FillInAsync(page, page.Path, ("Message", "Help"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("""<a href="#Message">""", empty.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Single(await host.Mails.WaitForAsync(audit.Ruth));
    }

    [Fact]
    public async Task Who_runs_the_audit_is_told_once_that_somebody_asks_for_help()
    {
        var audit = await RunningAudit.StartAsync(host);
        Visitor visitor = new(host);
        var task = await visitor.StartAsync(await audit.TokenAsync());
        var page = await visitor.GetAsync($"{task.Path}/help");

        var unsure = await visitor.FillInAsync(page, page.Path, ("Message", "I do not know"));
        var sent = await visitor.FillInAsync(page, page.Path, ("Choice", "phone"), ("Phone", "0700 900123"), ("Message", "After tea"));
        await visitor.FillInAsync(page, page.Path, ("Choice", "phone"), ("Phone", "0700 900123"), ("Message", "After tea"));

        Assert.Contains("""<a href="#Choice">""", unsure.Html, StringComparison.Ordinal);
        Assert.Contains("Sam Lee", (await visitor.FollowAsync(sent)).Text, StringComparison.Ordinal);
        var mail = Assert.Single(await host.Mails.WaitForAsync(audit.Sam));
        Assert.DoesNotContain("After tea", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
        var id = new AuditId(Guid.Parse(audit.Id));
        var request = await host.ReadAsync(db => db.HelpRequests.SingleAsync(h => h.AuditId == id));
        Assert.Equal(("phone", "After tea\nPhone: 0700 900123"), (request.Kind, request.Text));
    }

    [Fact]
    public async Task Help_and_danger_take_no_form_from_elsewhere()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();

        var help = await new Visitor(host).PostAsync($"/t/{token}/help", [("Choice", "phone")], origin: "https://evil.example");
        var danger = await new Visitor(host).PostAsync($"/t/{token}/danger", [("Message", "x")], origin: "https://evil.example");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (help.Status, danger.Status));
        Assert.DoesNotContain("help-asked", await audit.TrailAsync());
    }

    [Fact]
    public async Task One_click_in_a_mail_program_stops_the_reminders_of_the_task()
    {
        var audit = await RunningAudit.StartAsync(host);
        var reminder = await RemindAsync(audit);
        var link = reminder.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>');
        Assert.EndsWith("/no-reminders", link, StringComparison.Ordinal);
        var invitation = host.Mails.To(audit.Pat)[0];
        Assert.Null(invitation.Headers[HeaderId.ListUnsubscribe]);

        var page = await new Visitor(host).GetAsync(new Uri(link).AbsolutePath);
        Assert.DoesNotContain("reminders-stopped", await audit.TrailAsync());

        // As a mail provider does it: no cookie, no Origin.
        using FormUrlEncodedContent body = new([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var clicked = await host.Client.PostAsync(new Uri(link), body);
        using var again = await host.Client.PostAsync(new Uri(link), body);

        Assert.Equal("No more reminders?", page.Heading);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (clicked.StatusCode, again.StatusCode));
        Assert.Single(await audit.TrailAsync(), "reminders-stopped");
        var task = await TaskOfAsync(audit);
        Assert.Equal(0, await host.ReadAsync(db => db.Timers.CountAsync(t => t.TaskId == task && t.Kind == TimerKind.Reminder)));
    }

    // The clock goes on to the first reminder.
    private async Task<MimeMessage> RemindAsync(RunningAudit audit)
    {
        await audit.TokenAsync();
        var task = await TaskOfAsync(audit);
        var due = await host.ReadAsync(db => db.Timers.Where(t => t.TaskId == task && t.Kind == TimerKind.Reminder).MinAsync(t => t.DueAt));
        host.Clock.Advance(due - host.Clock.GetUtcNow());
        return (await host.Mails.WaitForAsync(audit.Pat, count: 2))[^1];
    }

    private Task<TaskId> TaskOfAsync(RunningAudit audit) => host.ReadAsync(db =>
        db.Participants.Where(p => p.Email == audit.Pat).Join(db.Tasks, p => p.Id, t => t.ParticipantId, (_, t) => t.Id).SingleAsync());

    [GeneratedRegex("/c/cat1_[A-Za-z0-9_-]{43}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConcernLink();
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteWayOutTests(SqliteHost shared) : WayOutTests(shared);

[Collection(nameof(PostgresHost))]
public sealed class PostgresWayOutTests(PostgresHost shared) : WayOutTests(shared);

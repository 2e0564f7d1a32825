using System.IO.Compression;
using System.Net;
using System.Text;
using CoAudit.Audits.Features.CloseStage;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Participants;

/// <summary>What a participant can do on their task's page, on each database.</summary>
public abstract class TaskPageTests(SharedHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Words_are_added_one_at_a_time_and_shown_as_text()
    {
        var (audit, visitor, task) = await BeginAsync();

        var added = await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", "Clean <b>taps</b> & towels"));
        var shown = await visitor.FollowAsync(added);

        Assert.Equal(HttpStatusCode.SeeOther, added.Status);
        Assert.Contains("Clean &lt;b&gt;taps&lt;/b&gt; &amp; towels", shown.Html, StringComparison.Ordinal);
        Assert.Single(await audit.TrailAsync(), "contribution");
    }

    [Fact]
    public async Task The_same_words_sent_twice_count_once_and_other_words_count_as_well()
    {
        var (audit, visitor, task) = await BeginAsync();

        await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", "Clean taps"));
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", "Clean taps"));
        await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", "Clean towels"));

        Assert.Equal(["Clean taps", "Clean towels"], await WordsAsync(audit));
    }

    [Fact]
    public async Task The_same_words_from_a_fresh_page_are_a_second_thought()
    {
        var (audit, visitor, task) = await BeginAsync();

        await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", "Clean taps"));
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await visitor.FillInAsync(await visitor.GetAsync(task.Path), $"{task.Path}?handler=Add", ("Words", "Clean taps"));

        Assert.Equal(["Clean taps", "Clean taps"], await WordsAsync(audit));
    }

    [Fact]
    public async Task Sending_the_answer_again_shows_the_same_receipt_and_records_nothing()
    {
        var (audit, visitor, task) = await BeginAsync();

        var first = await visitor.FollowAsync(await visitor.FillInAsync(task, task.Path, ("Answer", "agree"), ("Words", "Clean taps")));
        var second = await visitor.FollowAsync(await visitor.FillInAsync(task, task.Path, ("Answer", "object"), ("Reason", "No"), ("Words", "Something else")));

        Assert.Equal("Thank you. We have your answer", first.Heading);
        Assert.Equal("We already have your answer", second.Heading);
        Assert.Contains("I agree", second.Text, StringComparison.Ordinal);
        Assert.Equal(["Clean taps"], await WordsAsync(audit));
        Assert.Single(await audit.TrailAsync(), "sign-off");
    }

    [Fact]
    public async Task An_error_names_its_field_and_loses_nothing()
    {
        var (audit, visitor, task) = await BeginAsync();

        var nothing = await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", "  "), ("Reason", "Because"));
        var objection = await visitor.FillInAsync(task, task.Path, ("Answer", "object"), ("Words", "Clean taps"));
        var unanswered = await visitor.FillInAsync(task, task.Path, ("Reason", "My reason"));

        Assert.Contains("""<a href="#Words">Write something before you send it.</a>""", nothing.Html, StringComparison.Ordinal);
        Assert.Contains("Because", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("""<a href="#Reason">Tell us why you object""", objection.Html, StringComparison.Ordinal);
        Assert.Matches("""value="object"[^>]*checked|checked[^>]*value="object""", objection.Html);
        Assert.Equal(["Clean taps"], await WordsAsync(audit));
        Assert.Contains("""<a href="#Answer">Choose your answer.</a>""", unanswered.Html, StringComparison.Ordinal);
        Assert.Contains("My reason", unanswered.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unanswered.Status);
    }

    [Fact]
    public async Task Without_cookies_everything_goes_all_the_same()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        Visitor visitor = new(host, keepsCookies: false);

        var task = await visitor.PostAsync($"/t/{token}?handler=Here");
        var path = $"/task/{await TaskIdAsync(audit)}";
        var added = await visitor.FillInAsync(task, $"{path}?handler=Add", ("Words", "Clean taps"));
        var receipt = await visitor.FillInAsync(added, path, ("Answer", "agree"));
        var again = await visitor.FillInAsync(added, path, ("Answer", "agree"));

        Assert.Empty(task.SetCookies);
        Assert.Contains("What you have said so far", added.Text, StringComparison.Ordinal);
        Assert.Equal("Thank you. We have your answer", receipt.Heading);
        Assert.Equal("We already have your answer", again.Heading);
        Assert.Equal(["Clean taps"], await WordsAsync(audit));
    }

    [Fact]
    public async Task A_form_of_another_task_a_forged_one_and_one_from_elsewhere_change_nothing()
    {
        var (audit, visitor, task) = await BeginAsync();
        var other = await visitor.StartAsync(await audit.TokenOfAsync("maya"));

        var foreign = await visitor.FillInAsync(other, task.Path, ("Answer", "agree"));
        var forged = await visitor.PostAsync(task.Path, [("Ticket", "forged"), ("Answer", "agree"), ("Words", "Keep this")]);
        var crossOrigin = await visitor.PostAsync(task.Path, task.Hidden().Append(("Answer", "agree")), origin: "https://evil.example");

        Assert.Equal("Please open the link in your mail again", foreign.Heading);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.Status);
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Contains("Keep this", forged.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, crossOrigin.Status);
        Assert.DoesNotContain("sign-off", await audit.TrailAsync());
        Assert.DoesNotContain("contribution", await audit.TrailAsync());
    }

    [Fact]
    public async Task A_task_opens_only_with_its_cookie_and_closes_after_two_hours_away()
    {
        var (_, visitor, task) = await BeginAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await new Visitor(host).GetAsync(task.Path)).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(task.Path)).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var away = await visitor.GetAsync(task.Path);

        Assert.Equal("Please open the link in your mail again", away.Heading);
    }

    [Fact]
    public async Task A_late_answer_is_taken_and_marked_as_late()
    {
        var (audit, visitor, task) = await BeginAsync();
        await CloseStageAsync(audit);

        var late = await visitor.GetAsync(task.Path);
        var receipt = await visitor.FollowAsync(await visitor.FillInAsync(late, task.Path, ("Answer", "agree")));

        Assert.Contains("marked as late", late.Text, StringComparison.Ordinal);
        Assert.Contains("It came after the end.", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("late-sign-off", await audit.TrailAsync());
    }

    [Fact]
    public async Task After_the_end_of_a_stage_nothing_is_added_to_what_was_said_in_time()
    {
        var (audit, visitor, task) = await BeginAsync();
        await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", "Clean taps"));
        await CloseStageAsync(audit);

        var closed = await visitor.FillInAsync(task, task.Path, ("Answer", "agree"));

        Assert.Equal(HttpStatusCode.Conflict, closed.Status);
        Assert.Equal("This part is over", closed.Heading);
        Assert.Contains("Clean taps", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("late-sign-off", await audit.TrailAsync());
    }

    [Fact]
    public async Task Who_stops_taking_part_is_asked_nothing_more()
    {
        var (audit, visitor, task) = await BeginAsync();

        var stopped = await visitor.FollowAsync(await visitor.FillInAsync(task, $"{task.Path}?handler=Stop"));
        var answer = await visitor.FillInAsync(task, task.Path, ("Answer", "agree"));

        Assert.Equal("You have stopped taking part", stopped.Heading);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Single(await audit.TrailAsync(), "stopped-taking-part");
        Assert.DoesNotContain("sign-off", await audit.TrailAsync());
    }

    [Fact]
    public async Task The_eleventh_thing_in_a_minute_waits_and_is_not_lost()
    {
        var (audit, visitor, task) = await BeginAsync();

        for (var i = 0; i < 10; i++)
        {
            await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", $"Thing {i}"));
        }

        var eleventh = await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", "One more thing"));

        Assert.Equal(HttpStatusCode.TooManyRequests, eleventh.Status);
        Assert.Contains("Wait one minute", eleventh.Text, StringComparison.Ordinal);
        Assert.Contains("One more thing", eleventh.Text, StringComparison.Ordinal);
        Assert.Equal(10, (await WordsAsync(audit)).Count);
    }

    [Fact]
    public async Task Every_page_is_small_and_has_the_headers_that_keep_it_safe()
    {
        var (audit, visitor, task) = await BeginAsync();
        var link = $"/t/{await audit.TokenAsync()}";

        foreach (var path in new[] { link, $"{link}/help", $"{link}/danger", $"{link}/message-sent", $"{link}/no-reminders", task.Path, $"{task.Path}/receipt", $"{task.Path}/help", "/t/unknown", "/c/unknown", "/danger", "/help", "/message-sent", "/new-link" })
        {
            var page = await visitor.GetAsync(path);

            Assert.True(Compressed(page.Html) < 14 * 1024, $"{path} has {Compressed(page.Html)} bytes");
            Assert.Equal("no-store", page.Headers["Cache-Control"]);
            Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
            Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
            Assert.Equal("noindex", page.Headers["X-Robots-Tag"]);
            Assert.Equal("same-origin", page.Headers["Cross-Origin-Opener-Policy"]);
            Assert.Equal(
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
                page.Headers["Content-Security-Policy"]);
            Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("style=", page.Html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Someone is being hurt or in danger", page.Text, StringComparison.Ordinal);
        }
    }

    private static int Compressed(string html)
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(html));
        }

        return (int)bytes.Length;
    }

    private async Task<(RunningAudit Audit, Visitor Visitor, Visited Task)> BeginAsync()
    {
        var audit = await RunningAudit.StartAsync(host);
        Visitor visitor = new(host);
        return (audit, visitor, await visitor.StartAsync(await audit.TokenAsync()));
    }

    private Task<List<string>> WordsAsync(RunningAudit audit)
    {
        var id = new AuditId(Guid.Parse(audit.Id));
        return host.ReadAsync(db => db.Contributions.Where(c => c.AuditId == id).OrderBy(c => c.At).Select(c => c.Text).ToListAsync());
    }

    private Task<TaskId> TaskIdAsync(RunningAudit audit) => host.ReadAsync(db =>
        db.Participants.Where(p => p.Email == audit.Pat).Join(db.Tasks, p => p.Id, t => t.ParticipantId, (_, t) => t.Id).SingleAsync());

    // The stage's time is up: what its timer does, now.
    private async Task CloseStageAsync(RunningAudit audit)
    {
        var id = new AuditId(Guid.Parse(audit.Id));
        var stage = await host.ReadAsync(db => db.Stages.Where(s => s.AuditId == id).Select(s => s.Id).SingleAsync());
        await host.Part<ITransactor>().RunAsync(
            async (unit, cancellationToken) =>
            {
                await host.Part<CloseStageHandler>().HandleAsync(unit, stage, cancellationToken);
                return true;
            },
            CancellationToken.None);
    }
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteTaskPageTests(SqliteHost shared) : TaskPageTests(shared);

[Collection(nameof(PostgresHost))]
public sealed class PostgresTaskPageTests(PostgresHost shared) : TaskPageTests(shared);

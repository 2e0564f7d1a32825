using System.Net;
using System.Security.Cryptography;
using System.Text;
using CoAudit.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Links;

/// <summary>The life of a mailed link, on each database.</summary>
public abstract class TaskLinkTests(SharedHost shared)
{
    private static readonly string[] Scanners =
    [
        "Mozilla/5.0 (compatible; Microsoft SafeLinks)",
        "Barracuda Sentinel (EE)",
        "Mimecast URL Protect",
        "Proofpoint URL Defense",
        "GoogleImageProxy",
    ];

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task The_token_has_256_random_bits_and_only_its_hash_is_kept()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        await new Visitor(host).StartAsync(token);

        Assert.Matches("^cat1_[A-Za-z0-9_-]{43}$", token);
        Assert.True(await host.ReadAsync(db => db.Links.AnyAsync(link => link.Hash == SHA256.HashData(Encoding.ASCII.GetBytes(token)))));
        var secret = token["cat1_".Length..];
        Assert.DoesNotContain(await host.DumpAsync(), row => row.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reading_changes_nothing_whoever_reads()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        var task = (await new Visitor(host).PostAsync($"/t/{token}")).Location!;
        await host.WaitUntilQuietAsync();
        var before = await host.DumpAsync();

        string[] paths = [$"/t/{token}", $"/t/{token}/help", $"/t/{token}/danger", $"/t/{token}/message-sent", $"/t/{token}/no-reminders", $"/c/{token}", task, $"{task}/receipt", "/danger", "/help", "/new-link"];
        HttpMethod[] methods = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options];
        foreach (var (path, method, scanner) in from path in paths from method in methods from scanner in Scanners select (path, method, scanner))
        {
            using HttpRequestMessage request = new(method, path);
            request.Headers.TryAddWithoutValidation("User-Agent", scanner);
            using var answer = await host.Client.SendAsync(request);
            Assert.True((int)answer.StatusCode < 500, $"{method} {path}: {(int)answer.StatusCode}");
            Assert.False(answer.Headers.Contains("Set-Cookie"), $"{method} {path} set a cookie");
        }

        Assert.Equal(before, await host.DumpAsync());
        Assert.NotEmpty(before);
    }

    [Fact]
    public async Task Start_gives_the_task_a_cookie_of_its_own_and_takes_the_token_out_of_the_address()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();

        var started = await new Visitor(host).PostAsync($"/t/{token}");

        Assert.Equal(HttpStatusCode.SeeOther, started.Status);
        Assert.Matches("^/task/[0-9a-f-]{36}$", started.Location);
        var cookie = Assert.Single(started.SetCookies);
        Assert.Matches("^task-[0-9a-f]{32}=", cookie);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(token, started.Location, StringComparison.Ordinal);
        Assert.Contains("agreed-to-take-part", await audit.TrailAsync());
    }

    [Fact]
    public async Task A_link_can_be_used_until_sign_off_and_shows_the_receipt_afterwards()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        await new Visitor(host).StartAsync(token);
        Visitor visitor = new(host);
        var task = await visitor.StartAsync(token);
        Assert.Equal(HttpStatusCode.OK, task.Status);

        var sent = await visitor.FillInAsync(task, task.Path, ("Answer", "agree"));

        Assert.Equal("Thank you. We have your answer", (await visitor.FollowAsync(sent)).Heading);
        var landing = await new Visitor(host).GetAsync($"/t/{token}");
        Assert.Equal("Thank you. We have your answer", landing.Heading);
        Assert.DoesNotContain("<form", landing.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_link_is_gone_and_a_new_one_goes_to_the_address_on_file_only()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        var mails = host.Mails.To(audit.Pat).Count;
        await host.WaitUntilQuietAsync();
        host.Clock.Advance(TimeSpan.FromDays(200));

        var gone = await new Visitor(host).GetAsync($"/t/{token}");
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Equal("This link does not work any more", gone.Heading);
        var known = await new Visitor(host).PostAsync($"/t/{token}?handler=NewLink", [("Email", "thief@example.org")]);

        Assert.Equal("/new-link", known.Location);
        await host.Mails.WaitForAsync(audit.Pat, mails + 1);
        Assert.Empty(host.Mails.To("thief@example.org"));
        Assert.NotEqual(token, await audit.TokenAsync());
    }

    [Fact]
    public async Task Who_asks_for_a_new_link_gets_the_same_answer_whether_known_or_not()
    {
        var audit = await RunningAudit.StartAsync(host);
        await audit.TokenAsync();
        var mails = host.Mails.To(audit.Pat).Count;
        Visitor visitor = new(host);

        var known = await visitor.PostAsync("/new-link", [("Email", audit.Pat.ToUpperInvariant())]);
        var unknown = await visitor.PostAsync("/new-link", [("Email", "nobody@example.org")]);

        Assert.Equal((known.Status, known.Location), (unknown.Status, unknown.Location));
        Assert.Equal("Look in your e-mail", (await visitor.FollowAsync(known)).Heading);
        await host.Mails.WaitForAsync(audit.Pat, mails + 1);
    }

    [Fact]
    public async Task Three_new_links_a_day_are_enough_and_the_fourth_gets_the_same_answer()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        Visitor visitor = new(host);

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal("/new-link", (await visitor.PostAsync($"/t/{token}?handler=NewLink")).Location);
        }

        Assert.Equal(3, (await audit.TrailAsync()).Count(kind => kind == "new-link-asked"));
    }

    [Fact]
    public async Task A_link_taken_back_between_reading_and_sending_lets_nothing_in()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        Visitor visitor = new(host);
        var task = await visitor.StartAsync(token);

        await new Visitor(host).PostAsync($"/t/{token}?handler=NotMe");
        var refused = await visitor.FillInAsync(task, task.Path, ("Answer", "agree"), ("Words", "Clean taps"));

        Assert.Equal(HttpStatusCode.Gone, refused.Status);
        Assert.Equal("This link does not work any more", refused.Heading);
        Assert.DoesNotContain("sign-off", await audit.TrailAsync());
        Assert.DoesNotContain("contribution", await audit.TrailAsync());
        Assert.Equal(HttpStatusCode.Gone, (await new Visitor(host).GetAsync($"/t/{token}")).Status);
    }

    [Fact]
    public async Task A_link_that_reached_somebody_else_dies_and_no_new_one_follows_it()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        Visitor visitor = new(host);

        var thanked = await visitor.PostAsync($"/t/{token}?handler=NotMe");
        var again = await visitor.PostAsync($"/t/{token}?handler=NotMe");
        await visitor.PostAsync($"/t/{token}?handler=NewLink");

        Assert.Equal("Thank you for telling us", thanked.Heading);
        Assert.Equal("Thank you for telling us", again.Heading);
        Assert.Single(await host.Mails.WaitForAsync(audit.Sam));
        var trail = await audit.TrailAsync();
        Assert.Single(trail, "links-revoked");
        Assert.DoesNotContain("new-link-asked", trail);
    }

    [Fact]
    public async Task A_link_that_nobody_was_sent_shows_the_same_page_as_one_that_is_gone()
    {
        var unknown = await new Visitor(host).GetAsync("/t/cat1_" + new string('a', 43));
        var broken = await new Visitor(host).GetAsync("/t/cat1_cut-off");

        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal("This link does not work any more", unknown.Heading);
        Assert.Equal(unknown.Html, broken.Html.Replace("cat1_cut-off", "cat1_" + new string('a', 43), StringComparison.Ordinal));
    }
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteTaskLinkTests(SqliteHost shared) : TaskLinkTests(shared);

[Collection(nameof(PostgresHost))]
public sealed class PostgresTaskLinkTests(PostgresHost shared) : TaskLinkTests(shared);

[CollectionDefinition(nameof(SqliteHost))]
public sealed class SqliteHostTests : ICollectionFixture<SqliteHost>;

[CollectionDefinition(nameof(PostgresHost))]
public sealed class PostgresHostTests : ICollectionFixture<PostgresHost>;

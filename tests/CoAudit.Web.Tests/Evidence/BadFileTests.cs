using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Files that cannot be taken are refused with a problem that names the field, and nothing of them is kept.</summary>
public abstract class BadFileTests(SharedHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task What_is_no_file_that_we_keep_is_refused_whatever_its_name_says()
    {
        var audit = await StartedAsync();
        var token = await audit.TokenAsync("pat", mails: 2);
        foreach (var (content, name, why) in new (byte[], string, string)[]
        {
            ([], "empty.jpg", "empty"),
            (TestPhotos.Polyglot(), "two files.jpg", "second file"),
            (TestPhotos.Bomb(), "huge.png", "too many dots"),
            (TestPhotos.Zip("a.txt", "hello"u8.ToArray()), "photo.jpg", "archives"),
            (TestPhotos.Zip("word/document.xml", new byte[61_000_000]), "letter.docx", "unpacks"),
            ("<!doctype html><script>alert(1)</script>"u8.ToArray(), "notes.txt", "cannot take"),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2], "half.jpg", "broken"),
        })
        {
            using var refused = await host.SendFileAsync(token, new ByteArrayContent(content), name);
            var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
            Assert.Equal((HttpStatusCode.UnprocessableEntity, name), (refused.StatusCode, name));
            Assert.Contains(why, (string)problem["errors"]!["file"]![0]!, StringComparison.Ordinal);
        }

        Assert.Equal(0, await CountAsync(audit));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fifty_megabytes_are_refused_in_words_that_arrive(bool saysLength)
    {
        var audit = await StartedAsync();
        using EndlessContent huge = new(50_000_000, saysLength);

        using var refused = await host.SendFileAsync(await audit.TokenAsync("pat", mails: 2), huge, "huge.jpg");
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("10 MB", (string)problem["errors"]!["file"]![0]!, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(audit));
    }

    [Fact]
    public async Task Whoever_asks_first_is_told_before_they_send_fifty_megabytes()
    {
        var audit = await StartedAsync();
        using EndlessContent huge = new(50_000_000, saysLength: true);

        using var refused = await host.SendFileAsync(await audit.TokenAsync("pat", mails: 2), huge, "huge.jpg", asksFirst: true);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, 0), (refused.StatusCode, huge.Sent));
        Assert.Equal(0, await CountAsync(audit));
    }

    [Fact]
    public async Task On_the_page_too_a_file_of_fifty_megabytes_is_refused_in_words_that_arrive()
    {
        var (audit, visitor, task) = await VisitAsync();

        var refused = await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=give", ("File", new EndlessContent(50_000_000, saysLength: true), "huge.jpg"), ("Say", "It is full."));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Status);
        Assert.Contains("at most 10 MB", refused.Text, StringComparison.Ordinal);
        Assert.Empty((await (await audit.LinkAsync("pat", mails: 2)).GetAsync("/api/v1/my/task"))["mine"]!.AsArray());
    }

    [Fact]
    public async Task On_the_page_too_nothing_is_kept_when_something_is_wrong_with_the_file()
    {
        var (audit, visitor, task) = await VisitAsync();
        var place = $"{task.Path}?handler=Part&act=give";

        foreach (var content in new[] { [], TestPhotos.Polyglot(), TestPhotos.Bomb(), TestPhotos.CutShort() })
        {
            var refused = await visitor.FillInAsync(task, place, ("File", new ByteArrayContent(content), "bin.jpg"), ("Say", "It is full."));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("id=\"File-error\"", refused.Html, StringComparison.Ordinal);
            Assert.Contains("It is full.", refused.Text, StringComparison.Ordinal);
        }

        Assert.Equal(0, await CountAsync(audit));
        Assert.Empty((await (await audit.LinkAsync("pat", mails: 2)).GetAsync("/api/v1/my/task"))["mine"]!.AsArray());
    }

    [Fact]
    public async Task On_the_page_words_and_their_photo_are_kept_together_and_once()
    {
        var (audit, visitor, task) = await VisitAsync();
        for (var i = 0; i < 2; i++)
        {
            var sent = await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=give", ("File", new ByteArrayContent(TestPhotos.Jpeg()), "bin.jpg"), ("Say", "It is full."));
            Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        }

        var mine = await (await audit.LinkAsync("pat", mails: 2)).GetAsync("/api/v1/my/task");
        Assert.Equal((string)Assert.Single(mine["mine"]!.AsArray())!["id"]!, (string)Assert.Single(mine["files"]!.AsArray())!["contribution"]!);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("<img src=x onerror=alert(1)>.html", "img src=x onerror=alert(1).jpg")]
    [InlineData("كشف 🧤.png", "كشف 🧤.jpg")]
    [InlineData("program.exe", "program.jpg")]
    public async Task The_content_says_what_it_is_and_the_name_is_only_a_name(string given, string kept)
    {
        var audit = await StartedAsync();
        var file = await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), TestPhotos.Jpeg(), given);

        Assert.Equal((kept, "image/jpeg"), ((string)file["name"]!, (string)file["type"]!));
    }

    [Fact]
    public async Task A_file_about_nothing_known_or_with_anothers_words_is_refused()
    {
        var audit = await StartedAsync();
        var token = await audit.TokenAsync("pat", mails: 2);
        var others = (string)(await (await audit.LinkAsync("maya", mails: 2)).PostAsync("/api/v1/my/task/contributions", new { text = "I saw it." }))["id"]!;

        using var nowhere = await host.SendFileAsync(token, new ByteArrayContent(TestPhotos.Jpeg()), "a.jpg", about: "IPC-99");
        using var foreign = await host.SendFileAsync(token, new ByteArrayContent(TestPhotos.Jpeg()), "a.jpg", contribution: others);
        using var noForm = await (await audit.LinkAsync("pat", mails: 2)).SendAsync(HttpMethod.Post, "/api/v1/my/task/files", new { file = "x" });

        Assert.Equal(["about", "contribution", "file"], [await FieldAsync(nowhere), await FieldAsync(foreign), await FieldAsync(noForm)]);
        Assert.Equal(0, await CountAsync(audit));
    }

    [Fact]
    public async Task Twenty_thousand_letters_are_too_long_and_every_script_and_emoji_is_kept_as_it_was_written()
    {
        var audit = await StartedAsync();
        var pat = await audit.LinkAsync("pat", mails: 2);
        using var tooLong = await pat.SendAsync(HttpMethod.Post, "/api/v1/my/task/contributions", new { text = new string('x', 20_000) });
        const string words = "لا توجد قفازات 🧤 \u05D0\u05D9\u05DF כפפות";
        await pat.PostAsync("/api/v1/my/task/contributions", new { text = words, about = "IPC-12" });
        await audit.WaitOutAsync("evidence");

        Assert.Equal("text", await FieldAsync(tooLong));
        Assert.Equal(words, (string)Assert.Single((await audit.GetAsync("evidence"))["evidence"]!.AsArray())!["text"]!);
    }

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        return audit;
    }

    /// <summary>A participant who has pressed Start and sees the form for evidence.</summary>
    private async Task<(EvidenceAudit Audit, Visitor Visitor, Visited Task)> VisitAsync()
    {
        var audit = await StartedAsync();
        Visitor visitor = new(host);
        return (audit, visitor, await visitor.StartAsync(await audit.TokenAsync("pat", mails: 2)));
    }

    private Task<int> CountAsync(EvidenceAudit audit)
    {
        var id = new Audits.Model.AuditId(Guid.Parse(audit.Id));
        return host.ReadAsync(db => db.Files.CountAsync(f => f.AuditId == id));
    }

    private static async Task<string> FieldAsync(HttpResponseMessage refused)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        return Assert.Single(JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!.AsObject()).Key;
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteBadFileTests(SqliteHost host) : BadFileTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresBadFileTests(PostgresHost host) : BadFileTests(host), IClassFixture<PostgresHost>;

using System.Net;
using System.Text;
using CoAudit.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Files as evidence: blind, then looked at by whoever runs the audit, then shared.</summary>
public abstract class FileTests(SharedHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task A_photo_is_shared_only_after_the_reveal_and_with_what_was_marked_painted_over()
    {
        var audit = await StartedAsync();
        var id = (string)(await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), TestPhotos.Jpeg(), "sharps bin.png", about: "IPC-12"))["id"]!;
        var link = await audit.LinkAsync("helen", mails: 2);
        using (var others = await link.SendAsync(HttpMethod.Get, $"/api/v1/my/files/{id}"))
        using (var blind = await PostAsync(audit, $"files/{id}/original", new { }))
        {
            Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (others.StatusCode, blind.StatusCode));
        }

        await audit.WaitOutAsync("evidence");
        using (var unseen = await link.SendAsync(HttpMethod.Get, $"/api/v1/my/files/{id}"))
        {
            Assert.Equal(HttpStatusCode.Conflict, unseen.StatusCode);
        }

        using (var original = await PostAsync(audit, $"files/{id}/original", new { }))
        {
            var bytes = await original.Content.ReadAsByteArrayAsync();
            Assert.DoesNotContain(TestPhotos.Place, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.True(TestPhotos.At(bytes, 20, 20).Green > 200, "the white part is there");
        }

        using (var decided = await PostAsync(audit, $"files/{id}/decision", new { decision = "share", hide = new[] { new { left = 0, top = 0, width = 30, height = 30 } } }))
        {
            Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        }

        using var seen = await link.SendAsync(HttpMethod.Get, $"/api/v1/my/files/{id}");
        var shown = await seen.Content.ReadAsByteArrayAsync();
        Assert.True(TestPhotos.At(shown, 20, 20).Green < 30 && TestPhotos.At(shown, 20, 20).Red < 30, "painted black");
        Assert.True(TestPhotos.At(shown, 250, 150).Red > 200, "the rest is as it was");
        Assert.Equal(
            ("image/jpeg", "attachment", "sharps bin.jpg", "nosniff", "default-src 'none'; sandbox"),
            (seen.Content.Headers.ContentType!.MediaType, seen.Content.Headers.ContentDisposition!.DispositionType, seen.Content.Headers.ContentDisposition.FileNameStar,
                seen.Headers.GetValues("X-Content-Type-Options").Single(), seen.Headers.GetValues("Content-Security-Policy").Single()));
        var trail = (await host.Api().TrailAsync(audit.Id)).Select(e => (string)e!["kind"]!).ToList();
        Assert.Equal(["file", "original-seen", "file-shared"], trail.Where(kind => kind is "file" or "original-seen" or "file-shared"));
    }

    [Fact]
    public async Task A_file_counts_as_evidence_on_its_criterion_and_ends_the_reminders()
    {
        var audit = await StartedAsync();
        await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), "Rounds,12\n"u8.ToArray(), "rounds.csv", about: "IPC-12");
        await (await audit.LinkAsync("maya", mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = new Dictionary<string, object> { ["IPC-12"] = 3 } });
        await audit.WaitOutAsync("evidence");

        var evidence = await audit.GetAsync("evidence");
        var cell = evidence["coverage"]!.AsArray().Single(c => (string)c!["criterion"]! == "IPC-12" && (string)c["group"]! == "service-users")!;
        var file = Assert.Single(evidence["files"]!.AsArray())!;
        Assert.Equal((false, 1), ((bool)cell["hole"]!, (int)cell["evidence"]!["file"]!));
        Assert.Equal(("waiting", "", ""), ((string)file["status"]!, (string)file["name"]!, (string)file["group"]!));
        Assert.Contains((await host.Api().TasksAsync(audit.Id)).AsEnumerable(), t => (string)t!["status"]! == "answered");
    }

    [Fact]
    public async Task A_file_is_shared_when_somebody_says_that_there_is_nothing_to_hide_and_never_by_forgetting()
    {
        var audit = await StartedAsync();
        var id = (string)(await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), "Rounds,12\n"u8.ToArray(), "rounds.csv"))["id"]!;
        await audit.WaitOutAsync("evidence");
        using (var forgotten = await PostAsync(audit, $"files/{id}/decision", new { decision = "share" }))
        using (var noPhoto = await PostAsync(audit, $"files/{id}/decision", new { decision = "share", hide = new[] { new { left = 0, top = 0, width = 30, height = 30 } } }))
        using (var outside = await PostAsync(audit, $"files/{id}/decision", new { decision = "share", hide = new[] { new { left = 90, top = 0, width = 30, height = 30 } } }))
        using (var noReason = await PostAsync(audit, $"files/{id}/decision", new { decision = "keep-back" }))
        {
            await AssertNamesAsync(forgotten, "nothingToHide");
            await AssertNamesAsync(noPhoto, "hide");
            await AssertNamesAsync(outside, "hide[0]");
            await AssertNamesAsync(noReason, "reason");
        }

        using var decided = await PostAsync(audit, $"files/{id}/decision", new { decision = "share", nothingToHide = true });
        using var seen = await host.Api().SendAsync(HttpMethod.Get, $"/api/v1/audits/{audit.Id}/files/{id}");
        Assert.Equal("Rounds,12\n", await seen.Content.ReadAsStringAsync());
        Assert.Equal("rounds.txt", seen.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task A_file_that_is_kept_back_stays_away_from_others()
    {
        var audit = await StartedAsync();
        var id = (string)(await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), TestPhotos.Png(), "face.png"))["id"]!;
        await audit.WaitOutAsync("evidence");
        using var decided = await PostAsync(audit, $"files/{id}/decision", new { decision = "keep-back", reason = "A person is seen who did not agree to it." });

        using var others = await (await audit.LinkAsync("helen", mails: 2)).SendAsync(HttpMethod.Get, $"/api/v1/my/files/{id}");
        using var own = await (await audit.LinkAsync("pat", mails: 2)).SendAsync(HttpMethod.Get, $"/api/v1/my/files/{id}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK), (decided.StatusCode, others.StatusCode, own.StatusCode));
    }

    [Fact]
    public async Task Whoever_gave_a_file_reads_why_it_is_kept_back_and_nobody_else_does()
    {
        const string reason = "A person is seen who did not agree to it.";
        var audit = await StartedAsync();
        var id = (string)(await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), TestPhotos.Png(), "face.png"))["id"]!;
        foreach (var name in audit.Names)
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = new Dictionary<string, object> { ["IPC-12"] = 2, ["IPC-11"] = 3 } });
        }

        await audit.WaitOutAsync("evidence");
        using var decided = await PostAsync(audit, $"files/{id}/decision", new { decision = "keep-back", reason });

        var giver = await new Visitor(host).StartAsync(await audit.TokenAsync("pat", mails: 3));
        var other = await new Visitor(host).StartAsync(await audit.TokenAsync("helen", mails: 3));
        Assert.Equal(reason, (string)Assert.Single((await (await audit.LinkAsync("pat", mails: 3)).GetAsync("/api/v1/my/task"))["keptBack"]!.AsArray())!["reason"]!);
        Assert.Contains(reason, giver.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reason, other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reason, (await (await audit.LinkAsync("helen", mails: 3)).GetAsync("/api/v1/my/task")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_giver_takes_a_file_back_while_the_stage_is_open_and_nobody_else_can()
    {
        var audit = await StartedAsync();
        var pat = await audit.LinkAsync("pat", mails: 2);
        var id = (string)(await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), TestPhotos.Jpeg(), "a.jpg"))["id"]!;

        using var another = await (await audit.LinkAsync("maya", mails: 2)).SendAsync(HttpMethod.Delete, $"/api/v1/my/files/{id}");
        using var key = await host.Api().SendAsync(HttpMethod.Delete, $"/api/v1/my/files/{id}");
        using var gone = await pat.SendAsync(HttpMethod.Delete, $"/api/v1/my/files/{id}");
        using var look = await pat.SendAsync(HttpMethod.Get, $"/api/v1/my/files/{id}");
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.Unauthorized, HttpStatusCode.NoContent, HttpStatusCode.NotFound),
            (another.StatusCode, key.StatusCode, gone.StatusCode, look.StatusCode));
        Assert.Equal(0, await host.ReadAsync(db => db.FileContents.CountAsync(c => c.FileId == new Guid(id))));
    }

    [Fact]
    public async Task The_same_send_keeps_one_file()
    {
        var audit = await StartedAsync();
        var token = await audit.TokenAsync("pat", mails: 2);
        var first = await host.GiveFileAsync(token, TestPhotos.Jpeg(), "a.jpg", idempotencyKey: "once");
        var second = await host.GiveFileAsync(token, TestPhotos.Jpeg(), "a.jpg", idempotencyKey: "once");

        Assert.Equal((string)first["id"]!, (string)second["id"]!);
        Assert.Equal(1, await CountAsync(audit));
    }

    [Fact]
    public async Task After_the_end_only_somebody_who_was_silent_can_still_give_a_file_and_it_is_marked_late()
    {
        var audit = await StartedAsync();
        await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), TestPhotos.Jpeg(), "a.jpg");
        await audit.WaitOutAsync("evidence");

        using var over = await host.SendFileAsync(await audit.TokenAsync("pat", mails: 2), new ByteArrayContent(TestPhotos.Jpeg()), "b.jpg");
        Assert.Equal(HttpStatusCode.Conflict, over.StatusCode);
    }

    [Fact]
    public async Task Files_belong_to_gathering_evidence()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));

        using var early = await host.SendFileAsync(await audit.TokenAsync("pat", mails: 1), new ByteArrayContent(TestPhotos.Jpeg()), "a.jpg");
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
    }

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        return audit;
    }

    private Task<int> CountAsync(EvidenceAudit audit)
    {
        var id = new Audits.Model.AuditId(Guid.Parse(audit.Id));
        return host.ReadAsync(db => db.Files.CountAsync(f => f.AuditId == id));
    }

    private Task<HttpResponseMessage> PostAsync(EvidenceAudit audit, string what, object body) =>
        host.Api().SendAsync(HttpMethod.Post, $"/api/v1/audits/{audit.Id}/{what}", body);

    private static async Task AssertNamesAsync(HttpResponseMessage refused, string field)
    {
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"\"{field}\"", text, StringComparison.Ordinal);
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteFileTests(SqliteHost host) : FileTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresFileTests(PostgresHost host) : FileTests(host), IClassFixture<PostgresHost>;

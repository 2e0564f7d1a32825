using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>A PDF of which others must not see everything.</summary>
public abstract class PdfFileTests(SharedHost shared)
{
    // The upper left quarter of page 2.
    private static readonly object Quarter = new { page = 2, left = 0, top = 0, width = 50, height = 50 };

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task What_is_hidden_on_a_page_is_in_no_form_in_the_copy_that_others_get()
    {
        var audit = await StartedAsync();
        var id = await GivenAsync(audit, TestPdf.Of(3));

        using (var decided = await DecideAsync(audit, id, new { decision = "share", hide = new[] { Quarter } }))
        {
            Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        }

        using var seen = await (await audit.LinkAsync("helen", mails: 2)).SendAsync(HttpMethod.Get, $"/api/v1/my/files/{id}");
        var copy = await seen.Content.ReadAsByteArrayAsync();
        Assert.Equal(("application/pdf", "rota.pdf"), (seen.Content.Headers.ContentType!.MediaType, seen.Content.Headers.ContentDisposition!.FileNameStar));
        using TempFolder folder = new("pdf");
        var file = folder.File("copy.pdf");
        await File.WriteAllBytesAsync(file, copy);

        // The original's letters and properties are found this way; in the copy there are none.
        await File.WriteAllBytesAsync(folder.File("original.pdf"), TestPdf.Of(3));
        Assert.Contains(TestPdf.Words, await Command.RunAsync("pdftotext", folder.File("original.pdf"), "-"), StringComparison.Ordinal);
        Assert.Contains(TestPdf.Author, await Command.RunAsync("pdfinfo", folder.File("original.pdf")), StringComparison.Ordinal);
        Assert.Equal("", (await Command.RunAsync("pdftotext", file, "-")).Trim());
        var properties = await Command.RunAsync("pdfinfo", file);
        Assert.Matches(@"Pages:\s+3\n", properties);
        Assert.DoesNotMatch("Title:|Author:|Subject:", properties);

        await Command.RunAsync("pdftoppm", "-jpeg", "-scale-to", "800", file, folder.File("page"));
        var pages = Directory.GetFiles(Path.GetDirectoryName(file)!, "page-*.jpg").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        Assert.Equal([true, false, true], pages.Select(page => TestPhotos.At(page, 100, 100).Red > 200));
        Assert.True(TestPhotos.At(pages[1], 100, 100) is { Red: < 30, Green: < 30, Blue: < 30 }, "painted black");
        Assert.All(pages, page => Assert.True(TestPhotos.At(page, 450, 700) is { Red: < 60, Blue: > 200 }, "the rest is as it was"));
        Assert.All(pages.Skip(1), page => Assert.InRange(page.Length, 1, 200_000));
    }

    [Fact]
    public async Task With_nothing_to_hide_others_get_it_as_it_was_given()
    {
        var audit = await StartedAsync();
        var id = await GivenAsync(audit, TestPdf.Of(1));

        using var decided = await DecideAsync(audit, id, new { decision = "share", nothingToHide = true });
        using var seen = await (await audit.LinkAsync("helen", mails: 2)).SendAsync(HttpMethod.Get, $"/api/v1/my/files/{id}");

        Assert.Equal(TestPdf.Of(1), await seen.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Marked_anew_only_the_newest_copy_is_kept()
    {
        var audit = await StartedAsync();
        var id = await GivenAsync(audit, TestPdf.Of(2));
        using var first = await DecideAsync(audit, id, new { decision = "share", hide = new[] { Quarter } });
        var before = await SharedAsync(audit, id);

        using var second = await DecideAsync(audit, id, new { decision = "share", hide = new[] { Quarter, new { page = 1, left = 0, top = 0, width = 100, height = 100 } } });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.NotEqual(before, await SharedAsync(audit, id));
    }

    [Fact]
    public async Task What_cannot_be_hidden_is_refused_and_changes_nothing()
    {
        var audit = await StartedAsync();
        var files = new Dictionary<string, byte[]>
        {
            ["two pages"] = TestPdf.Of(2),
            ["too many"] = TestPdf.Of(31),
            ["broken"] = TestPdf.Broken(),
            ["locked"] = TestPdf.Locked(),
            ["photo"] = TestPhotos.Jpeg(),
        };
        var ids = new Dictionary<string, string>();
        foreach (var (name, content) in files)
        {
            ids[name] = await SentAsync(audit, content);
        }

        await audit.WaitOutAsync("evidence");
        foreach (var (name, areas, field) in new (string, object[], string)[]
        {
            ("two pages", [Quarter, new { page = 3, left = 0, top = 0, width = 9, height = 9 }], "hide[1].page"),
            ("two pages", [new { left = 0, top = 0, width = 9, height = 9 }], "hide[0].page"),
            ("two pages", [new { page = 1, left = 95, top = 0, width = 9, height = 9 }], "hide[0]"),
            ("too many", [Quarter], "hide"),
            ("broken", [Quarter], "hide"),
            ("locked", [Quarter], "hide"),
            ("photo", [Quarter], "hide[0].page"),
        })
        {
            using var refused = await DecideAsync(audit, ids[name], new { decision = "share", hide = areas });
            var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
            Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (refused.StatusCode, Assert.Single(problem["errors"]!.AsObject()).Key));
        }

        Assert.All((await audit.GetAsync("evidence"))["files"]!.AsArray(), file => Assert.Equal("waiting", (string)file!["status"]!));
    }

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        return audit;
    }

    private async Task<string> GivenAsync(EvidenceAudit audit, byte[] pdf)
    {
        var id = await SentAsync(audit, pdf);
        await audit.WaitOutAsync("evidence");
        return id;
    }

    private async Task<string> SentAsync(EvidenceAudit audit, byte[] content) =>
        (string)(await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), content, "rota.pdf"))["id"]!;

    private async Task<byte[]> SharedAsync(EvidenceAudit audit, string id)
    {
        using var shown = await host.Api().SendAsync(HttpMethod.Get, $"/api/v1/audits/{audit.Id}/files/{id}");
        return await shown.Content.ReadAsByteArrayAsync();
    }

    private Task<HttpResponseMessage> DecideAsync(EvidenceAudit audit, string id, object body) =>
        host.Api().SendAsync(HttpMethod.Post, $"/api/v1/audits/{audit.Id}/files/{id}/decision", body);
}

/// <summary>On a SQLite file.</summary>
public sealed class SqlitePdfFileTests(SqliteHost host) : PdfFileTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresPdfFileTests(PostgresHost host) : PdfFileTests(host), IClassFixture<PostgresHost>;

using System.Net;
using System.Text.RegularExpressions;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>The page on which whoever runs the audit looks at a PDF and marks what others must not see.</summary>
public sealed partial class FilePageTests(SqliteHost shared) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task The_pages_are_shown_once_they_are_asked_for_and_a_box_in_numbers_hides_a_part()
    {
        var (audit, lead, page) = await OpenAsync(shared.Host, TestPdf.Of(2));
        Assert.DoesNotContain("data:image", page.Html, StringComparison.Ordinal);

        var shown = await lead.SendFormAsync(page, $"{page.Path}?handler=Original");
        Assert.Equal(2, Picture().Count(shown.Html));
        Assert.Contains("Page 2 of 2", shown.Text, StringComparison.Ordinal);

        var done = await lead.SendFormAsync(shown, $"{page.Path}?handler=Share", Box(0, "2", "0", "0", "50", "50%"));
        Assert.Equal(HttpStatusCode.Found, done.Status);
        Assert.Contains("Parts of it are painted over.", (await lead.GetAsync(page.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(["original-seen", "file-shared"], await TrailAsync(shared.Host, audit));
    }

    [Fact]
    public async Task A_box_on_a_page_that_is_not_there_is_named_and_nothing_is_shared()
    {
        var (audit, lead, page) = await OpenAsync(shared.Host, TestPdf.Of(2));

        // Rows before it stay empty: the error must lead to the row that is wrong.
        var refused = await lead.SendFormAsync(
            page, $"{page.Path}?handler=Share",
            [.. Box(0, "", "", "", "", ""), .. Box(1, "1", "0", "0", "50", "50"), .. Box(2, "", "", "", "", ""), .. Box(3, "7", "0", "0", "50", "50")]);

        Assert.Contains("href=\"#Hide_3__Page\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("a number from 1 to 2", refused.Text, StringComparison.Ordinal);
        Assert.Contains("<details class=\"app-redact__numbers\" open", refused.Html, StringComparison.Ordinal);
        Assert.Empty(await TrailAsync(shared.Host, audit));
    }

    [Fact]
    public async Task One_that_cannot_be_shown_says_why_and_can_still_be_kept_back()
    {
        var (_, lead, page) = await OpenAsync(shared.Host, TestPdf.Locked());

        var shown = await lead.SendFormAsync(page, $"{page.Path}?handler=Original");
        Assert.Contains("locked with a password", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("data:image", shown.Html, StringComparison.Ordinal);

        await lead.SendFormAsync(shown, $"{page.Path}?handler=KeepBack", ("Reason", "It cannot be opened."));
        Assert.Contains("Kept back: It cannot be opened.", (await lead.GetAsync(page.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_program_is_missing_the_page_and_the_call_say_so_and_the_file_can_be_downloaded()
    {
        await using var host = await TestHost.StartAsync(settings: "--Pdf:Pdftoppm=none");
        var (audit, lead, page) = await OpenAsync(host, TestPdf.Of(1));

        Assert.Contains("poppler-utils is not installed", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Show the original", page.Text, StringComparison.Ordinal);
        Assert.Equal("application/pdf", (await lead.SendFormAsync(page, $"{page.Path}?handler=Download")).Headers["Content-Type"]);
        using var refused = await host.Api().SendAsync(
            HttpMethod.Post, $"/api/v1{page.Path}/decision", new { decision = "share", hide = new[] { new { page = 1, left = 0, top = 0, width = 50, height = 50 } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("poppler-utils is not installed", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["original-seen"], await TrailAsync(host, audit));
    }

    private static async Task<(EvidenceAudit Audit, Visitor Lead, Visited Page)> OpenAsync(TestHost host, byte[] pdf)
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        var id = (string)(await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), pdf, "rota.pdf"))["id"]!;
        await audit.WaitOutAsync("evidence");
        var lead = await Lead.EnterAsync(host);
        return (audit, lead, await lead.GetAsync($"/audits/{audit.Id}/files/{id}"));
    }

    private static IEnumerable<(string Name, string Value)> Box(int row, string page, string left, string top, string width, string height) =>
        new[] { ("Page", page), ("Left", left), ("Top", top), ("Width", width), ("Height", height) }.Select(field => ($"Hide[{row}].{field.Item1}", field.Item2));

    private static async Task<IEnumerable<string>> TrailAsync(TestHost host, EvidenceAudit audit) =>
        (await host.Api().TrailAsync(audit.Id)).Select(entry => (string)entry!["kind"]!).Where(kind => kind is "original-seen" or "file-shared");

    [GeneratedRegex("<img src=\"data:image/jpeg;base64,", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();
}

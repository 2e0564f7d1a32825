using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CoAudit.Audits.Model.EasyRead;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>The pages on which people give evidence, and on which managers answer causes, read easily and come quickly.</summary>
[Collection(nameof(SqliteHost))]
public sealed partial class EvidencePageTests(SqliteHost shared)
{
    private const double EasyEnough = 70;

    private const string Said = "There are too few of us at night.";

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task The_form_for_evidence_reads_easily_and_is_light_with_ten_files_too()
    {
        var audit = await StartedAsync();
        for (var i = 0; i < 10; i++)
        {
            await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), "Rounds,12\n"u8.ToArray(), $"rounds {i}.csv", about: "IPC-12");
        }

        var full = await new Visitor(host).StartAsync(await audit.TokenAsync("pat", mails: 2));
        var empty = await new Visitor(host).StartAsync(await audit.TokenAsync("maya", mails: 2));

        Assert.Contains("You have sent 10 files.", full.Text, StringComparison.Ordinal);
        Assert.Contains("A photo or a file", empty.Text, StringComparison.Ordinal);
        Assert.All([full, empty], AssertEasyAndLight);
    }

    [Fact]
    public async Task The_causes_that_managers_answer_read_easily_and_are_light()
    {
        var audit = await StartedAsync();
        foreach (var name in audit.Names)
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = new Dictionary<string, object> { ["IPC-12"] = 2, ["IPC-11"] = 3 } });
        }

        await audit.WaitOutAsync("evidence");
        await (await audit.LinkAsync("maya", mails: 3)).PostAsync("/api/v1/my/task/contributions", new { kind = "cause", text = Said, about = "IPC-12" });
        await audit.WaitOutAsync("findings");
        Visitor helen = new(host);
        var task = await helen.StartAsync(await audit.TokenAsync("helen", mails: 3));

        var causes = await helen.GetAsync($"{task.Path}/causes");

        Assert.Contains(Said, causes.Text, StringComparison.Ordinal);
        AssertEasyAndLight(causes);
    }

    private static void AssertEasyAndLight(Visited page)
    {
        var words = RunningText(page.Html);
        Assert.True(ReadingEase.Of(words) >= EasyEnough, $"{ReadingEase.Of(words):0.0}: {words}");
        Assert.InRange(Compressed(page.Html), 1, 14 * 1024);
    }

    // Paragraphs and hints of the page's own; what people wrote and the criteria are not ours.
    private static string RunningText(string html) =>
        WebUtility.HtmlDecode(string.Join('\n', Running().Matches(html).Select(match => Tag().Replace(match.Groups["text"].Value, ""))));

    private static long Compressed(string html)
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(html));
        }

        return bytes.Length;
    }

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        return audit;
    }

    [GeneratedRegex("<(?<tag>p|div)(?: class=\"nhsuk-hint\"[^>]*| id=\"[^\"]*\")?>(?<text>[^<]+(?:<(?!/\\k<tag>)[^<]*)*)</\\k<tag>>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Running();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}

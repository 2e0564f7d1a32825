using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>How evidence came about goes with it: in which way, who spoke, who helped, whose words, read back or not.</summary>
public abstract class EvidenceFactsTests(SharedHost shared)
{
    private const string Contributions = "/api/v1/my/task/contributions";

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task A_visit_tells_who_spoke_in_whose_words_and_that_it_was_read_back()
    {
        var audit = await StartedAsync();
        await (await audit.LinkAsync("pat", mails: 2)).PostAsync(Contributions, new
        {
            text = "Nobody told us about the gloves.",
            about = "IPC-12",
            evidence = new { kind = "visit", spokeBy = "A woman on Ash floor", helpedBy = "Her daughter", words = "own-with-help", readBack = true },
        });
        await audit.WaitOutAsync("evidence");

        var facts = Assert.Single((await audit.GetAsync("evidence"))["evidence"]!.AsArray())!["evidence"]!;
        Assert.Equal(
            ("visit", "A woman on Ash floor", "Her daughter", "own-with-help", true),
            ((string)facts["kind"]!, (string)facts["spokeBy"]!, (string)facts["helpedBy"]!, (string)facts["words"]!, (bool)facts["readBack"]!));
    }

    [Fact]
    public async Task Evidence_without_facts_is_taken_as_before()
    {
        var audit = await StartedAsync();
        await (await audit.LinkAsync("pat", mails: 2)).PostAsync(Contributions, new { text = "The gloves run out." });
        await audit.WaitOutAsync("evidence");

        Assert.Null(Assert.Single((await audit.GetAsync("evidence"))["evidence"]!.AsArray())!["evidence"]);
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_named_and_nothing_is_kept()
    {
        var audit = await StartedAsync();
        var pat = await audit.LinkAsync("pat", mails: 2);
        foreach (var (body, fields) in new (object, string[])[]
        {
            (new { text = "x", evidence = new { kind = "rumour" } }, ["evidence.kind"]),
            (new { text = "x", evidence = new { kind = "visit" } }, ["evidence.readBack", "evidence.spokeBy", "evidence.words"]),
            (new { text = "x", evidence = new { kind = "interview", words = "theirs" } }, ["evidence.words"]),
            (new { text = "x", evidence = new { kind = "interview", words = "noted-by-another" } }, ["evidence.helpedBy"]),
            (new { text = "x", evidence = new { kind = "survey", spokeBy = new string('x', 201) } }, ["evidence.spokeBy"]),
            (new { text = "x", kind = "comment", evidence = new { kind = "survey" } }, ["evidence"]),
            (new { text = "x", anonymous = true, evidence = new { kind = "survey" } }, ["evidence"]),
        })
        {
            using var refused = await pat.SendAsync(HttpMethod.Post, Contributions, body);
            var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal(fields, problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
        }

        Assert.Empty((await pat.GetAsync("/api/v1/my/task"))["mine"]!.AsArray());
    }

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        return audit;
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteEvidenceFactsTests(SqliteHost host) : EvidenceFactsTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresEvidenceFactsTests(PostgresHost host) : EvidenceFactsTests(host), IClassFixture<PostgresHost>;

using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Tools;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>An audit seen through the words of a framework: an option, and never the audit's own result.</summary>
public abstract class LensTests(SharedHost shared)
{
    private const string Ipc = "ipc-code-2022";
    private const string Regulations = "hsca-regulations-2014";

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Criteria_stand_under_the_places_that_they_give_evidence_for_with_their_joint_score()
    {
        var audit = await StartedAsync();
        foreach (var name in audit.Names)
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = new Dictionary<string, object> { ["IPC-12"] = name == "pat" ? 1 : 3 } });
        }

        Assert.All(Lines(await LensAsync(audit, Ipc)), line => Assert.Null(line["joint"]));
        await audit.WaitOutAsync("evidence");

        var lens = await LensAsync(audit, Ipc);
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "workflows", "criteria", "infection-control.json")))!;
        var mapping = file["criteria"]!.AsArray().Single(c => (string)c!["id"]! == "IPC-12")!["mappings"]!.AsArray().Single(m => (string)m!["framework"]! == Ipc)!;
        var places = lens["items"]!.AsArray().Where(i => i!["lines"]!.AsArray().Any(l => (string)l!["id"]! == "IPC-12")).ToList();
        Assert.Equal(mapping["codes"]!.AsArray().Select(c => (string)c!).Order(StringComparer.Ordinal), places.Select(i => (string)i!["code"]!).Order(StringComparer.Ordinal));
        var line = places[0]!["lines"]!.AsArray().Single(l => (string)l!["id"]! == "IPC-12")!;
        Assert.Equal((2.5m, (string)mapping["because"]!), ((decimal)line["joint"]!, (string)line["because"]!));
        Assert.Contains(lens["items"]!.AsArray(), i => i!["lines"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task A_line_that_grew_from_words_stands_where_the_criterion_stands_that_it_is_for()
    {
        var audit = await ToolAudit.StartAsync(host);
        var visits = await audit.SuggestAsync("arthur", "criterion", "Can my family come in when somebody is ill?", "IPC-28");
        var garden = await audit.SuggestAsync("halina", "criterion", "Can I sit in the garden?");
        await audit.RevealAsync();
        await audit.DecideAsync(visits, new { decision = "accepted", reason = "It matters here." });
        await audit.DecideAsync(garden, new { decision = "accepted", reason = "It matters here." });

        var lens = await audit.Api.GetAsync($"/api/v1/audits/{audit.Id}/lens?framework={Regulations}");

        var line = Assert.Single(LinesAt(lens, "9A"), l => (string)l["id"]! == visits);
        Assert.Equal(("IPC-28", true, null), ((string?)line["source"], ((string?)line["because"])?.Length > 0, line["through"]));
        Assert.Equal(garden, (string)Assert.Single(lens["elsewhere"]!.AsArray())!["id"]!);
    }

    [Fact]
    public async Task What_is_read_through_another_framework_says_so_and_never_hides_what_is_said_of_the_line_itself()
    {
        var audit = await StartedAsync();

        var lens = await LensAsync(audit, Regulations);

        // IPC-28 names 9A and 10 itself. Quality statements R1 and C3 lead to 9.
        var read = LinesAt(lens, "9").Single(l => (string)l["id"]! == "IPC-28")["through"]!;
        Assert.Equal(("cqc-2023-to-regulations-2014", "C3, R1"), ((string)read["crosswalk"]!, string.Join(", ", read["codes"]!.AsArray().Select(c => (string)c!).Order(StringComparer.Ordinal))));
        Assert.Null(Assert.Single(LinesAt(lens, "9A"), l => (string)l["id"]! == "IPC-28")["through"]);
        Assert.Equal("CQC assessment framework: quality statements", (string)Assert.Single(lens["crosswalks"]!.AsArray())!["from"]!);
        Assert.Empty((await LensAsync(audit, Ipc))["crosswalks"]!.AsArray());
        Assert.All(Lines(await LensAsync(audit, Ipc)), l => Assert.Null(l["through"]));
    }

    [Fact]
    public async Task The_page_marks_what_is_read_through_another_framework()
    {
        var audit = await StartedAsync();
        var lead = await Lead.EnterAsync(host);

        var page = (await lead.GetAsync($"/audits/{audit.Id}/lens?framework={Regulations}")).Text;

        Assert.Contains("(read through C3, R1, cqc-2023-to-regulations-2014)", page, StringComparison.Ordinal);
        Assert.Contains("Only read through another framework: ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_framework_is_offered_and_another_name_is_refused()
    {
        var audit = await StartedAsync();
        var frameworks = (await host.Api().GetAsync("/api/v1/frameworks")).AsArray();
        Assert.Equal(11, frameworks.Count);
        foreach (var id in frameworks.Select(f => (string)f!["id"]!))
        {
            Assert.Equal(id, (string)(await LensAsync(audit, id))["framework"]!["id"]!);
        }

        using var unknown = await audit.TryGetAsync("lens?framework=ofsted");
        using var none = await audit.TryGetAsync("lens");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (unknown.StatusCode, none.StatusCode));
        Assert.Contains("\"framework\"", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> LinesAt(JsonNode lens, string code) => lens["items"]!.AsArray().Single(i => (string)i!["code"]! == code)!["lines"]!.AsArray().Select(line => line!);

    private static IEnumerable<JsonNode> Lines(JsonNode lens) => lens["items"]!.AsArray().SelectMany(i => i!["lines"]!.AsArray()).Select(line => line!);

    private static Task<JsonNode> LensAsync(EvidenceAudit audit, string framework) => audit.GetAsync($"lens?framework={framework}");

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        return audit;
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteLensTests(SqliteHost host) : LensTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresLensTests(PostgresHost host) : LensTests(host), IClassFixture<PostgresHost>;

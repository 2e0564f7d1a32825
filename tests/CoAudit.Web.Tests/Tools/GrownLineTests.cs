using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Tools;

/// <summary>A line that grew from people's words is a criterion like any other: it says how it is checked, and whose words it came from.</summary>
public abstract class GrownLineTests(SharedHost shared)
{
    private const string Building = "BuildAuditTool";

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task The_lead_says_how_it_is_checked_until_the_tool_is_frozen()
    {
        var (audit, line) = await GrownAsync("doreen");

        await audit.EditAsync(line, new { source = "IPC-28" });
        var taken = await LineAsync(audit, line);
        Assert.Equal(
            ("IPC-28", true, true, true), ((string)taken["source"]!, (bool)taken["critical"]!, taken["evidence"]!.AsArray().Count > 0, ((string)taken["sampling"]!).Length > 0));

        var edited = await audit.EditAsync(line, new { evidence = new[] { "observation", "service-users" }, sampling = "Ten people, at two meals.", critical = false });
        Assert.Equal(HttpStatusCode.OK, edited.Status);
        var now = await LineAsync(audit, line);
        Assert.Equal(
            ("service-users,observation", "Ten people, at two meals.", "IPC-28", false, 1),
            (string.Join(',', now["evidence"]!.AsArray().Select(e => (string)e!)), (string)now["sampling"]!, (string)now["source"]!, (bool)now["critical"]!, (int)now["revision"]!));

        await audit.WaitOutAsync(Building);
        var frozen = await audit.EditAsync(line, new { sampling = "Two people.", reason = "It is too much work." });
        Assert.Equal((HttpStatusCode.Conflict, true), (frozen.Status, ((string)frozen.Body["type"]!).EndsWith("tool-frozen", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_its_field_and_changes_nothing()
    {
        var (audit, line) = await GrownAsync("doreen");
        (string Line, object Body, string Field)[] bad =
        [
            (line, new { evidence = new[] { "rumour" } }, "evidence"),
            (line, new { source = "IPC-99" }, "source"),
            (line, new { sampling = new string('a', 700) }, "sampling"),
            ("IPC-12", new { source = "IPC-13" }, "source"),
        ];
        var before = (await audit.ToolAsync())["lines"]!.ToJsonString();
        foreach (var (id, body, field) in bad)
        {
            var refused = await audit.EditAsync(id, body);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (refused.Status, Assert.Single(refused.Body["errors"]!.AsObject()).Key));
        }

        Assert.Equal(before, (await audit.ToolAsync())["lines"]!.ToJsonString());
    }

    [Fact]
    public async Task On_the_leads_page_it_can_be_said_too()
    {
        var (audit, line) = await GrownAsync("doreen");
        var lead = await Lead.EnterAsync(host);
        var page = await lead.GetAsync($"/audits/{audit.Id}/tool");
        Assert.Contains("Which criterion of the library does it stand for?", page.Text, StringComparison.Ordinal);

        (string Name, string Value)[] words = [("Item", line), ("Version", ""), ("Plain", "Can I clean my hands?"), ("Professional", "Can I clean my hands?"), ("Easy", "")];
        var refused = await lead.SendFormAsync(page, $"/audits/{audit.Id}/tool?handler=Line", [.. words, ("HasFacts", "true"), ("Source", "hands"), ("Evidence", "observation"), ("Sampling", "Two meals.")]);
        Assert.Contains("'hands' is not in the library.", refused.Text, StringComparison.Ordinal);
        await lead.SendFormAsync(page, $"/audits/{audit.Id}/tool?handler=Line", [.. words, ("HasFacts", "true"), ("Source", "IPC-13"), ("Evidence", "observation"), ("Evidence", "managers"), ("Sampling", "Two meals.")]);

        var now = await LineAsync(audit, line);
        Assert.Equal(
            ("IPC-13", "managers,observation", "Two meals."), ((string)now["source"]!, string.Join(',', now["evidence"]!.AsArray().Select(e => (string)e!)), (string)now["sampling"]!));
        Assert.Contains("Managers", (await lead.GetAsync($"/audits/{audit.Id}/tool")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everyone_reads_which_group_it_came_from_and_nobody_reads_who()
    {
        var audit = await ToolAudit.StartAsync(host);
        var (doreens, amaras) = (await audit.SuggestAsync("doreen", "criterion", "Can I clean my hands?"), await audit.SuggestAsync("amara", "criterion", "Are wounds looked at?"));
        await audit.RevealAsync();
        foreach (var id in new[] { doreens, amaras })
        {
            await audit.DecideAsync(id, new { decision = "accepted", reason = "It matters." });
        }

        var items = (await audit.TaskAsync("joyce", Building))["items"]!.AsArray();
        Assert.Equal(("service-users", ""), ((string)items.Single(i => (string)i!["id"]! == doreens)!["group"]!, (string)items.Single(i => (string)i!["id"]! == amaras)!["group"]!));
        Assert.Equal("", (string)items[0]!["group"]!);
        Visitor visitor = new(host);
        var page = await visitor.StartAsync(await audit.TokenAsync("joyce", Building));
        Assert.Contains("Asked for by: People who use services", page.Text, StringComparison.Ordinal);
        Assert.Contains("Asked for by: A participant", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("doreen", page.Text, StringComparison.OrdinalIgnoreCase);

        await audit.WaitOutAsync(Building);
        var lines = (await audit.ToolAsync())["lines"]!.AsArray().Select(l => (string)l!["id"]!).ToList();
        foreach (var person in ToolAudit.Everyone)
        {
            await audit.SendAsync(person, "GatherEvidence", "scores", new { scores = lines.ToDictionary(id => id, _ => 3) });
        }

        await audit.WaitOutAsync("GatherEvidence");
        var criteria = (await audit.Api.GetAsync($"/api/v1/audits/{audit.Id}/report"))["report"]!["scores"]!["criteria"]!.AsArray();
        Assert.Equal(
            ("service-users", "", null),
            ((string?)criteria.Single(c => (string)c!["id"]! == doreens)!["from"], (string?)criteria.Single(c => (string)c!["id"]! == amaras)!["from"], criteria.Single(c => (string)c!["id"]! == "IPC-12")!["from"]));
    }

    private static async Task<JsonNode> LineAsync(ToolAudit audit, string id) => (await audit.ToolAsync())["lines"]!.AsArray().Single(l => (string)l!["id"]! == id)!;

    private async Task<(ToolAudit Audit, string Line)> GrownAsync(string person)
    {
        var audit = await ToolAudit.StartAsync(host);
        var line = await audit.SuggestAsync(person, "criterion", "Can I clean my hands?");
        await audit.RevealAsync();
        await audit.DecideAsync(line, new { decision = "accepted", reason = "It matters." });
        return (audit, line);
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteGrownLineTests(SqliteHost host) : GrownLineTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresGrownLineTests(PostgresHost host) : GrownLineTests(host), IClassFixture<PostgresHost>;

using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Findings are signed one by one, with what stands on them. What changes is asked again.</summary>
public abstract class SignedFindingsTests(SharedHost shared)
{
    private const string SignOff = "/api/v1/my/task/sign-off";

    private static readonly string[] Heard = ["pat", "maya", "helen", "lucy"];

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Each_finding_is_there_to_sign_with_its_numbers_and_what_it_means()
    {
        var audit = await SigningAsync();

        var finding = await FindAsync(audit, "pat", "IPC-12");

        Assert.Equal(("finding", "gap", "agreed", null), ((string)finding["kind"]!, (string)finding["finding"]!, (string)finding["status"]!, finding["answer"]));
        Assert.Equal(["low", "high", "high", "high"], finding["groups"]!.AsObject().Select(g => (string)g.Value!["band"]!));
        Assert.All(finding["groups"]!.AsObject(), g => Assert.False(g.Value!.AsObject().ContainsKey("mean")));
        Assert.Equal([("I wait for soap.", ""), ("Weekend hours were cut.", "")], finding["interpretations"]!.AsArray().Select(w => ((string)w!["text"]!, (string)w["group"]!)).OrderBy(w => w.Item1, StringComparer.Ordinal));
        Assert.Equal("Nobody else could be asked.", (string?)(await FindAsync(audit, "pat", "IPC-11"))["waiver"]);

        Visitor visitor = new(host);
        var page = await visitor.StartAsync((await audit.AtTokenAsync("pat", "SignOff"))!);
        foreach (var words in new[] { "What we ask you to agree", (string)finding["text"]!, "People who use services: low", "People do not see this in the same way.", "I wait for soap.", "Why: Nobody else could be asked." })
        {
            Assert.Contains(words, page.Text.Replace("<strong>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_finding_is_objected_to_and_gets_other_words_that_are_signed_anew()
    {
        var audit = await SigningAsync();
        var (finding, other) = (await FindAsync(audit, "pat", "IPC-12"), await FindAsync(audit, "pat", "IPC-11"));
        var pat = await audit.AtAsync("pat", "SignOff");
        var objected = await pat.PostAsync(SignOff, new { answer = "object", reason = "It is only so at night.", item = (string)finding["id"]! });
        foreach (var name in new[] { "maya", "helen" })
        {
            await (await audit.AtAsync(name, "SignOff")).PostAsync(SignOff, new { answer = "agree" });
        }

        // What was said at the very moment of a change counts as said about the new words.
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await audit.AtAsync("helen", "SignOff")).PostAsync($"/api/v1/my/objections/{(string)objected["objection"]!}/response", new { text = "You are right.", newText = "At night there is no soap." });

        var (reworded, same) = (await FindAsync(audit, "maya", "IPC-12"), await FindAsync(audit, "maya", "IPC-11"));
        Assert.Equal(("At night there is no soap.", 2, null), ((string)reworded["text"]!, (int)reworded["version"]!, reworded["answer"]));
        Assert.Equal(((string)other["text"]!, "agree"), ((string)same["text"]!, (string?)same["answer"]));
        var found = (await audit.GetAsync("findings")).AsArray().Single(f => (string?)f!["criterion"] == "IPC-12")!;
        Assert.Equal("At night there is no soap.", (string)found["text"]!);
    }

    [Fact]
    public async Task What_somebody_told_as_good_practice_gets_no_other_words()
    {
        var audit = await SigningAsync();
        var good = (await (await audit.AtAsync("pat", "SignOff")).GetAsync("/api/v1/my/task"))["items"]!.AsArray().Single(i => (string)i!["finding"]! == "good-practice")!;
        var objected = await (await audit.AtAsync("pat", "SignOff")).PostAsync(SignOff, new { answer = "object", reason = "Not always.", item = (string)good["id"]! });

        using var refused = await (await audit.AtAsync("helen", "SignOff")).SendAsync(
            HttpMethod.Post, $"/api/v1/my/objections/{(string)objected["objection"]!}/response", new { text = "Sorry.", newText = "The laundry is bad." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("\"newText\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_score_and_a_decision_void_what_was_signed_about_that_finding_and_nothing_else()
    {
        var audit = await SigningAsync();
        foreach (var name in new[] { "pat", "maya" })
        {
            await (await audit.AtAsync(name, "SignOff")).PostAsync(SignOff, new { answer = "agree" });
        }

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await audit.AtAsync("sam", "GatherEvidence")).PostAsync("/api/v1/my/task/scores", new { scores = new Dictionary<string, object> { ["IPC-12"] = 1, ["IPC-11"] = "dont-know" } });

        Assert.Equal(["IPC-12"], await OpenAsync(audit, "pat"));
        Assert.Equal(["maya", "pat"], await AskedAgainAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var decided = (string)(await FindAsync(audit, "pat", "IPC-15"))["id"]!;
        await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/findings/{decided}/decision", new { decision = "agreed", reason = "As far as we know it." });
        Assert.Equal(["IPC-12", "IPC-15"], await OpenAsync(audit, "maya"));
        Assert.Equal("As far as we know it.", (string?)(await FindAsync(audit, "maya", "IPC-15"))["decisionReason"]);

        async Task<IReadOnlyList<string>> AskedAgainAsync() =>
            [.. (await host.Api().MailsAsync(audit.Id)).Where(m => (string?)m!["kind"] == "item-changed").Select(m => ((string)m!["to"]!).Split('-')[0]).Order(StringComparer.Ordinal)];
    }

    private static async Task<JsonNode> FindAsync(EvidenceAudit audit, string name, string criterion) =>
        (await (await audit.AtAsync(name, "SignOff")).GetAsync("/api/v1/my/task"))["items"]!.AsArray().Single(i => (string?)i!["criterion"] == criterion)!;

    private static async Task<IReadOnlyList<string>> OpenAsync(EvidenceAudit audit, string name) =>
        [.. (await (await audit.AtAsync(name, "SignOff")).GetAsync("/api/v1/my/task"))["items"]!.AsArray().Where(i => i!["answer"] is null).Select(i => (string)i!["criterion"]!).Order(StringComparer.Ordinal)];

    // Sam is silent until the findings are signed. One finding has the words of both sides; the others do without, with the reason.
    private async Task<EvidenceAudit> SigningAsync()
    {
        var audit = await EvidenceAudit.StartSignedAsync(
            host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("sam", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        foreach (var name in Heard)
        {
            var link = await audit.AtAsync(name, "GatherEvidence");
            var lines = (await link.GetAsync("/api/v1/my/task"))["items"]!.AsArray().Select(i => (string)i!["id"]!);
            await link.PostAsync("/api/v1/my/task/scores", new { scores = lines.ToDictionary(id => id, id => id == "IPC-12" && name == "pat" ? 1 : 4) });
            await link.PostAsync(SignOff, new { answer = "agree" });
        }

        await audit.WaitOutAsync("evidence");
        var finding = (string)(await (await audit.AtAsync("pat", "AnalyseFindings")).GetAsync("/api/v1/my/task"))["items"]!.AsArray().Single(i => (string?)i!["criterion"] == "IPC-12")!["id"]!;
        await SayAsync("pat", new { kind = "interpretation", text = "I wait for soap.", about = finding });
        await SayAsync("maya", new { kind = "interpretation", text = "Weekend hours were cut.", about = finding });
        await SayAsync("lucy", new { kind = "good-practice", text = "The laundry is very good." });
        foreach (var name in Heard)
        {
            await (await audit.AtAsync(name, "AnalyseFindings")).PostAsync(SignOff, new { answer = "agree" });
        }

        await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/findings/missing", new { reason = "Nobody else could be asked." });
        await audit.WaitOutAsync("findings");
        return audit;

        async Task SayAsync(string name, object words) => await (await audit.AtAsync(name, "AnalyseFindings")).PostAsync("/api/v1/my/task/contributions", words);
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteSignedFindingsTests(SqliteHost host) : SignedFindingsTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresSignedFindingsTests(PostgresHost host) : SignedFindingsTests(host), IClassFixture<PostgresHost>;

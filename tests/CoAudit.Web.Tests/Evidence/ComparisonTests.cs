using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>A home audits itself again: did the same things get better, as the people themselves scored them?</summary>
public abstract class ComparisonTests(SharedHost shared)
{
    private const string NewWords = "Gloves and aprons are there at every door.";

    // Three, three, one and one: both numbers that are hidden cannot be worked out, so that everyone's may be shown.
    private static readonly (string Name, string Group)[] People =
    [
        ("pat", Groups.ServiceUsers), ("joan", Groups.ServiceUsers), ("albert", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("tom", Groups.CareWorkers),
        ("grace", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders),
    ];

    private readonly TestHost host = shared.Host;

    private readonly string service = $"Willowbrook {Guid.NewGuid():N}";

    [Fact]
    public async Task The_last_audit_is_compared_line_by_line_and_what_cannot_be_says_why()
    {
        var first = await ScoredAsync(Then);
        var second = await AgainAsync(first);

        var answer = await second.GetAsync("comparison");

        var comparison = answer["comparison"]!;
        Assert.Equal(first.Id, (string?)comparison["with"]);
        Assert.Equal([first.Id], answer["earlier"]!.AsArray().Select(a => (string)a!["id"]!));

        // IPC-12 rises from (2 + 3 + 3 + 2) ÷ 4 = 2.5 to (3 + 3 + 4 + 3) ÷ 4 = 3.25, IPC-11 falls from 4 to 3: the mean is (3/4 − 1) ÷ 2 = −1/8, half up from zero.
        Assert.Equal((2, 1, 0, 1, -0.13m), ((int)comparison["compared"]!, (int)comparison["better"]!, (int)comparison["same"]!, (int)comparison["worse"]!, (decimal)comparison["meanChange"]!));
        var better = LineOf(comparison, "IPC-12");
        Assert.Equal(("compared", 2.5m, 3.25m, 0.75m, "better"), ((string?)better["flag"], (decimal?)better["then"]!["number"], (decimal?)better["now"]!["number"], (decimal?)better["change"], (string?)better["way"]));
        Assert.Equal((-1m, "worse"), ((decimal?)LineOf(comparison, "IPC-11")["change"], (string?)LineOf(comparison, "IPC-11")["way"]));
        var users = better["groups"]!.AsArray().Single(g => (string?)g!["group"] == Groups.ServiceUsers)!;
        var managers = better["groups"]!.AsArray().Single(g => (string?)g!["group"] == Groups.Managers)!;
        Assert.Equal((2m, 3m, 1m), ((decimal?)users["then"]!["number"], (decimal?)users["now"]!["number"], (decimal?)users["change"]));
        Assert.Equal((null, "good", null, "high", null), ((decimal?)managers["then"]!["number"], (string?)managers["then"]!["word"], (decimal?)managers["now"]!["number"], (string?)managers["now"]!["word"], (decimal?)managers["change"]));

        var reworded = LineOf(comparison, "IPC-15");
        Assert.Equal(("changed-wording", NewWords, null, null), ((string?)reworded["flag"], (string?)reworded["wordsNow"]!["plain"], reworded["then"], reworded["change"]));
        Assert.NotEqual(NewWords, (string?)reworded["wordsThen"]!["plain"]);
        Assert.Equal(
            ("not-scored", "new", "dropped"),
            ((string?)LineOf(comparison, "IPC-08")["flag"], (string?)LineOf(comparison, "IPC-03")["flag"], (string?)LineOf(comparison, "IPC-02")["flag"]));
        Assert.Equal(13, comparison["lines"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_page_says_it_in_sentences_and_leads_both_ways()
    {
        var first = await ScoredAsync(Then);
        var second = await AgainAsync(first);
        var lead = await Lead.EnterAsync(host);

        var scores = await lead.GetAsync($"/audits/{second.Id}/scores");
        var page = await lead.GetAsync($"/audits/{second.Id}/comparison");
        var refused = await lead.GetAsync($"/audits/{second.Id}/comparison?with={second.Id}");
        var alone = await lead.GetAsync($"/audits/{first.Id}/comparison");

        Assert.Contains($"href=\"/audits/{second.Id}/comparison\"", scores.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/audits/{second.Id}/scores\"", page.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/audits/{first.Id}/scores\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("1 thing is better, 0 the same, 1 not as good.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The mean of these moved by −0.13 on the scale from 1 to 4.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The words of this line were changed, so the two numbers cannot be compared.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Now: “{NewWords}”", page.Text, StringComparison.Ordinal);
        Assert.Contains("2.50 → 3.25", page.Text, StringComparison.Ordinal);
        Assert.Contains("scope=\"col\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("<desc id=\"change-0-text\">", page.Html, StringComparison.Ordinal);
        Assert.Contains("It cannot be compared with that audit. Choose one of these.", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Line by line", refused.Text, StringComparison.Ordinal);
        Assert.Contains("No earlier audit of this type in this service has shown scores.", alone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_tells_it_in_full_and_in_easy_words_only_where_there_is_an_earlier_audit()
    {
        var first = await ScoredAsync(Then);
        var second = await AgainAsync(first);
        var lead = await Lead.EnterAsync(host);

        Assert.Null((await first.GetAsync("report"))["report"]!["comparison"]);
        Assert.Equal(first.Id, (string?)(await second.GetAsync("report"))["report"]!["comparison"]!["with"]);
        var full = await lead.GetAsync($"/audits/{second.Id}/report/full");
        var easy = await lead.GetAsync($"/audits/{second.Id}/report/easy-read");
        Assert.Contains("Compared with the last audit (", full.Text, StringComparison.Ordinal);
        Assert.Contains("1 thing is better, 0 the same, 1 not as good.", full.Text, StringComparison.Ordinal);
        Assert.Contains("<p>1 thing is better than last time.</p>", easy.Text, StringComparison.Ordinal);
        Assert.Contains("<p>1 thing is not as good.</p>", easy.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Compared with the last audit", (await lead.GetAsync($"/audits/{first.Id}/report/full")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("last time", (await lead.GetAsync($"/audits/{first.Id}/report/easy-read")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_earlier_audit_can_be_chosen_and_three_make_a_trend()
    {
        var first = await ScoredAsync(Then);
        var second = await AgainAsync(first);
        var third = await ScoredAsync(_ => new() { ["IPC-12"] = 4, ["IPC-15"] = 4 });

        var last = await third.GetAsync("comparison");
        var chosen = await third.GetAsync($"comparison?with={first.Id}");

        Assert.Equal((second.Id, first.Id), ((string?)last["comparison"]!["with"], (string?)chosen["comparison"]!["with"]));
        Assert.Equal([second.Id, first.Id], last["earlier"]!.AsArray().Select(a => (string)a!["id"]!));
        Assert.Equal([first.Id, second.Id, third.Id], last["trend"]!["audits"]!.AsArray().Select(a => (string)a!["id"]!));

        // IPC-15 was asked in other words in between, and IPC-11 has no number now.
        var lines = last["trend"]!["lines"]!.AsArray().ToDictionary(line => (string)line!["id"]!, line => line!["numbers"]!.AsArray().Select(number => (decimal?)number));
        Assert.Equal(["IPC-12", "IPC-15"], lines.Keys);
        Assert.Equal([2.5m, 3.25m, 4m], lines["IPC-12"]);
        Assert.Equal([1m, null, 4m], lines["IPC-15"]);

        // What came later is nothing that an audit can be compared with, whatever became of it.
        Assert.Empty((await first.GetAsync("comparison"))["earlier"]!.AsArray());
        Assert.Null((await second.GetAsync("comparison"))["trend"]);
        var page = await (await Lead.EnterAsync(host)).GetAsync($"/audits/{third.Id}/comparison?with={first.Id}");
        Assert.Contains("From audit to audit", page.Text, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{first.Id}\" selected", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_audit_has_nothing_to_be_compared_with_and_a_cancelled_one_is_none()
    {
        var first = await ScoredAsync(Then);
        var answer = await first.GetAsync("comparison");
        Assert.Empty(answer["earlier"]!.AsArray());
        Assert.Null(answer["comparison"]);
        Assert.StartsWith("No earlier audit", (string)answer["note"]!, StringComparison.Ordinal);

        await host.Api().PostAsync($"/api/v1/audits/{first.Id}/cancel", new { reason = "It was begun by mistake." });
        var second = await ScoredAsync(Then);
        Assert.Empty((await second.GetAsync("comparison"))["earlier"]!.AsArray());
        await AssertRefusedAsync(second, first.Id, "cancelled");
    }

    [Fact]
    public async Task What_it_cannot_be_compared_with_is_refused_and_nothing_of_it_is_told()
    {
        var first = await ScoredAsync(Then);
        var second = await AgainAsync(first);
        var elsewhere = await StartedAsync($"Harbour Court {Guid.NewGuid():N}");

        await AssertRefusedAsync(second, Guid.NewGuid().ToString(), "no such audit");
        await AssertRefusedAsync(second, "' OR 1=1 --", "no such audit");
        await AssertRefusedAsync(second, second.Id, "with itself");
        await AssertRefusedAsync(first, second.Id, "not shown before");
        var refused = await AssertRefusedAsync(second, elsewhere.Id, "another service");
        var title = (string)(await host.Api().AuditAsync(elsewhere.Id))["title"]!;
        Assert.DoesNotContain(title, refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour Court", refused, StringComparison.Ordinal);
        using var unknown = await host.Api().SendAsync(HttpMethod.Get, $"/api/v1/audits/{Guid.NewGuid()}/comparison");
        using var garbage = await host.Api().SendAsync(HttpMethod.Get, "/api/v1/audits/nothing/comparison");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.StatusCode, garbage.StatusCode));
    }

    [Fact]
    public async Task Nothing_is_compared_before_the_reveal_on_either_side()
    {
        var first = await ScoredAsync(Then);
        var open = await StartedAsync(service);
        await GiveAsync(open, _ => new() { ["IPC-12"] = 1 });
        var lead = await Lead.EnterAsync(host);

        using var blind = await open.TryGetAsync("comparison");
        var page = await lead.GetAsync($"/audits/{open.Id}/comparison");

        Assert.Equal(HttpStatusCode.Conflict, blind.StatusCode);
        Assert.Contains("not-revealed", await blind.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Nobody sees scores before", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("IPC-12", page.Text, StringComparison.Ordinal);
        await AssertRefusedAsync(first, open.Id, "not shown before");
    }

    private static Dictionary<string, object> Then(string group) => new()
    {
        ["IPC-12"] = group is Groups.ServiceUsers or Groups.OtherStakeholders ? 2 : 3,
        ["IPC-11"] = 4,
        ["IPC-15"] = 1,
        ["IPC-08"] = 2,
        ["IPC-02"] = 2,
    };

    private static Dictionary<string, object> Now(string group) => new()
    {
        ["IPC-12"] = group is Groups.Managers ? 4 : 3,
        ["IPC-11"] = 3,
        ["IPC-15"] = 4,
        ["IPC-03"] = 4,
    };

    private static JsonNode LineOf(JsonNode comparison, string id) => comparison["lines"]!.AsArray().Single(line => (string?)line!["id"] == id)!;

    private static async Task<string> AssertRefusedAsync(EvidenceAudit audit, string with, string because)
    {
        using var refused = await audit.TryGetAsync($"comparison?with={Uri.EscapeDataString(with)}");
        var answer = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("\"with\"", answer, StringComparison.Ordinal);
        Assert.Contains(because, answer, StringComparison.Ordinal);
        return answer;
    }

    private async Task<EvidenceAudit> ScoredAsync(Func<string, Dictionary<string, object>> given)
    {
        var audit = await StartedAsync(service);
        await GiveAsync(audit, given);
        await audit.WaitOutAsync("evidence");
        return audit;
    }

    // A year later: one line has other words, one is asked instead of another, one gets no number.
    private async Task<EvidenceAudit> AgainAsync(EvidenceAudit first)
    {
        var audit = await EvidenceAudit.StartAtAsync(host, service, People, ("IPC-02", "IPC-03"));
        Assert.NotEqual(first.Id, audit.Id);
        await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/tool/lines/IPC-15/words", new { plain = NewWords });
        await audit.AgreeToolAsync();
        await GiveAsync(audit, Now);
        await audit.WaitOutAsync("evidence");
        return audit;
    }

    private async Task<EvidenceAudit> StartedAsync(string at)
    {
        var audit = await EvidenceAudit.StartAtAsync(host, at, People);
        await audit.AgreeToolAsync();
        return audit;
    }

    private static async Task GiveAsync(EvidenceAudit audit, Func<string, Dictionary<string, object>> given)
    {
        foreach (var (name, group) in People)
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = given(group) });
        }
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteComparisonTests(SqliteHost host) : ComparisonTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresComparisonTests(PostgresHost host) : ComparisonTests(host), IClassFixture<PostgresHost>;

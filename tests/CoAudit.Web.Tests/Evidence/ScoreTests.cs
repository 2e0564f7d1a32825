using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Scores through the REST API: blind, changeable, computed once they are revealed.</summary>
public abstract class ScoreTests(SharedHost shared)
{
    private const string Scores = "/api/v1/my/task/scores";

    // T01 IPC-12, T02* IPC-11, T03* IPC-15, T04* IPC-08, T05 IPC-21, T06* IPC-18, T07 IPC-20, T08* IPC-27, P09 IPC-13, P10* IPC-28, P11 IPC-10, P12 IPC-02
    private static readonly string[] Criteria = ["IPC-12", "IPC-11", "IPC-15", "IPC-08", "IPC-21", "IPC-18", "IPC-20", "IPC-27", "IPC-13", "IPC-28", "IPC-10", "IPC-02"];

    private static readonly (string Name, string Group)[] Willowbrook =
    [
        ("doreen", Groups.ServiceUsers), ("arthur", Groups.ServiceUsers), ("halina", Groups.ServiceUsers), ("tunde", Groups.CareWorkers),
        ("megan", Groups.CareWorkers), ("joyce", Groups.CareWorkers), ("sarah", Groups.Managers), ("colin", Groups.Managers), ("amara", Groups.OtherStakeholders),
    ];

    // By criterion: what each gave, in the order of Willowbrook without Tunde, who is silent; 0 is "don't know".
    private static readonly string[] Matrix =
    [
        "333 33 34 3", "323 33 44 3", "303 12 43 3", "212 22 33 2", "303 33 33 3", "000 34 44 4",
        "330 33 34 3", "212 23 44 3", "212 32 33 2", "112 23 33 3", "000 11 32 0", "211 32 33 2",
    ];

    private static readonly string[] Few = ["pat", "maya", "helen", "lucy"];

    [Fact]
    public async Task Willowbrooks_numbers_come_out_after_the_reveal_and_not_before()
    {
        var audit = await EvidenceAudit.StartAsync(shared.Host, Willowbrook);
        await audit.AgreeToolAsync();
        var answering = Willowbrook.Where(p => p.Name != "tunde").Select(p => p.Name).ToList();
        foreach (var (index, name) in answering.Index())
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync(Scores, new { scores = ScoresOf(index) });
        }

        using var blind = await audit.TryGetAsync("scores");
        Assert.Equal(HttpStatusCode.Conflict, blind.StatusCode);
        await audit.WaitOutAsync("evidence");
        var scores = await audit.GetAsync("scores");

        Assert.Equal("closed Done", await audit.StageAsync("evidence"));
        Assert.Equal((68.0556m, 68, true, "needs work", "going well"), ((decimal)scores["percent"]!, (int)scores["headline"]!, (bool)scores["capped"]!, (string)scores["band"]!, (string)scores["uncappedBand"]!));
        Assert.Equal((83.3333m, 55.8333m, 62.5m, 70.4545m), (Percent(scores, "managers"), Percent(scores, "service-users"), Percent(scores, "care-workers"), Percent(scores, "other-stakeholders")));
        Assert.Equal(
            ["IPC-27", "IPC-15", "IPC-02", "IPC-28", "IPC-10", "IPC-08", "IPC-13", "IPC-11", "IPC-12", "IPC-20", "IPC-18", "IPC-21"],
            scores["order"]!.AsArray().Select(id => (string)id!));
        var widest = scores["criteria"]!.AsArray().Single(c => (string)c!["id"]! == "IPC-27")!;
        Assert.Equal((2.7917m, 2.3333m, 1.6667m), ((decimal)widest["joint"]!, (decimal)widest["divergence"]!, (decimal)widest["groups"]!["service-users"]!["mean"]!));
        Assert.Null(widest["groups"]!["managers"]!.AsObject().ContainsKey("mean") ? "shown" : null);
        Assert.Equal("high", (string)widest["groups"]!["managers"]!["band"]!);
    }

    [Fact]
    public async Task A_score_can_be_changed_until_the_answer_is_sent()
    {
        var audit = await StartedAsync();
        var pat = await audit.LinkAsync("pat", mails: 2);
        await pat.PostAsync(Scores, new { scores = new Dictionary<string, object> { ["IPC-12"] = 1, ["IPC-11"] = "dont-know" }, inTheWay = new Dictionary<string, string> { ["IPC-12"] = "Gloves run out." } });
        await pat.PostAsync(Scores, new { scores = new Dictionary<string, object> { ["IPC-12"] = 4 } });

        var mine = (await pat.GetAsync("/api/v1/my/task"))["scores"]!;
        Assert.Equal((4, "dont-know"), ((int)mine["IPC-12"]!, (string)mine["IPC-11"]!));

        await (await audit.PersonAsync("pat", mails: 2)).AgreeAsync();
        using var late = await pat.SendAsync(HttpMethod.Post, Scores, new { scores = new Dictionary<string, object> { ["IPC-12"] = 2 } });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task What_is_no_score_is_refused_by_its_field_and_changes_nothing()
    {
        var audit = await StartedAsync();
        var pat = await audit.LinkAsync("pat", mails: 2);
        foreach (var (criterion, value) in new (string, object?)[] { ("IPC-12", 5), ("IPC-12", 0), ("IPC-12", 2.5), ("IPC-12", "4"), ("IPC-12", null), ("IPC-12", new { notApplicable = " " }), ("IPC-99", 3) })
        {
            using var refused = await pat.SendAsync(HttpMethod.Post, Scores, new { scores = new Dictionary<string, object?> { ["IPC-11"] = 4, [criterion] = value } });
            var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains($"scores.{criterion}", problem["errors"]!.AsObject().Select(e => e.Key));
        }

        Assert.Empty((await pat.GetAsync("/api/v1/my/task"))["scores"]!.AsObject());
    }

    [Fact]
    public async Task A_hole_keeps_the_stage_open_until_its_reason_is_written_down()
    {
        var audit = await StartedAsync();
        foreach (var name in Few)
        {
            var link = await audit.LinkAsync(name, mails: 2);
            object missing = name == "pat" ? new { notApplicable = "Nobody who lives here uses it." } : 3;
            var given = Criteria.ToDictionary(id => id, id => id == "IPC-10" ? missing : 3);
            if (name == "lucy")
            {
                given.Remove("IPC-02");
            }

            await link.PostAsync(Scores, new { scores = given });
            await (await audit.PersonAsync(name, mails: 2)).AgreeAsync();
        }

        Assert.Equal("open", await audit.StageAsync("evidence"));
        await shared.Host.Api().PostAsync($"/api/v1/audits/{audit.Id}/evidence/holes", new { criterion = "IPC-02", group = "other-stakeholders", reason = "The nurse does not see the yearly report." });

        Assert.Equal("closed Done", await audit.StageAsync("evidence"));
        var cells = (await audit.GetAsync("evidence"))["coverage"]!.AsArray();
        var holes = cells.Where(c => (bool)c!["hole"]!).Select(c => ((string)c!["criterion"]!, (string)c["group"]!, (string)c["reason"]!)).ToHashSet();
        Assert.Equal(
            [("IPC-10", "service-users", "Nobody who lives here uses it."), ("IPC-02", "other-stakeholders", "The nurse does not see the yearly report.")],
            holes);
    }

    [Fact]
    public async Task A_late_answer_changes_the_numbers_and_is_marked()
    {
        var audit = await StartedAsync();
        foreach (var name in Few[..3])
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync(Scores, new { scores = Criteria.ToDictionary(id => id, _ => 2) });
        }

        await audit.WaitOutAsync("evidence");
        Assert.Equal(50m, (decimal)(await audit.GetAsync("scores"))["percent"]!);
        await (await audit.LinkAsync("lucy", mails: 2)).PostAsync(Scores, new { scores = Criteria.ToDictionary(id => id, _ => 4) });

        // (2 + 2 + 2 + 4) / 4 = 2.5 of 4
        var scores = await audit.GetAsync("scores");
        Assert.Equal((62.5m, 12), ((decimal)scores["percent"]!, (int)scores["lateAnswers"]!));
    }

    [Fact]
    public async Task Late_answers_tell_those_who_took_part_once_that_the_numbers_have_changed_and_nothing_of_who_or_how()
    {
        var audit = await EvidenceAudit.StartAsync(
            shared.Host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders), ("sam", Groups.CareWorkers));
        await audit.AgreeToolAsync();
        foreach (var name in Few[..3])
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync(Scores, new { scores = Criteria.ToDictionary(id => id, _ => 2) });
        }

        await audit.WaitOutAsync("evidence");
        var lucy = await audit.LinkAsync("lucy", mails: 2);
        await lucy.PostAsync(Scores, new { scores = new Dictionary<string, object> { ["IPC-12"] = "dont-know" } });
        Assert.Empty(await NewsAsync());
        await lucy.PostAsync(Scores, new { scores = new Dictionary<string, object> { ["IPC-12"] = 4 } });
        await lucy.PostAsync(Scores, new { scores = new Dictionary<string, object> { ["IPC-11"] = 1 } });
        await (await audit.LinkAsync("sam", mails: 2)).PostAsync(Scores, new { scores = new Dictionary<string, object> { ["IPC-12"] = 1 } });

        // Lucy's answer is told to the four others. Then Sam's: the four have mails that wait, and Lucy hears of Sam's.
        Assert.Equal(["helen", "lucy", "maya", "pat", "sam"], await NewsAsync());
        await shared.Host.LetPassAsync(TimeSpan.FromHours(1.1));
        await Eventually.ThatAsync(async () => (await shared.Host.Api().MailsAsync(audit.Id)).Count(m => (string?)m!["kind"] == "numbers-changed" && (string?)m["status"] == "sent"), sent => sent == 5, "all are told");
        var mail = (await audit.MailsAsync("pat")).Single(m => (m.Subject ?? "").StartsWith("The numbers have changed", StringComparison.Ordinal));
        Assert.DoesNotMatch("(?i)lucy|\\bsam\\b|stakeholder|worker|IPC|late", (mail.TextBody ?? "").Split("http")[0]);
        Assert.Equal(1, (int)(await audit.GetAsync("scores"))["criteria"]!.AsArray().Single(c => (string)c!["id"]! == "IPC-12")!["groups"]!["other-stakeholders"]!["answers"]!);
        Assert.All((await audit.GetAsync("scores"))["criteria"]!.AsArray(), c => Assert.DoesNotContain(c!["groups"]!.AsObject(), g => g.Value!.AsObject().ContainsKey("mean")));

        await lucy.PostAsync(Scores, new { scores = new Dictionary<string, object> { ["IPC-11"] = 2 } });
        Assert.Equal(9, (await NewsAsync()).Count);

        async Task<IReadOnlyList<string>> NewsAsync() =>
            [.. (await shared.Host.Api().MailsAsync(audit.Id)).Where(m => (string?)m!["kind"] == "numbers-changed").Select(m => ((string)m!["to"]!).Split('-')[0]).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task A_finding_is_agreed_with_what_it_means_to_both_sides_and_never_on_numbers_alone()
    {
        var audit = await StartedAsync();
        foreach (var name in Few)
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync(Scores, new { scores = Criteria.ToDictionary(id => id, _ => name == "pat" ? 1 : 4) });
            await (await audit.PersonAsync(name, mails: 2)).AgreeAsync();
        }

        var items = (await (await audit.PersonAsync("pat", mails: 3)).TaskAsync())["items"]!.AsArray();
        var (first, second) = ((string)items[0]!["id"]!, (string)items[1]!["id"]!);
        using (var blind = await audit.TryGetAsync("findings"))
        {
            Assert.Equal(HttpStatusCode.Conflict, blind.StatusCode);
        }

        await SayAsync(audit, "pat", "interpretation", "I did not know what was happening.", first);
        await SayAsync(audit, "maya", "interpretation", "Weekend hours were cut.", first);
        await SayAsync(audit, "maya", "cause", "There are too few of us.", first);
        await SayAsync(audit, "pat", "interpretation", "Nobody told us.", second);
        await SayAsync(audit, "lucy", "good-practice", "The laundry is very good.", null);
        foreach (var name in Few)
        {
            await (await audit.PersonAsync(name, mails: 3)).AgreeAsync();
        }

        // Most findings have no word of anybody: the stage waits for the reason, and nobody gives one.
        await audit.WaitOutAsync("findings");
        Assert.Equal("closed CriticalFinding", await audit.StageAsync("findings"));
        var findings = (await audit.GetAsync("findings")).AsArray();
        var (both, one) = (findings.Single(f => (string)f!["id"]! == first)!, findings.Single(f => (string)f!["id"]! == second)!);
        Assert.Equal(("agreed", "There are too few of us."), ((string)both["status"]!, (string)both["causes"]![0]!["text"]!));
        Assert.Equal(("open", "care-workers"), ((string)one["status"]!, (string)one["missing"]![0]!));
        Assert.Contains(findings, f => (string)f!["kind"]! == "good-practice" && (string)f["status"]! == "agreed" && (string)f["text"]! == "The laundry is very good.");

        using var alone = await DecideAsync(audit, second, "agreed", "All good: 4.00.");
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        using var waived = await DecideAsync(audit, second, "waived", "The night team could not be asked.");
        using var agreed = await DecideAsync(audit, second, "agreed", "As far as we know it.");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (waived.StatusCode, agreed.StatusCode));
    }

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(
            shared.Host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        return audit;
    }

    private Task<HttpResponseMessage> DecideAsync(EvidenceAudit audit, string finding, string decision, string reason) =>
        shared.Host.Api().SendAsync(HttpMethod.Post, $"/api/v1/audits/{audit.Id}/findings/{finding}/decision", new { decision, reason });

    private static async Task SayAsync(EvidenceAudit audit, string name, string kind, string text, string? about) =>
        await (await audit.LinkAsync(name, mails: 3)).PostAsync("/api/v1/my/task/contributions", new { kind, text, about });

    private static Dictionary<string, object> ScoresOf(int person) => Criteria.Index().ToDictionary(
        c => c.Item, c => Matrix[c.Index].Replace(" ", "", StringComparison.Ordinal)[person] is var given and not '0' ? given - '0' : (object)"dont-know");

    private static decimal Percent(JsonNode scores, string group) => (decimal)scores["perGroup"]![group]!;
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteScoreTests(SqliteHost host) : ScoreTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresScoreTests(PostgresHost host) : ScoreTests(host), IClassFixture<PostgresHost>;

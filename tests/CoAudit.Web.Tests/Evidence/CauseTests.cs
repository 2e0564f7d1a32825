using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>What workers say why things are like this stays as they said it; managers may answer. Good practice is thanked for.</summary>
public abstract class CauseTests(SharedHost shared)
{
    private const string Said = "There are too few of us at night.";

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task A_manager_answers_a_cause_and_the_cause_stays_as_it_was_said()
    {
        var (audit, cause) = await AnalysedAsync();
        var helen = await audit.LinkAsync("helen", mails: 3);
        var seen = (await helen.GetAsync("/api/v1/my/causes"))["causes"]!.AsArray();
        Assert.Equal(Said, (string)Assert.Single(seen)!["text"]!);

        await helen.PostAsync($"/api/v1/my/causes/{cause}/answers", new { text = "We look for two more people." });

        var shown = await CauseAsync(audit, cause);
        Assert.Equal((Said, "We look for two more people."), ((string)shown["text"]!, (string)shown["answers"]![0]!["text"]!));
        var turns = await TurnsAsync(audit, Said);
        Assert.Contains(turns, t => (string)t!["kind"]! == "answered");
    }

    [Fact]
    public async Task Nobody_else_answers_for_managers_and_nobody_at_all_changes_a_cause()
    {
        var (audit, cause) = await AnalysedAsync();
        var (lucy, helen) = (await audit.LinkAsync("lucy", mails: 3), await audit.LinkAsync("helen", mails: 3));

        using var stranger = await lucy.SendAsync(HttpMethod.Post, $"/api/v1/my/causes/{cause}/answers", new { text = "I know better." });
        using var key = await host.Api().SendAsync(HttpMethod.Post, $"/api/v1/my/causes/{cause}/answers", new { text = "I know better." });
        using var changed = await helen.SendAsync(HttpMethod.Post, "/api/v1/my/task/contributions", new { kind = "amendment", text = "There are enough.", about = cause });
        using var gone = await helen.SendAsync(HttpMethod.Delete, $"/api/v1/my/contributions/{cause}");
        using var nothing = await helen.SendAsync(HttpMethod.Post, $"/api/v1/my/causes/{cause}/answers", new { text = " " });
        using var nowhere = await helen.SendAsync(HttpMethod.Post, $"/api/v1/my/causes/{Guid.NewGuid()}/answers", new { text = "To what?" });

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound],
            [stranger.StatusCode, key.StatusCode, changed.StatusCode, gone.StatusCode, nothing.StatusCode, nowhere.StatusCode]);
        var shown = await CauseAsync(audit, cause);
        Assert.Equal(Said, (string)shown["text"]!);
        Assert.Empty(shown["answers"]!.AsArray());
    }

    [Fact]
    public async Task A_cause_is_sorted_by_whoever_says_it_and_counted_in_the_report()
    {
        var (audit, cause) = await AnalysedAsync();
        var shown = await CauseAsync(audit, cause);
        Assert.Equal(["staffing-time", "equipment"], shown["tags"]!.AsArray().Select(tag => (string)tag!));
        var mine = (await (await audit.LinkAsync("helen", mails: 3)).GetAsync("/api/v1/my/causes"))["causes"]![0]!;
        Assert.Equal(["staffing-time", "equipment"], mine["tags"]!.AsArray().Select(tag => (string)tag!));

        var report = await audit.GetAsync("report");
        Assert.Equal(["staffing-time 1", "equipment 1"], report["report"]!["getsInTheWay"]!.AsArray().Select(way => $"{way!["tag"]} {way["times"]}"));
        var page = await (await host.LeadAsync()).GetAsync($"/audits/{audit.Id}/scores");
        Assert.Contains("Not enough staff or time, Things are missing or do not work", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_cause_or_not_on_the_list_is_refused()
    {
        var (audit, _) = await AnalysedAsync();
        var lucy = await audit.LinkAsync("lucy", mails: 3);
        object[] bodies =
        [
            new { kind = "cause", text = "Not on the list.", tags = new[] { "laziness" } },
            new { kind = "cause", text = "Too many.", tags = new[] { "staffing-time", "equipment", "training", "building" } },
            new { kind = "interpretation", text = "No cause.", tags = new[] { "training" } },
            new { kind = "interpretation", text = "No cause.", anonymous = true, tags = new[] { "training" } },
        ];
        foreach (var body in bodies)
        {
            using var answer = await lucy.SendAsync(HttpMethod.Post, "/api/v1/my/task/contributions", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("\"tags\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Single((await lucy.GetAsync("/api/v1/my/causes"))["causes"]!.AsArray());
    }

    [Fact]
    public async Task Good_practice_is_thanked_for_once_and_whoever_told_it_reads_the_thanks()
    {
        var (audit, _) = await AnalysedAsync();
        var practice = (await audit.GetAsync("findings")).AsArray().Single(f => (string)f!["kind"]! == "good-practice")!;
        var gap = (await audit.GetAsync("findings")).AsArray().First(f => (string)f!["kind"]! != "good-practice")!;

        using var thanked = await ThankAsync(audit, practice, "Thank you for seeing it.");
        using var again = await ThankAsync(audit, practice, "Something else.");
        using var wrong = await ThankAsync(audit, gap, "Thank you.");
        using var empty = await ThankAsync(audit, practice, "");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity],
            [thanked.StatusCode, again.StatusCode, wrong.StatusCode, empty.StatusCode]);
        Assert.Contains(await TurnsAsync(audit, "The laundry is very good."), t => (string?)t!["reason"] == "Thank you for seeing it.");
    }

    /// <summary>An audit whose analysis is over; the manager and the other stakeholder were silent in it.</summary>
    private async Task<(EvidenceAudit Audit, string Cause)> AnalysedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        foreach (var name in audit.Names)
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = new Dictionary<string, object> { ["IPC-12"] = 2, ["IPC-11"] = 3 } });
        }

        await audit.WaitOutAsync("evidence");
        await SayAsync(audit, "maya", "cause", Said);
        await SayAsync(audit, "pat", "good-practice", "The laundry is very good.");
        await audit.WaitOutAsync("findings");
        var causes = (await (await audit.LinkAsync("helen", mails: 3)).GetAsync("/api/v1/my/causes"))["causes"]!.AsArray();
        return (audit, (string)causes[0]!["id"]!);
    }

    private static async Task SayAsync(EvidenceAudit audit, string name, string kind, string text) =>
        await (await audit.LinkAsync(name, mails: 3)).PostAsync("/api/v1/my/task/contributions", new { kind, text, about = kind == "cause" ? "IPC-12" : null, tags = kind == "cause" ? new[] { "equipment", "staffing-time" } : null });

    private static async Task<JsonNode> CauseAsync(EvidenceAudit audit, string cause) =>
        (await audit.GetAsync("findings")).AsArray().SelectMany(f => f!["causes"]!.AsArray()).First(c => (string)c!["id"]! == cause)!;

    private async Task<JsonArray> TurnsAsync(EvidenceAudit audit, string words)
    {
        var voices = await host.Part<Audits.Features.ViewVoices.VoiceReader>().AllAsync(new Audits.Model.AuditId(Guid.Parse(audit.Id)), CancellationToken.None);
        return System.Text.Json.JsonSerializer.SerializeToNode(voices.Single(v => v.Text == words).Turns, System.Text.Json.JsonSerializerOptions.Web)!.AsArray();
    }

    private Task<HttpResponseMessage> ThankAsync(EvidenceAudit audit, JsonNode finding, string text) =>
        host.Api().SendAsync(HttpMethod.Post, $"/api/v1/audits/{audit.Id}/findings/{(string)finding["id"]!}/thanks", new { text });
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteCauseTests(SqliteHost host) : CauseTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresCauseTests(PostgresHost host) : CauseTests(host), IClassFixture<PostgresHost>;

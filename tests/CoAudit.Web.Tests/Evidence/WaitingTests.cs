using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Evidence does not end with a hole that nobody has explained, nor analysis with a finding that one side has not spoken about: it waits, once.</summary>
public abstract class WaitingTests(SharedHost shared)
{
    private static readonly string[] Criteria = ["IPC-12", "IPC-11", "IPC-15", "IPC-08", "IPC-21", "IPC-18", "IPC-20", "IPC-27", "IPC-13", "IPC-28", "IPC-10", "IPC-02"];

    private static readonly string[] Names = ["pat", "maya", "helen", "lucy"];

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Evidence_waits_for_the_reason_of_each_hole_and_ends_with_the_last()
    {
        var audit = await WithHolesAsync();
        Assert.Equal((HttpStatusCode.Conflict, "voices-missing"), await EndAsync(audit, "evidence"));
        Assert.True(await audit.WaitsAsync("evidence"));

        var coverage = await audit.GetAsync("coverage");
        Assert.NotNull((string?)coverage["waitsUntil"]);
        Assert.Equal(
            [("IPC-10", Groups.ServiceUsers), ("IPC-02", Groups.ServiceUsers), ("IPC-02", Groups.Managers)],
            coverage["missing"]!.AsArray().Select(m => ((string)m!["criterion"]!, (string)m["group"]!)));
        using (var ended = await TryEndAsync(audit, "evidence"))
        {
            Assert.Contains("IPC-10: People who use the service; IPC-02: People who use the service; IPC-02: Managers and leaders", await ended.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await ExplainAsync(audit, "all", Groups.ServiceUsers, "They do not see this room.");
        Assert.Equal("open", await audit.StageAsync("evidence"));
        await ExplainAsync(audit, "IPC-02", Groups.Managers, "The report is not written yet.");

        Assert.Equal("closed Done", await audit.StageAsync("evidence"));
        var holes = (await audit.GetAsync("evidence"))["coverage"]!.AsArray().Where(c => (bool)c!["hole"]!).Select(c => (string?)c!["reason"]);
        Assert.Equal(["They do not see this room.", "They do not see this room.", "The report is not written yet."], holes);
        Assert.Contains((await host.Api().TrailAsync(audit.Id)).AsEnumerable(), e => (string)e!["kind"]! == "stage-waits");
    }

    [Fact]
    public async Task Who_was_silent_fills_the_holes_while_the_stage_waits_and_ends_it_by_sending_their_answer()
    {
        var audit = await WithHolesAsync();
        await ExplainAsync(audit, "IPC-02", Groups.Managers, "The report is not written yet.");
        Assert.True(await audit.WaitsAsync("evidence"));

        await ScoreAsync(audit, "pat", [.. Criteria.Where(id => id is "IPC-10" or "IPC-02")]);
        Assert.Equal("open", await audit.StageAsync("evidence"));
        Assert.Empty((await audit.GetAsync("coverage"))["missing"]!.AsArray());
        await (await audit.PersonAsync("pat", mails: 2)).AgreeAsync();

        Assert.Equal("closed Done", await audit.StageAsync("evidence"));
    }

    [Fact]
    public async Task Whoever_runs_the_audit_ends_a_stage_that_waits_for_nothing_more_and_no_other()
    {
        var audit = await StartedAsync();
        Assert.Equal((HttpStatusCode.Conflict, "stage-closed"), await EndAsync(audit, "tool"));
        Assert.Equal((HttpStatusCode.Conflict, "not-due"), await EndAsync(audit, "evidence"));
        foreach (var name in Names)
        {
            await ScoreAsync(audit, name, name == "pat" ? Criteria[1..] : Criteria);
        }

        Assert.True(await audit.WaitsAsync("evidence"));
        await ScoreAsync(audit, "pat", Criteria[..1]);

        Assert.Equal((HttpStatusCode.OK, ""), await EndAsync(audit, "evidence"));
        Assert.Equal("closed Done", await audit.StageAsync("evidence"));
    }

    [Fact]
    public async Task It_waits_once_and_then_everyone_reads_that_nobody_said_why()
    {
        var audit = await WithHolesAsync();
        Assert.True(await audit.WaitsAsync("evidence"));
        Assert.False(await audit.WaitsAsync("evidence"));

        Assert.Equal("closed Done", await audit.StageAsync("evidence"));
        var coverage = await audit.GetAsync("coverage");
        Assert.Equal((3, false, null), (coverage["missing"]!.AsArray().Count, (bool)coverage["open"]!, (string?)coverage["waitsUntil"]));
    }

    [Fact]
    public async Task Analysis_waits_for_both_sides_and_ends_with_the_reason_for_all_findings()
    {
        var audit = await AnalysedAsync();
        await SayAsync(audit, "pat", "IPC-12");
        await SayAsync(audit, "maya", "IPC-12");
        await SayAsync(audit, "maya", "IPC-11");
        foreach (var name in Names)
        {
            await (await audit.PersonAsync(name, mails: 3)).AgreeAsync();
        }

        // All have sent their answer, and still it does not end.
        Assert.Equal("open", await audit.StageAsync("findings"));
        Assert.True(await audit.WaitsAsync("findings"));
        Assert.Equal((HttpStatusCode.Conflict, "voices-missing"), await EndAsync(audit, "findings"));
        var missing = (await audit.GetAsync("findings/missing"))["findings"]!.AsArray();
        Assert.Equal(11, missing.Count);
        var one = missing.Single(f => (string)f!["criterion"]! == "IPC-11")!;
        Assert.Equal(Groups.ServiceUsers, (string)Assert.Single(one["missing"]!.AsArray())!);

        using (var nothing = await WaiveAsync(audit, new { reason = " " }))
        using (var unknown = await WaiveAsync(audit, new { reason = "Because.", findings = new[] { Guid.NewGuid().ToString() } }))
        {
            Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (nothing.StatusCode, unknown.StatusCode));
        }

        using (var first = await WaiveAsync(audit, new { reason = "Nobody who lives here could say.", findings = new[] { (string)one["id"]! } }))
        {
            Assert.Equal((HttpStatusCode.OK, "open"), (first.StatusCode, await audit.StageAsync("findings")));
        }

        using var rest = await WaiveAsync(audit, new { reason = "There was no time." });
        Assert.Equal((HttpStatusCode.OK, "closed Done"), (rest.StatusCode, await audit.StageAsync("findings")));
        var findings = (await audit.GetAsync("findings")).AsArray().ToDictionary(f => (string)f!["criterion"]!, f => f!, StringComparer.Ordinal);
        Assert.Equal((null, "Nobody who lives here could say.", "There was no time."), ((string?)findings["IPC-12"]["waiver"], (string?)findings["IPC-11"]["waiver"], (string?)findings["IPC-02"]["waiver"]));

        // A reason lets the stage end. It is nobody's agreement.
        Assert.Equal("IPC-12", Assert.Single(findings.Values, f => (string)f["status"]! == "agreed")["criterion"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_finding_without_its_voices_is_not_agreed_when_the_wait_is_over()
    {
        var audit = await AnalysedAsync();
        foreach (var name in Names)
        {
            await SayAsync(audit, name, "IPC-12");
        }

        Assert.True(await audit.WaitsAsync("findings"));
        Assert.False(await audit.WaitsAsync("findings"));

        Assert.Equal("closed Done", await audit.StageAsync("findings"));
        var findings = (await audit.GetAsync("findings")).AsArray();
        Assert.Equal("IPC-12", (string)Assert.Single(findings, f => (string)f!["status"]! == "agreed")!["criterion"]!);
        var reported = (await audit.GetAsync("report"))["report"]!["findings"]!.AsArray();
        Assert.Equal(11, reported.Count(f => f!["missing"]!.AsArray().Count == 2));
    }

    [Fact]
    public async Task The_leads_pages_say_what_is_missing_and_take_the_reason()
    {
        var audit = await WithHolesAsync();
        Assert.True(await audit.WaitsAsync("evidence"));
        var lead = await Lead.EnterAsync(host);
        var page = await lead.GetAsync($"/audits/{audit.Id}/coverage");
        Assert.Contains("This part has come to its end, and waits", page.Text, StringComparison.Ordinal);
        Assert.Contains("IPC-02: Managers", page.Text, StringComparison.Ordinal);
        var wrong = await lead.FillInAsync(page, $"/audits/{audit.Id}/coverage?handler=Explain", ("place", $"all|{Groups.ServiceUsers}"), ("reason", " "));
        Assert.Contains("Say why", wrong.Text, StringComparison.Ordinal);

        await lead.FillInAsync(page, $"/audits/{audit.Id}/coverage?handler=Explain", ("place", $"all|{Groups.ServiceUsers}"), ("reason", "They do not see this room."));
        await lead.FillInAsync(page, $"/audits/{audit.Id}/coverage?handler=Explain", ("place", $"IPC-02|{Groups.Managers}"), ("reason", "It is not written yet."));
        Assert.Equal("closed Done", await audit.StageAsync("evidence"));

        foreach (var name in Names)
        {
            await SayAsync(audit, name, "IPC-12");
        }

        Assert.True(await audit.WaitsAsync("findings"));
        var scores = await lead.GetAsync($"/audits/{audit.Id}/scores");
        Assert.Contains("What nobody has explained yet", scores.Text, StringComparison.Ordinal);
        var empty = await lead.FillInAsync(scores, $"/audits/{audit.Id}/scores?handler=Waive", ("waived", ""), ("reason", ""));
        Assert.Contains("#waiver-reason", empty.Html, StringComparison.Ordinal);
        await lead.FillInAsync(scores, $"/audits/{audit.Id}/scores?handler=Waive", ("waived", ""), ("reason", "There was no time."));
        Assert.Equal("closed Done", await audit.StageAsync("findings"));
    }

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        return audit;
    }

    // Pat left out two questions, Helen one; nobody has sent their answer.
    private async Task<EvidenceAudit> WithHolesAsync()
    {
        var audit = await StartedAsync();
        foreach (var name in Names)
        {
            await ScoreAsync(audit, name, [.. Criteria.Where(id => (name, id) is not (("pat", "IPC-10" or "IPC-02") or ("helen", "IPC-02")))]);
        }

        return audit;
    }

    private async Task<EvidenceAudit> AnalysedAsync()
    {
        var audit = await StartedAsync();
        foreach (var name in Names)
        {
            await ScoreAsync(audit, name, Criteria);
        }

        Assert.False(await audit.WaitsAsync("evidence"));
        return audit;
    }

    private static async Task ScoreAsync(EvidenceAudit audit, string name, IReadOnlyList<string> criteria) =>
        await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = criteria.ToDictionary(id => id, _ => 3) });

    private static async Task SayAsync(EvidenceAudit audit, string name, string about) =>
        await (await audit.LinkAsync(name, mails: 3)).PostAsync("/api/v1/my/task/contributions", new { kind = "interpretation", text = $"What it means to {name}.", about });

    private Task ExplainAsync(EvidenceAudit audit, string criterion, string group, string reason) =>
        host.Api().PostAsync($"/api/v1/audits/{audit.Id}/evidence/holes", new { criterion, group, reason });

    private Task<HttpResponseMessage> WaiveAsync(EvidenceAudit audit, object body) => host.Api().SendAsync(HttpMethod.Post, $"/api/v1/audits/{audit.Id}/findings/missing", body);

    private async Task<HttpResponseMessage> TryEndAsync(EvidenceAudit audit, string activity) =>
        await host.Api().SendAsync(HttpMethod.Post, $"/api/v1/audits/{audit.Id}/stages/{await audit.StageIdAsync(activity)}/end");

    private async Task<(HttpStatusCode Status, string Problem)> EndAsync(EvidenceAudit audit, string activity)
    {
        using var response = await TryEndAsync(audit, activity);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return (response.StatusCode, ((string?)body["type"] ?? "").Split(':')[^1]);
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteWaitingTests(SqliteHost host) : WaitingTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresWaitingTests(PostgresHost host) : WaitingTests(host), IClassFixture<PostgresHost>;

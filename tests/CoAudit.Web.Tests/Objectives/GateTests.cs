using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Objectives;

/// <summary>People who use the service and care workers have an objective each, or everyone reads why not.</summary>
public abstract class GateTests(SharedHost shared)
{
    private static readonly (string Name, string Group)[] Four =
        [("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders)];

    [Fact]
    public async Task A_stage_with_objectives_of_one_side_only_does_not_end_before_the_reason_is_written()
    {
        var audit = await StartedAsync();
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");
        Assert.Equal("open", await audit.StageAsync());

        // All have answered, so the proposals are on the table.
        var gate = await audit.GetAsync("objectives/gate");
        Assert.Equal((false, Groups.ServiceUsers, Groups.CareWorkers), ((bool)gate["met"]!, (string?)gate["missing"]![0], (string?)gate["missing"]![1]));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (await ExplainAsync(audit, " "), await ExplainAsync(audit, new string('x', 20_000))));

        Assert.Equal(HttpStatusCode.OK, await ExplainAsync(audit, "Nobody else had a wish this time."));
        Assert.Equal("closed Done", await audit.StageAsync());
        gate = await audit.GetAsync("objectives/gate");
        Assert.Equal((true, "Nobody else had a wish this time."), ((bool)gate["met"]!, (string?)gate["reason"]));
    }

    [Fact]
    public async Task When_its_time_is_up_the_stage_waits_and_who_runs_the_audit_is_told()
    {
        var audit = await StartedAsync();
        await audit.AgreeAsync("pat", "maya", "lucy");
        var due = await audit.DueAtAsync();
        await ExtendAsync(audit);

        // As long again as the stage was, since that is less than two working days.
        Assert.Equal(due.AddHours(8), await audit.DueAtAsync());
        Assert.Contains("objectives-wait-for-reason", await audit.TrailAsync());

        Assert.Equal(HttpStatusCode.OK, await ExplainAsync(audit, "They could not be reached before the holidays."));
        Assert.Equal("closed Done", await audit.StageAsync());
        var gate = (await audit.TaskAsync("helen"))["objectivesGate"]!;
        Assert.Equal(
            ("service-users, care-workers", "They could not be reached before the holidays."), (string.Join(", ", gate["missing"]!.AsArray().Select(g => (string?)g)), (string?)gate["reason"]));
        var page = await new Visitor(shared.Host).StartAsync(await audit.TokenAsync("helen"));
        Assert.Contains("No goal of this audit comes from: People who use services, Care workers.", page.Text, StringComparison.Ordinal);
        Assert.Contains("They could not be reached before the holidays.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_that_the_audit_goes_on_and_everyone_reads_that_no_reason_was_given()
    {
        var audit = await StartedAsync();
        await audit.AgreeAsync("pat", "maya", "lucy");
        await ExtendAsync(audit);
        await audit.WaitOutAsync();

        var gate = await audit.GetAsync("objectives/gate");
        Assert.Equal("No reason was given.", (string?)gate["reason"]);
        Assert.Equal("adopted", (string?)Assert.Single(await audit.ObjectivesAsync())!["status"]);
    }

    [Fact]
    public async Task Where_nobody_proposed_anything_the_stage_ends_in_its_time()
    {
        var audit = await ObjectivesAudit.StartAsync(shared.Host, Four);
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");

        Assert.Equal("closed Done", await audit.StageAsync());
        Assert.Equal("Nobody proposed anything.", (string?)(await audit.GetAsync("objectives/gate"))["reason"]);
    }

    [Fact]
    public async Task After_the_end_no_decision_takes_a_sides_last_objective_without_the_reason()
    {
        var audit = await ObjectivesAudit.StartAsync(shared.Host, Four);
        var hands = await audit.ProposeAsync("pat", "Clean hands");
        await audit.ProposeAsync("maya", "Time to rest");
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");
        Assert.Equal("closed Done", await audit.StageAsync());

        var (status, problem) = await audit.DecideAsync(hands, "not-adopted", "Not now.");
        Assert.Equal((HttpStatusCode.Conflict, "urn:coaudit:problem:last-voice"), (status, (string?)problem["type"]));
        Assert.Equal("adopted", (string?)(await audit.ObjectiveAsync(hands))["status"]);

        await ExplainAsync(audit, "It was done in the meantime.");
        Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync(hands, "not-adopted", "It is done.")).Status);
    }

    // Only the manager has proposed anything.
    private async Task<ObjectivesAudit> StartedAsync()
    {
        var audit = await ObjectivesAudit.StartAsync(shared.Host, Four);
        await audit.ProposeAsync("helen", "Meet the code");
        return audit;
    }

    private async Task ExtendAsync(ObjectivesAudit audit)
    {
        var due = await audit.DueAtAsync();
        await shared.Host.LetPassAsync(TimeSpan.FromHours(8.1));
        await Eventually.ThatAsync(audit.DueAtAsync, now => now > due, "the stage waits");
        Assert.Equal("open", await audit.StageAsync());
    }

    private async Task<HttpStatusCode> ExplainAsync(ObjectivesAudit audit, string reason)
    {
        using var response = await shared.Host.Api().SendAsync(HttpMethod.Post, $"/api/v1/audits/{audit.Id}/objectives/gate", new { reason });
        return response.StatusCode;
    }
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteGateTests(SqliteHost host) : GateTests(host);

[Collection(nameof(PostgresHost))]
public sealed class PostgresGateTests(PostgresHost host) : GateTests(host);

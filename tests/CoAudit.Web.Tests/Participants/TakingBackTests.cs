using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Participants;

/// <summary>Words belong to who said them: only they take them back, and only while it changes nothing for others.</summary>
public abstract class TakingBackTests(SharedHost shared)
{
    private const string Words = "Clean hands before meals.";

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Words_that_were_taken_back_are_gone_and_the_trail_says_that_there_were_some()
    {
        var audit = await RunningAudit.StartAsync(host);
        var pat = await MyAsync(audit, "pat");
        var id = await SayAsync(pat);

        using var first = await TakeBackAsync(pat, id);
        using var again = await TakeBackAsync(pat, id);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, again.StatusCode));
        Assert.Empty((await pat.GetAsync("/api/v1/my/task"))["mine"]!.AsArray());
        Assert.Single(await audit.TrailAsync(), kind => kind == "contribution-withdrawn");
        Assert.DoesNotContain(await host.DumpAsync(), row => row.Contains(id, StringComparison.OrdinalIgnoreCase) && row.Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_takes_back_the_words_of_another()
    {
        var audit = await RunningAudit.StartAsync(host);
        var pat = await MyAsync(audit, "pat");
        var id = await SayAsync(pat);

        using var refused = await TakeBackAsync(await MyAsync(audit, "maya"), id);
        using var unreadable = await TakeBackAsync(pat, "that-one");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (refused.StatusCode, unreadable.StatusCode));
        Assert.Single((await pat.GetAsync("/api/v1/my/task"))["mine"]!.AsArray());
    }

    [Fact]
    public async Task After_the_end_of_the_stage_words_stay()
    {
        var audit = await RunningAudit.StartAsync(host);
        var pat = await MyAsync(audit, "pat");
        var id = await SayAsync(pat);
        await host.LetPassAsync(TimeSpan.FromDays(40));
        await Eventually.ThatAsync(
            async () => (await host.Api().AuditAsync(audit.Id))["stages"]![0]!["status"]!.GetValue<string>() == "closed", "the first stage is closed");

        using var refused = await TakeBackAsync(pat, id);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Single((await pat.GetAsync("/api/v1/my/task"))["mine"]!.AsArray());
    }

    private static async Task<AuditApi> MyAsync(RunningAudit audit, string firstName) =>
        new(audit.Host.Client, $"TaskLink {await audit.TokenOfAsync(firstName)}");

    private static async Task<string> SayAsync(AuditApi my) =>
        (await my.PostAsync("/api/v1/my/task/contributions", new { kind = "objective", text = Words }))["id"]!.GetValue<string>();

    private static Task<HttpResponseMessage> TakeBackAsync(AuditApi my, string id) => my.SendAsync(HttpMethod.Delete, $"/api/v1/my/contributions/{id}");
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteTakingBackTests(SqliteHost shared) : TakingBackTests(shared);

[Collection(nameof(PostgresHost))]
public sealed class PostgresTakingBackTests(PostgresHost shared) : TakingBackTests(shared);

using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Reports;

/// <summary>What was published stays as it was, is bound to its hash and to the trail, and says who was heard and who was not.</summary>
public abstract class ReportTests(SharedHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Before_the_first_reveal_there_is_no_report()
    {
        var audit = await PublishedAudit.StartAsync(host, "full");
        await (await audit.RobotAsync("doreen")).ContributeAsync("objective", PublishedAudit.ServiceUsersWords);

        using var refused = await audit.Api.SendAsync(HttpMethod.Get, $"/api/v1/audits/{audit.Id}/report");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.DoesNotContain("Clean our hands", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_says_who_was_asked_who_answered_and_who_was_not_heard()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full");

        var part = (await audit.ReportAsync())["report"]!["participation"]!;

        var stage = Assert.Single(part["stages"]!.AsArray())!;
        Assert.Equal((7, 6, 0), ((int)stage["asked"]!, (int)stage["answered"]!, (int)stage["late"]!));
        var workers = Assert.Single(stage["groups"]!.AsArray(), g => (string?)g!["group"] == Groups.CareWorkers)!;
        Assert.Equal((2, 1), ((int)workers["asked"]!, (int)workers["answered"]!));
        var silent = Assert.Single(part["notHeard"]!.AsArray())!;
        Assert.Equal((PublishedAudit.Silent, "Set our objectives", 0), ((string?)silent["name"], (string?)silent["stage"], (int)silent["reminders"]!));
    }

    [Fact]
    public async Task Words_keep_their_group_and_a_group_of_one_or_two_is_not_named()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full");

        var said = (await audit.ReportAsync())["report"]!["said"]![0]!;

        Assert.Equal(
            [("Clean our hands <before> meals & tell us why", Groups.ServiceUsers), (PublishedAudit.ManagersWords, "")],
            said["said"]!.AsArray().Select(w => ((string)w!["text"]!, (string)w["group"]!)).Order());
        var concern = Assert.Single(said["concerns"]!.AsArray())!;
        Assert.Equal((PublishedAudit.Concern, ""), ((string?)concern["text"], (string?)concern["group"]));
    }

    [Fact]
    public async Task The_report_says_what_was_adopted_and_why_one_side_is_missing()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full");

        var objectives = (await audit.ReportAsync())["report"]!["objectives"]!;

        Assert.Equal(
            [(PublishedAudit.ServiceUsersWords, Groups.ServiceUsers), (PublishedAudit.ManagersWords, "")],
            objectives["adopted"]!.AsArray().Select(o => ((string)o!["text"]!, (string)o["group"]!)).Order());
        Assert.Equal((PublishedAudit.GateReason, Groups.CareWorkers), ((string?)objectives["gateReason"], (string?)Assert.Single(objectives["missing"]!.AsArray())));
    }

    [Fact]
    public async Task Anybody_can_make_the_hash_again_and_the_trail_keeps_it()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full", "poster");

        var report = await audit.ReportAsync();
        using var bytes = await audit.Api.SendAsync(HttpMethod.Get, $"/api/v1/audits/{audit.Id}/report/versions/1");
        var hash = Convert.ToHexStringLower(SHA256.HashData(await bytes.Content.ReadAsByteArrayAsync()));

        Assert.Equal((1, hash, true), ((int)report["version"]!, (string?)report["hash"], (bool)report["whole"]!));
        var entry = Assert.Single(await audit.Api.TrailAsync(audit.Id), e => (string?)e!["kind"] == "report-published")!;
        Assert.Equal(hash, (string?)JsonNode.Parse((string)entry["data"]!)!["hash"]);
    }

    [Fact]
    public async Task A_review_makes_a_new_version_and_the_first_stays_as_it_was()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full", "poster");
        var before = await VersionAsync(audit, 1);

        await audit.ReviewAsync();

        var report = await audit.ReportAsync();
        Assert.Equal((2, true), ((int)report["version"]!, (bool)report["whole"]!));
        Assert.Equal("done", (string?)report["report"]!["reviews"]![0]!["status"]);
        Assert.Equal(["full", "poster"], report["formats"]!.AsArray().Select(f => (string?)f));
        Assert.Equal(before, await VersionAsync(audit, 1));
        Assert.NotEqual(before, await VersionAsync(audit, 2));
    }

    [Theory]
    [InlineData("UPDATE report_versions SET content = ''")]
    [InlineData("DELETE FROM report_versions")]
    public async Task Not_even_the_database_lets_a_published_version_go(string statement)
    {
        var audit = await PublishedAudit.PublishAsync(host, "full");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => host.ReadAsync(async db => await db.Database.ExecuteSqlRawAsync(statement)));

        Assert.True((bool)(await audit.ReportAsync())["whole"]!);
    }

    [Fact]
    public async Task Everyone_who_takes_part_is_told_once_that_the_report_is_out()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full");
        await audit.ReviewAsync();

        var mails = (await audit.Api.MailsAsync(audit.Id)).Where(m => (string?)m!["kind"] == "report-ready").Select(m => ((string)m!["to"]!).Split('-')[0]).Order(StringComparer.Ordinal);

        Assert.Equal(["amara", "arthur", "doreen", "halina", "joyce", "nadia", "sarah", "tunde"], mails);
    }

    [Fact]
    public async Task A_version_or_an_audit_that_does_not_exist_is_not_found()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full");

        foreach (var path in (string[])[$"/api/v1/audits/{audit.Id}/report?version=9", $"/api/v1/audits/{audit.Id}/report/versions/9", $"/api/v1/audits/{Guid.NewGuid()}/report", "/api/v1/audits/x/report"])
        {
            using var refused = await audit.Api.SendAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    private static async Task<string> VersionAsync(PublishedAudit audit, int number)
    {
        using var response = await audit.Api.SendAsync(HttpMethod.Get, $"/api/v1/audits/{audit.Id}/report/versions/{number}");
        return await response.Content.ReadAsStringAsync();
    }
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteReportTests(SqliteHost shared) : ReportTests(shared);

[Collection(nameof(PostgresHost))]
public sealed class PostgresReportTests(PostgresHost shared) : ReportTests(shared);

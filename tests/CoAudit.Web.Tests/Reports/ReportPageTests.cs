using System.Net;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Reports;

/// <summary>The report as participants read it by their link: in the forms that were published, and in no other.</summary>
public abstract class ReportPageTests(SharedHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task A_participant_reads_the_report_by_the_link_alone_and_by_the_task()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full", "easy-read");
        var token = await audit.TokenAsync("doreen");
        Visitor doreen = new(host);

        var landing = await doreen.GetAsync($"/t/{token}");
        var byLink = await doreen.GetAsync($"/t/{token}/report");
        var task = await doreen.StartAsync(token);
        var byTask = await doreen.GetAsync($"{task.Path}/report/easy-read");

        Assert.Contains($"/t/{token}/report", landing.Html, StringComparison.Ordinal);
        Assert.Contains($"{task.Path}/report", task.Html, StringComparison.Ordinal);
        Assert.Contains("Clean our hands &lt;before&gt; meals &amp; tell us why", byLink.Html, StringComparison.Ordinal);
        Assert.Contains($"/t/{token}/danger", byLink.Html, StringComparison.Ordinal);
        Assert.Contains("we did not hear from", byTask.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (byLink.Status, byTask.Status));
    }

    [Fact]
    public async Task Before_the_report_is_out_no_link_leads_to_it()
    {
        var audit = await PublishedAudit.StartAsync(host, "full");
        var token = await audit.TokenAsync("doreen");
        Visitor doreen = new(host);

        Assert.DoesNotContain("/report", (await doreen.GetAsync($"/t/{token}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await doreen.GetAsync($"/t/{token}/report")).Status);
    }

    [Fact]
    public async Task A_form_that_was_not_published_is_not_found()
    {
        var audit = await PublishedAudit.PublishAsync(host, "easy-read");
        var token = await audit.TokenAsync("doreen");
        Visitor doreen = new(host);

        Assert.Equal(HttpStatusCode.OK, (await doreen.GetAsync($"/t/{token}/report")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await doreen.GetAsync($"/t/{token}/report/full")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await doreen.GetAsync($"/t/{token}/report/poster/pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await doreen.GetAsync($"/t/{token}/report/other")).Status);
    }

    [Fact]
    public async Task Nobody_reads_a_report_without_a_link_or_with_one_that_is_gone()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full");
        var token = await audit.TokenAsync("doreen");
        var task = (await new Visitor(host).StartAsync(token)).Path;
        await new Visitor(host).PostAsync($"/t/{token}?handler=NotMe");

        var stranger = await new Visitor(host).GetAsync($"{task}/report");
        var gone = await new Visitor(host).GetAsync($"/t/{token}/report");
        var guessed = await new Visitor(host).GetAsync($"/t/cat1_{new string('A', 43)}/report");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Gone, HttpStatusCode.NotFound), (stranger.Status, gone.Status, guessed.Status));
        Assert.All([stranger, gone, guessed], page => Assert.DoesNotContain("Willowbrook", page.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_participant_reads_the_report_as_JSON_by_the_link_and_not_before_it_is_out()
    {
        var early = await PublishedAudit.StartAsync(host, "full");
        AuditApi before = new(host.Client, $"TaskLink {await early.TokenAsync("doreen")}");
        using var refused = await before.SendAsync(HttpMethod.Get, "/api/v1/my/report");
        var audit = await PublishedAudit.PublishAsync(host, "full");
        AuditApi my = new(host.Client, $"TaskLink {await audit.TokenAsync("doreen")}");

        var report = await my.GetAsync("/api/v1/my/report");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal((string?)(await audit.ReportAsync())["hash"], (string?)report["hash"]);
    }

    [Fact]
    public async Task Reading_changes_nothing()
    {
        var audit = await PublishedAudit.PublishAsync(host, "full", "easy-read", "poster");
        var token = await audit.TokenAsync("doreen");

        // People are told what became of their words in their own hours.
        await host.LetPassAsync(TimeSpan.FromDays(4));
        await host.WaitUntilQuietAsync();
        var before = await host.DumpAsync();

        foreach (var form in (string[])["", "/full", "/easy-read", "/poster"])
        {
            Assert.Equal(HttpStatusCode.OK, (await new Visitor(host).GetAsync($"/t/{token}/report{form}")).Status);
        }

        await audit.ReportAsync();
        Assert.Equal(before, await host.DumpAsync());
    }
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteReportPageTests(SqliteHost shared) : ReportPageTests(shared);

[Collection(nameof(PostgresHost))]
public sealed class PostgresReportPageTests(PostgresHost shared) : ReportPageTests(shared);

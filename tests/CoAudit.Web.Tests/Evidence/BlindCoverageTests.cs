using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Before the reveal, coverage says who has answered a question and never what: in a group of one, "don't know" is a person's answer like a number.</summary>
[Collection(nameof(SqliteHost))]
public sealed class BlindCoverageTests(SqliteHost shared)
{
    private readonly TestHost host = shared.Host;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_somebody_answers_coverage_is_the_same_until_the_reveal(bool withReason)
    {
        var (number, numberPage, _) = await AnsweredAsync(3, withReason);
        var (unsure, unsurePage, reason) = await AnsweredAsync("dont-know", withReason);
        var (fit, fitPage, _) = await AnsweredAsync(new { notApplicable = "We have no laundry." }, withReason);

        Assert.Equal(number, unsure);
        Assert.Equal(number, fit);
        Assert.Equal(numberPage, unsurePage);
        Assert.Equal(numberPage, fitPage);
        Assert.Contains("Heard", unsurePage, StringComparison.Ordinal);
        Assert.Equal(withReason ? "They are away." : "Those who answered do not know.", reason);
    }

    // Coverage and its page as the lead sees them while the stage is open, and the reason that everyone reads after it.
    private async Task<(string Json, string Page, string? Reason)> AnsweredAsync(object answer, bool withReason)
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        if (withReason)
        {
            await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/evidence/holes", new { criterion = "IPC-12", group = Groups.ServiceUsers, reason = "They are away." });
        }

        await (await audit.LinkAsync("pat", mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = new Dictionary<string, object> { ["IPC-12"] = answer } });
        var coverage = await audit.GetAsync("coverage");
        coverage["stage"] = null;
        var page = await (await Lead.EnterAsync(host)).GetAsync($"/audits/{audit.Id}/coverage");
        var tables = page.Text[page.Text.IndexOf("Whose voice is heard", StringComparison.Ordinal)..page.Text.IndexOf("Why is nothing there?", StringComparison.Ordinal)];

        await audit.WaitOutAsync("evidence");
        var cell = (await audit.GetAsync("evidence"))["coverage"]!.AsArray().First(c => (string?)c!["criterion"] == "IPC-12" && (string?)c["group"] == Groups.ServiceUsers)!;
        return (coverage.ToJsonString(), tables, (string?)cell["reason"]);
    }
}

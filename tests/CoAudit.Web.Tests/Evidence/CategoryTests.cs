using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Beside whose voice is heard, coverage says which kinds of evidence there are; how much only after the reveal.</summary>
[Collection(nameof(SqliteHost))]
public sealed class CategoryTests(SqliteHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Each_kind_of_evidence_is_there_on_its_criterion_and_counted_after_the_reveal()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        await SayAsync(audit, "pat", "The bin is full.", new { kind = "observation" });
        await SayAsync(audit, "maya", "We empty it at noon.", null);
        await SayAsync(audit, "helen", "Twelve rounds of sixteen.", new { kind = "data" });
        await host.GiveFileAsync(await audit.TokenAsync("lucy", mails: 2), "Rounds,12\n"u8.ToArray(), "rounds.csv", about: "IPC-12");
        await (await audit.LinkAsync("pat", mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = new Dictionary<string, int> { ["IPC-12"] = 2 } });

        var blind = await CategoriesAsync(audit);
        Assert.Equal(["peoples-experience", "staff-feedback", "observation", "records"], blind.Where(c => (bool)c["heard"]!).Select(c => (string)c["category"]!));
        Assert.All(blind, c => Assert.Null(c["pieces"]));

        await audit.WaitOutAsync("evidence");
        Assert.Equal([1, 1, 0, 1, 2], (await CategoriesAsync(audit)).Select(c => (int)c["pieces"]!));
        var page = await (await Lead.EnterAsync(host)).GetAsync($"/audits/{audit.Id}/coverage");
        Assert.Contains("Feedback from staff", page.Text, StringComparison.Ordinal);
    }

    private static async Task SayAsync(EvidenceAudit audit, string name, string text, object? evidence) =>
        await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/contributions", new { text, about = "IPC-12", evidence });

    private static async Task<IReadOnlyList<JsonNode>> CategoriesAsync(EvidenceAudit audit) =>
        [.. (await audit.GetAsync("coverage"))["categories"]!.AsArray().Where(c => (string)c!["criterion"]! == "IPC-12").Select(c => c!)];
}

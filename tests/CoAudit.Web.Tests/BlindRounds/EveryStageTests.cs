using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.BlindRounds;

/// <summary>In every kind of stage in which people speak blind: whatever they can send there, nobody else finds it before the reveal, by no way.</summary>
public sealed class EveryStageTests
{
    [Theory]
    [InlineData("SetObjectives")]
    [InlineData("BuildAuditTool")]
    [InlineData("GatherEvidence")]
    [InlineData("AnalyseFindings")]
    [InlineData("PlanActions")]
    [InlineData("ReviewProgress")]
    [InlineData("AskEveryone")]
    public async Task No_route_mail_or_log_line_has_anothers_words_before_the_reveal(string type)
    {
        await using var host = await TestHost.StartAsync();
        var audit = await OneStageAudit.StartAsync(host, type);
        var canaries = await SayEverythingAsync(audit);
        RouteScan scan = new(host, await audit.TokenAsync("helen"), await CanaryTests.IdsAsync(host, audit.Id), canaries);

        await scan.RunAsync();

        Assert.True(canaries.Count >= 3, "there is little to be found");
        Assert.True(scan.Found.Count == 0, string.Join('\n', scan.Found.Distinct()));
        Assert.True(!scan.NotReached.Any(), string.Join('\n', scan.NotReached));
        var open = (await host.Api().AuditAsync(audit.Id))["stages"]!.AsArray().Single(s => (string?)s!["type"] == $"CoAudit.{type}")!;
        Assert.Equal("open", (string?)open["status"]);
    }

    [Theory]
    [InlineData("SetObjectives")]
    [InlineData("BuildAuditTool")]
    public async Task After_the_reveal_words_with_a_name_are_found_and_those_without_one_nowhere(string type)
    {
        await using var host = await TestHost.StartAsync();
        var audit = await OneStageAudit.StartAsync(host, type);
        var pat = await audit.LinkAsync("pat");
        await pat.PostAsync("/api/v1/my/task/contributions", new { text = "Said before the reveal." });
        await host.LetPassAsync(TimeSpan.FromDays(2.1));
        await Eventually.ThatAsync(async () => (int)(await pat.GetAsync("/api/v1/my/task"))["round"]! == 2, "the second round has opened");
        await pat.PostAsync("/api/v1/my/task/contributions", new { kind = "comment", text = "canary-unnamed", anonymous = true }, "a-key");
        await pat.PostAsync("/api/v1/my/task/contributions", new { kind = "comment", text = "canary-named" });
        RouteScan scan = new(host, await audit.TokenAsync("helen"), await CanaryTests.IdsAsync(host, audit.Id), ["canary-unnamed", "canary-named"]);

        await scan.RunAsync();

        Assert.Contains(scan.Found, found => found.EndsWith("canary-named", StringComparison.Ordinal));
        Assert.DoesNotContain(scan.Found, found => found.EndsWith("canary-unnamed", StringComparison.Ordinal));
    }

    // One thing of each kind that the stage takes, with and without a name, and a reason with the answer.
    private static async Task<IReadOnlyList<string>> SayEverythingAsync(OneStageAudit audit)
    {
        List<string> canaries = ["canary-reason"];
        var pat = await audit.LinkAsync("pat");
        var task = await pat.GetAsync("/api/v1/my/task");
        var about = "";
        foreach (var kind in task["kinds"]!.AsArray().Select(kind => (string)kind!))
        {
            // A day is said as a day: one that stands nowhere else.
            var text = kind is "due-on" ? "2187-04-01" : $"canary-{kind}";
            canaries.Add(text);
            JsonObject said = new() { ["kind"] = kind, ["text"] = text, ["about"] = AboutOf(kind, about) };
            if (kind is "criterion" or "amendment")
            {
                canaries.Add($"canary-why-{kind}");
                said["why"] = $"canary-why-{kind}";
            }

            var id = (string)(await pat.PostAsync("/api/v1/my/task/contributions", said))["id"]!;
            about = kind is "wish" ? id : about;
        }

        canaries.Add("canary-unnamed");
        await pat.PostAsync("/api/v1/my/task/contributions", new { kind = "comment", text = "canary-unnamed", anonymous = true }, "a-key");
        await (await audit.PersonAsync("pat")).SignOffAsync("agree-with-concern", "canary-reason");
        return canaries;
    }

    private static string? AboutOf(string kind, string wish) => kind switch
    {
        "amendment" or "strike" => "IPC-12",
        "how" or "provide" or "owner" or "due-on" or "lasts-if" => wish,
        _ => null,
    };
}

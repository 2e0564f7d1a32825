using System.Net;
using System.Text.Json.Nodes;
using static CoAudit.Web.Tests.Willowbrook.Cast;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>Mon 8 to Wed 10 March: a number alone is no finding, a worker's cause stays hers, and what goes well is found too.</summary>
internal static class AnalysisPart
{
    private const string Stage = "AnalyseFindings";

    /// <summary>Step 21.</summary>
    public static async Task MakeSenseAsync(Home home, IReadOnlyDictionary<string, string> lines)
    {
        await home.GoToAsync("2027-03-08 10:00");
        await StageKinds.AreHeldToAsync(home, Colin, Stage, "interpretation", "cause", "good-practice", "comment");
        var items = (await home.TaskAsync(Arthur, Stage))["items"]!.AsArray();
        Assert.Equal(Matrix.Order.Select(line => lines[line]), items.Select(i => (string)i!["criterion"]!));
        var finding = (string)items[0]!["id"]!;
        Assert.Equal(HttpStatusCode.Conflict, await home.TryPostAsync($"findings/{finding}/decision", new { decision = "agreed", reason = "All good: 4.00" }));

        await home.SayAsync(Arthur, Stage, "interpretation", "I did not know what was happening in December.", finding);
        var cause = await home.SayAsync(Joyce, Stage, "cause", "Weekend hours were cut.", finding);
        await home.SayAsync(Joyce, Stage, "interpretation", "Rounds are left out when we are too few.", finding);
        await home.SayAsync(Amara, Stage, "good-practice", "The laundry is kept apart and clean.", lines["T05"]);

        // Sarah can answer the cause, not change it and not take it away.
        Assert.Equal(HttpStatusCode.Conflict, await home.TryAsync(Sarah, Stage, "task/contributions", new { kind = "amendment", text = "Hours are as agreed.", about = cause }));
        var sarah = await home.AsAsync(Sarah, Stage);
        using (var taken = await sarah.SendAsync(HttpMethod.Delete, $"/api/v1/my/contributions/{cause}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, taken.StatusCode);
        }

        foreach (var person in Speakers)
        {
            await home.SignAsync(person, Stage);
        }

        await home.GoToAsync("2027-03-10 17:00");
        Assert.Equal("closed CriticalFinding", await home.StandsAsync(Stage));
        await AssertFindingsAsync(home, lines, finding);
    }

    private static async Task AssertFindingsAsync(Home home, IReadOnlyDictionary<string, string> lines, string finding)
    {
        var findings = (await home.GetAsync("findings")).AsArray();
        var widest = findings.Single(f => (string?)f!["id"] == finding)!;
        Assert.Equal((lines["T08"], "agreed", "Weekend hours were cut."), ((string?)widest["criterion"], (string?)widest["status"], (string?)widest["causes"]![0]!["text"]));
        var numbersOnly = findings.First(f => (string?)f!["criterion"] == lines["T03"])!;
        Assert.Equal("open", (string?)numbersOnly["status"]);
        Assert.Equal(HttpStatusCode.Conflict, await home.TryPostAsync($"findings/{(string?)numbersOnly["id"]}/decision", new { decision = "agreed", reason = "The number says it." }));
        Assert.Contains(findings, f => (string?)f!["kind"] is "good-practice" && (string?)f["status"] is "agreed" && (string?)f["text"] == "The laundry is kept apart and clean.");
        Assert.Contains(await home.Api.MailsAsync(home.Id), (JsonNode? m) => (string?)m!["kind"] is "words-considered" && (string?)m["to"] == Home.Address(Amara));
    }
}

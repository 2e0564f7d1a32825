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
        var cause = await home.SayAsync(Joyce, Stage, "cause", "Weekend hours were cut.", finding, "staffing-time");
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
        await WaitForTheReasonAsync(home, lines);
        Assert.Equal("closed CriticalFinding", await home.StandsAsync(Stage));
        await AssertFindingsAsync(home, lines, finding);
    }

    // Only one finding has the words of both sides. Its time is up, and the stage waits until it is written down why the others have none; two working days at the most.
    private static async Task WaitForTheReasonAsync(Home home, IReadOnlyDictionary<string, string> lines)
    {
        var stage = await home.StageAsync(Stage);
        Assert.Equal(("open", Home.At("2027-03-12 17:00")), ((string?)stage["status"], stage["dueAt"]!.GetValue<DateTimeOffset>()));
        var missing = (await home.GetAsync("findings/missing"))["findings"]!.AsArray().Select(f => (string)f!["criterion"]!).ToList();
        Assert.Equal(Matrix.Order.Where(line => line is not "T08").Select(line => lines[line]), missing);
        Assert.Equal(HttpStatusCode.Conflict, await home.TryPostAsync($"stages/{(string)stage["id"]!}/end", new { }));
        var mail = Assert.Single(await home.Api.MailsAsync(home.Id), (JsonNode? m) => (string?)m!["kind"] is "voices-missing")!;
        Assert.Equal("nadia@willowbrook.example", (string?)mail["to"]);
        await home.PostAsync("findings/missing", new { reason = "We spoke about the widest gap. For the rest there was no time; the plan looks at all of them." });
    }

    private static async Task AssertFindingsAsync(Home home, IReadOnlyDictionary<string, string> lines, string finding)
    {
        var findings = (await home.GetAsync("findings")).AsArray();
        var widest = findings.Single(f => (string?)f!["id"] == finding)!;
        Assert.Equal((lines["T08"], "agreed", "Weekend hours were cut."), ((string?)widest["criterion"], (string?)widest["status"], (string?)widest["causes"]![0]!["text"]));
        Assert.Equal("staffing-time", (string?)Assert.Single(widest["causes"]![0]!["tags"]!.AsArray()));
        var numbersOnly = findings.First(f => (string?)f!["criterion"] == lines["T03"])!;
        Assert.Equal(("open", true), ((string?)numbersOnly["status"], ((string?)numbersOnly["waiver"])?.StartsWith("We spoke about the widest gap.", StringComparison.Ordinal)));
        Assert.Contains(findings, f => (string?)f!["kind"] is "good-practice" && (string?)f["status"] is "agreed" && (string?)f["text"] == "The laundry is kept apart and clean.");
        Assert.Contains(await home.Api.MailsAsync(home.Id), (JsonNode? m) => (string?)m!["kind"] is "words-considered" && (string?)m["to"] == Home.Address(Amara));
    }
}

using System.Net;
using System.Text.Json.Nodes;
using static CoAudit.Web.Tests.Willowbrook.Cast;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>Fri 19 February to Fri 5 March: scores that nobody sees before their time, a voice without a name, and the numbers.</summary>
internal static class EvidencePart
{
    private const string Stage = "GatherEvidence";
    private const string Unnamed = "At weekends gloves run out and we are told to make them last. I'm afraid to say so.";

    /// <summary>Steps 17 and 18: what people have seen, and what Megan says without her name.</summary>
    public static async Task SayAsync(Home home, IReadOnlyDictionary<string, string> lines)
    {
        await home.GoToAsync("2027-02-22 10:00");
        await StageKinds.AreHeldToAsync(home, Colin, Stage, "evidence", "good-practice", "comment");
        await home.SayAsync(Amara, Stage, "evidence", "One bin for sharp things on Beech was too full.");
        await home.SayAsync(Joyce, Stage, "evidence", "The cleaning log of January has holes at weekends.");
        await home.SayAsync(Doreen, Stage, "evidence", "I went round Ash and Beech with Arthur.", lines["P09"]);

        await home.GoToAsync("2027-02-24 23:10");
        var trail = (await home.TrailAsync()).Count;
        var warned = (await home.TaskAsync(Megan, Stage))["unnamed"]!;
        Assert.Equal((true, 3, false), ((bool)warned["allowed"]!, (int)warned["peopleInGroup"]!, (bool)warned["showsGroup"]!));
        var sent = await home.PostAsync(Megan, Stage, "task/contributions", new { kind = "evidence", text = Unnamed, anonymous = true });
        Assert.NotEqual("", (string?)sent["receipt"]);

        // Nothing says who, or when: no entry in the trail, no answered task, nothing among her own words.
        Assert.Equal(trail, (await home.TrailAsync()).Count);
        var task = await home.TaskAsync(Megan, Stage);
        Assert.Equal(("open", 0), ((string?)task["status"], task["mine"]!.AsArray().Count));
        await BlindRound.HoldsAsync(home, Stage, Sarah, Unnamed);
    }

    /// <summary>Step 19: nobody can ask who it was.</summary>
    public static async Task NobodyFindsOutAsync(Home home)
    {
        await home.GoToAsync("2027-02-25 10:00");
        foreach (var what in new[] { "anonymous", "contributions", "evidence/authors" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await home.TryGetAsync(what)).Status);
        }
    }

    public static async Task ScoreAsync(Home home, IReadOnlyDictionary<string, string> lines)
    {
        await home.GoToAsync("2027-03-01 11:00");
        foreach (var person in Speakers)
        {
            await home.PostAsync(person, Stage, "task/scores", new { scores = Matrix.Of(person).ToDictionary(s => lines[s.Key], s => s.Value is { } number ? number : (object)"dont-know") });
            await home.SignAsync(person, Stage);
        }

        Assert.Equal(HttpStatusCode.Conflict, (await home.TryGetAsync("scores")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await home.TryGetAsync("evidence")).Status);
        await home.GoToAsync("2027-03-05 16:59");
        Assert.Equal(HttpStatusCode.Conflict, (await home.TryGetAsync("scores")).Status);
    }

    /// <summary>Step 20: the numbers, exactly.</summary>
    public static async Task RevealAsync(Home home, IReadOnlyDictionary<string, string> lines)
    {
        await home.GoToAsync("2027-03-05 17:00");
        Assert.Equal("closed Done", await home.StandsAsync(Stage));
        var scores = await home.GetAsync("scores");

        // Σ of the joint scores is 32.6667 of 48. The number alone would be "going well"; T03 (workers 1.50) and P10 (users 1.33) are critical, and cap it.
        Assert.Equal((68.0556m, 68), ((decimal)scores["percent"]!, (int)scores["headline"]!));
        Assert.Equal((true, "needs work", "going well"), ((bool)scores["capped"]!, (string?)scores["band"], (string?)scores["uncappedBand"]));
        Assert.Equal(
            (83.3333m, 55.8333m, 62.5m, 70.4545m),
            (Percent(scores, Groups.Managers), Percent(scores, Groups.ServiceUsers), Percent(scores, Groups.CareWorkers), Percent(scores, Groups.OtherStakeholders)));
        Assert.Equal(
            ("going well", "needs work", "going well", "going well"),
            (Band(scores, Groups.Managers), Band(scores, Groups.ServiceUsers), Band(scores, Groups.CareWorkers), Band(scores, Groups.OtherStakeholders)));
        Assert.Equal(Matrix.Order.Select(line => lines[line]), scores["order"]!.AsArray().Select(id => (string)id!));
        var criteria = scores["criteria"]!.AsArray().ToDictionary(c => (string)c!["id"]!, c => c!, StringComparer.Ordinal);
        Assert.All(Matrix.Expected, expected => AssertLine(expected, criteria[lines[expected.Line]]));
    }

    /// <summary>Megan's words are there for all, without her, her group, or a time.</summary>
    public static async Task TheVoiceWithoutANameIsHeardAsync(Home home)
    {
        var evidence = await home.GetAsync("evidence");
        var piece = evidence["evidence"]!.AsArray().Single(e => (string?)e!["text"] == Unnamed)!;
        Assert.Equal((true, ""), ((bool)piece["anonymous"]!, (string?)piece["group"]));
        Assert.DoesNotContain("Megan", piece.ToJsonString(), StringComparison.Ordinal);
        var holes = evidence["coverage"]!.AsArray().Where(c => (bool)c!["hole"]!).Select(c => (string)c!["group"]!).Distinct(StringComparer.Ordinal);
        Assert.Equal([Groups.ServiceUsers, Groups.OtherStakeholders], holes.Order(StringComparer.Ordinal).Reverse());
    }

    // A group's number is shown from three answers on; two make a word. Amara, who speaks alone for her group, has a word too.
    private static void AssertLine((string Line, decimal? Users, decimal? Workers, decimal? Managers, decimal? Partner, decimal Joint, decimal Gap) expected, JsonNode line)
    {
        Assert.Equal((expected.Joint, expected.Gap), ((decimal)line["joint"]!, (decimal)line["divergence"]!));
        Assert.Equal(Matrix.Critical.Contains(expected.Line, StringComparer.Ordinal), (bool)line["critical"]!);
        var groups = line["groups"]!.AsObject();
        Assert.Equal(expected.Line is "T03" or "T05" or "T07" ? null : expected.Users, (decimal?)groups[Groups.ServiceUsers]?["mean"]);
        (string Group, decimal? Mean)[] small = [(Groups.CareWorkers, expected.Workers), (Groups.Managers, expected.Managers), (Groups.OtherStakeholders, expected.Partner)];
        foreach (var (group, mean) in small)
        {
            Assert.Null(groups[group]?["mean"]);
            Assert.Equal(Word(mean), (string?)groups[group]?["band"]);
        }
    }

    private static string? Word(decimal? mean) => mean switch
    {
        null => null,
        < 2m => "low",
        < 3m => "mixed",
        < 3.5m => "good",
        _ => "high",
    };

    private static decimal Percent(JsonNode scores, string group) => (decimal)scores["perGroup"]![group]!;

    private static string? Band(JsonNode scores, string group) => (string?)scores["perGroupBand"]![group];
}

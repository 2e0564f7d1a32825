using System.Net;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Willowbrook.Cast;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>Wed 10 to Fri 19 February: eight lines of the library, four of people's own, two in other words; frozen with a hash.</summary>
internal static class ToolPart
{
    private const string Stage = "BuildAuditTool";
    private const string EveryShift = "Are gloves and aprons there on every shift?";

    /// <summary>Step 14.</summary>
    /// <returns>The id of each line, by its name in the scenario.</returns>
    public static async Task<Dictionary<string, string>> BuildAsync(Home home)
    {
        await home.GoToAsync("2027-02-11 10:00");
        await StageKinds.AreHeldToAsync(home, Colin, Stage, "criterion", "amendment", "strike", "comment");
        var page = await new Visitor(home.Host).StartAsync(await home.TokenAsync(Colin, Stage));
        Assert.Contains($"<option value=\"{home.IdOf("Help us clean our hands before meals")}\"", page.Html, StringComparison.Ordinal);
        string[] own =
        [
            await home.SayAsync(Doreen, Stage, "criterion", "Can I clean my hands before each meal?", home.IdOf("Help us clean our hands before meals")),
            await home.SayAsync(Arthur, Stage, "criterion", "Do people tell me about germs in words I know?", "IPC-28"),
            await home.SayAsync(Halina, Stage, "criterion", "Can visitors come when somebody is ill?", "IPC-10"),
            await home.SayAsync(Joyce, Stage, "criterion", "Is there time to clean at weekends?", "IPC-02"),
        ];
        var amended = await home.SayAsync(Amara, Stage, "amendment", "Does everyone hear of an outbreak on the same day?", "IPC-27");
        var nights = await home.SayAsync(Megan, Stage, "amendment", "Why not nights?", "IPC-15");
        await BlindRound.HoldsAsync(home, Stage, Colin);
        Assert.Equal(HttpStatusCode.Conflict, (await home.TryGetAsync("tool")).Status);

        await home.GoToAsync("2027-02-17 10:00");
        foreach (var suggestion in own.Append(amended))
        {
            await home.PostAsync($"tool/{suggestion}/decision", new { decision = "accepted", reason = "It matters to people who live and work here." });
        }

        await home.PostAsync($"tool/{nights}/decision", new { decision = "merged", reason = "Nights count as days do.", plain = EveryShift });
        foreach (var person in Speakers)
        {
            await home.SignAsync(person, Stage);
        }

        await home.GoToAsync("2027-02-19 16:59");
        Assert.Equal("draft", (string?)(await home.GetAsync("tool"))["status"]);
        await home.GoToAsync("2027-02-19 17:00");
        await AssertFrozenAsync(home, own, (amended, nights));
        return Matrix.Rows.Index().ToDictionary(row => row.Item.Line, row => row.Index < 8 ? row.Item.Criterion : own[row.Index - 8], StringComparer.Ordinal);
    }

    private static async Task AssertFrozenAsync(Home home, string[] own, (string Amended, string Nights) changed)
    {
        Assert.Equal("closed Done", await home.StandsAsync(Stage));
        var tool = await home.GetAsync("tool");
        Assert.Equal(("1.0", "frozen", 64), ((string?)tool["version"], (string?)tool["status"], ((string)tool["hash"]!).Length));
        Assert.Equal(Home.At("2027-02-19 17:00"), tool["frozenAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(Matrix.Rows.Take(8).Select(row => row.Criterion).Concat(own), tool["lines"]!.AsArray().Select(line => (string)line!["id"]!));
        var suggestions = tool["suggestions"]!.AsArray().ToDictionary(s => (string)s!["id"]!, s => s!);
        Assert.Equal(("merged", EveryShift), ((string?)suggestions[changed.Nights]["status"], (string?)suggestions[changed.Nights]["after"]));
        Assert.Equal("Does everyone hear of an outbreak on the same day?", (string?)suggestions[changed.Amended]["after"]);
        Assert.NotEqual((string?)suggestions[changed.Amended]["before"], (string?)suggestions[changed.Amended]["after"]);
        var part = (await home.GetAsync("influence")).AsArray().Single(p => (string?)p!["part"] == "tool")!;
        Assert.Equal([3, 2, 0, 1], part["groups"]!.AsArray().Select(g => (int)g!["adopted"]!));
        Assert.Equal(6, (int)part["rung"]!);
    }
}

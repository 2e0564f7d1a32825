using System.Net;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Willowbrook.Cast;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>Thu 11 to Fri 19 March: six cards, an objection that only its maker closes, and a plan that all groups sign.</summary>
internal static class PlanPart
{
    private const string Stage = "PlanActions";
    private const string Signing = "SignOff";

    /// <summary>Step 22: a card is complete only when all of it is filled.</summary>
    public static async Task<Cards> DraftAsync(Home home, IReadOnlyDictionary<string, string> lines)
    {
        await home.GoToAsync("2027-03-11 10:00");
        await StageKinds.AreHeldToAsync(home, Colin, Stage, "wish", "how", "provide", "owner", "due-on", "lasts-if", "comment");
        var findings = (await home.GetAsync("findings")).AsArray().Where(f => f!["criterion"] is not null).ToDictionary(f => (string)f!["criterion"]!, f => (string)f!["id"]!);
        Cards cards = new(
            await WishOnThePageAsync(home, Doreen, "Hand wipes on each table", findings[lines["P09"]]),
            await home.SayAsync(Megan, Stage, "wish", "Enough gloves, and a key for the weekend"),
            await home.SayAsync(Sarah, Stage, "wish", "No visitors while two or more are ill"),
            await home.SayAsync(Joyce, Stage, "wish", "Touch points twice a day, also at weekends"),
            await home.SayAsync(Joyce, Stage, "wish", "Six more weekend cleaning hours"),
            await home.SayAsync(Arthur, Stage, "wish", "News about germs in easy words", findings[lines["T08"]]));
        Assert.Equal(HttpStatusCode.Conflict, (await home.TryGetAsync("actions")).Status);
        await home.GoToAsync("2027-03-12 10:00");
        await FillAsync(home, cards);
        foreach (var person in Speakers)
        {
            await home.SignAsync(person, Stage);
        }

        await home.GoToAsync("2027-03-12 17:00");
        Assert.Equal("closed Done", await home.StandsAsync(Stage));
        Assert.Equal(Home.At("2027-03-19 17:00"), (await home.StageAsync(Signing))["dueAt"]!.GetValue<DateTimeOffset>());
        return cards;
    }

    /// <summary>Step 23: Doreen objects to one card. Only that one waits, and a clock runs.</summary>
    public static async Task<string> ObjectAsync(Home home, Cards cards)
    {
        await home.GoToAsync("2027-03-15 09:00");
        await StageKinds.AreHeldToAsync(home, Colin, Signing, "comment");
        await home.SignAsync(Halina, Signing);
        await home.SignAsync(Amara, Signing);
        await home.GoToAsync("2027-03-15 10:00");
        var objection = (string)(await home.SignAsync(Doreen, Signing, "object", "My daughter comes every day. I would rather wear a mask.", cards.Visitors))["objection"]!;
        var open = Assert.Single((await home.GetAsync("objections")).AsArray())!;
        Assert.Equal(("open", "managers", cards.Visitors), ((string?)open["status"], (string?)open["responder"], (string?)open["item"]));
        Assert.Equal(Home.At("2027-03-22 17:00"), open["dueAt"]!.GetValue<DateTimeOffset>());
        var blocked = (await home.TaskAsync(Joyce, Signing))["items"]!.AsArray().Where(i => (bool)i!["blocked"]!).Select(i => (string)i!["id"]!);
        Assert.Equal([cards.Visitors], blocked);
        return objection;
    }

    /// <summary>Step 24: Sarah answers with another text. All nine are asked for that card anew; what they signed beside it stays.</summary>
    public static async Task AnswerAsync(Home home, Cards cards, string objection)
    {
        await home.GoToAsync("2027-03-16 11:00");
        Assert.Equal(HttpStatusCode.Forbidden, await home.TryAsync(Joyce, Signing, $"objections/{objection}/response", new { text = "It is not mine to answer" }));
        var answered = await home.PostAsync(Sarah, Signing, $"objections/{objection}/response", new
        {
            text = "You are right. We look for another way.",
            newText = "One named visitor each, with apron and gloves, in the room; looked at again every day",
        });
        Assert.True((bool)answered["textChanged"]!);
        Assert.Equal(9, (int)answered["askedAgain"]!);
        var halina = (await home.TaskAsync(Halina, Signing))["items"]!.AsArray().ToDictionary(i => (string)i!["id"]!, i => i!);
        Assert.Equal(("agree", null, 2), ((string?)halina[cards.Wipes]["answer"], (string?)halina[cards.Visitors]["answer"], (int)halina[cards.Visitors]["version"]!));
    }

    /// <summary>Step 25: Colin cannot close it, neither by his link nor with the lead's key. Doreen takes it back herself, and both texts stay.</summary>
    public static async Task WithdrawAsync(Home home, Cards cards, string objection)
    {
        await home.GoToAsync("2027-03-17 09:30");
        Assert.Equal(HttpStatusCode.Forbidden, await home.TryAsync(Colin, Signing, $"objections/{objection}/withdraw", new { }));
        Assert.Contains("objection-withdrawal-refused", await home.TrailAsync());
        using (var asLead = await home.Api.SendAsync(HttpMethod.Post, $"/api/v1/my/objections/{objection}/withdraw", new { }))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, asLead.StatusCode);
        }

        Assert.Equal("open", (string?)Assert.Single((await home.GetAsync("objections")).AsArray())!["status"]);
        await home.PostAsync(Doreen, Signing, $"objections/{objection}/withdraw", new { });
        var closed = Assert.Single((await home.GetAsync("objections")).AsArray())!;
        Assert.Equal("withdrawn", (string?)closed["status"]);
        var turn = closed["thread"]!.AsArray().Single(t => t!["after"] is not null)!;
        Assert.Equal("No visitors while two or more are ill", (string?)turn["before"]);
        Assert.StartsWith("One named visitor each", (string?)turn["after"], StringComparison.Ordinal);
        foreach (var person in new[] { Doreen, Halina, Amara })
        {
            await home.SignAsync(person, Signing, item: cards.Visitors);
        }
    }

    /// <summary>Steps 26 and 27: Joyce keeps a concern, which stays for ever; the plan is agreed by eight of nine, of all groups.</summary>
    public static async Task AgreeAsync(Home home, Cards cards)
    {
        await home.GoToAsync("2027-03-18 10:00");
        foreach (var card in cards.All.Except([cards.Visitors]))
        {
            await home.SignAsync(Doreen, Signing, item: card);
        }

        foreach (var card in cards.All)
        {
            await home.SignAsync(Joyce, Signing, card == cards.Hours ? "agree-with-concern" : "agree", card == cards.Hours ? "Without the hours the rounds will not last." : null, card);
        }

        foreach (var person in new[] { Arthur, Megan, Sarah, Colin })
        {
            await home.SignAsync(person, Signing);
        }

        await home.GoToAsync("2027-03-19 17:00");
        Assert.Equal("closed Agreed", await home.StandsAsync(Signing));
        Assert.Equal(8, (int)(await home.StageAsync(Signing))["quorum"]!["answered"]!);
        Assert.All((await home.GetAsync("actions")).AsArray(), action => Assert.Equal("agreed", (string?)action!["status"]));
        var statement = Assert.Single((await home.GetAsync("minority-statements")).AsArray())!;
        Assert.Equal(("concern", cards.Hours, "Joyce Oduya"), ((string?)statement["kind"], (string?)statement["item"], (string?)statement["name"]));
        await home.PostAsync($"actions/{cards.Hours}/decision", new { decision = "cannot-do-yet", reason = "Not before the third quarter." });
    }

    // Whoever wishes on the page can say there what it is about.
    private static async Task<string> WishOnThePageAsync(Home home, Person person, string wish, string finding)
    {
        Visitor visitor = new(home.Host);
        var page = await visitor.StartAsync(await home.TokenAsync(person, Stage));
        Assert.Contains("What is it about?", page.Text, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{finding}\"", page.Html, StringComparison.Ordinal);
        var sent = await visitor.FillInAsync(page, $"{page.Path}?handler=Add", ("Words", wish), ("About", finding));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var said = Assert.Single((await home.TaskAsync(person, Stage))["mine"]!.AsArray())!;
        Assert.Equal((wish, finding), ((string?)said["text"], (string?)said["about"]));
        home.Said.Add((person, Stage, (string)said["id"]!, wish));
        return (string)said["id"]!;
    }

    private static async Task FillAsync(Home home, Cards cards)
    {
        foreach (var (index, card) in cards.All.Index())
        {
            var action = (await home.GetAsync("actions")).AsArray().Single(a => (string?)a!["id"] == card)!;
            Assert.False((bool)action["complete"]!);
            await home.SayAsync(index % 2 == 0 ? Joyce : Megan, Stage, "how", "We do it on each round", card);
            await home.SayAsync(index % 2 == 0 ? Sarah : Colin, Stage, "provide", "40 pounds a month", card);
            await home.SayAsync(index % 2 == 0 ? Doreen : Arthur, Stage, "lasts-if", "Rounds in the log\nResidents and the housekeeper\n90 of 100 due rounds, and two groups say so", card);
            var arranged = await home.PostAsync($"actions/{card}/card", new { owner = "Joyce Oduya", ownerGroup = Groups.CareWorkers, dueOn = "2027-04-01" });
            Assert.Empty(arranged["missing"]!.AsArray());
        }

        await home.PostAsync($"actions/{cards.TouchPoints}/card", new { linked = new[] { cards.Hours } });
    }
}

using System.Net;
using static CoAudit.Web.Tests.Willowbrook.Cast;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>Mon 1 to Wed 10 February: mail scanners, double taps, blind proposals, and a stage that closes with one silent voice.</summary>
internal static class ObjectivesPart
{
    private const string Stage = "SetObjectives";

    // Who proposes what, and how much Doreen, Arthur, Halina | Megan, Joyce | Sarah, Colin | Amara want it. By hand, the mean of the groups' means:
    // hands (4+4+3)/3, 3, 2, 3 give 35/12; germs 3, 2, 1, 3 give 9/4; weekend 2, 4, 1, 3 give 5/2; the code 1/3, 1/2, 4, 1 gives 35/24, the least;
    // outbreaks 1, 2, 3, 4 give 5/2; visitors 11/3, 1, 1, 2 give 23/12.
    private static readonly (Person By, string Text, string Priorities, decimal Joint)[] Proposals =
    [
        (Doreen, "Help us clean our hands before meals", "443 33 22 3", 2.9167m),
        (Arthur, "I want to know about germs in words I know.", "243 22 11 3", 2.25m),
        (Joyce, "We need time for weekend cleaning", "222 44 11 3", 2.5m),
        (Sarah, "Meet IPC Code criteria 1–2", "010 10 44 1", 1.4583m),
        (Amara, "Be ready for outbreaks", "111 22 33 4", 2.5m),
        (Halina, "Visitors should still come", "434 11 02 2", 1.9167m),
    ];

    /// <summary>Step 3: mails at nine, Tunde's at his best time.</summary>
    public static async Task MailsGoOutAsync(Home home)
    {
        await home.GoToAsync("2027-02-01 09:00");
        Assert.Equal(8, All.Count(p => home.MailsTo(p).Count == 1));
        Assert.Empty(home.MailsTo(Tunde));
        await home.GoToAsync("2027-02-01 20:29");
        Assert.Empty(home.MailsTo(Tunde));
        await home.GoToAsync("2027-02-01 20:30");
        Assert.Single(home.MailsTo(Tunde));
    }

    /// <summary>Step 4: a scanner opens Sarah's link twice and asks for its head once.</summary>
    public static async Task AScannerOpensALinkAsync(Home home)
    {
        var token = MailLinks.FindToken(home.MailsTo(Sarah)[0])!;
        var before = await home.Host.DumpAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Get, HttpMethod.Head })
        {
            using HttpRequestMessage request = new(method, new Uri($"/t/{token}", UriKind.Relative));
            using var answer = await home.Host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(before, await home.Host.DumpAsync());
        Assert.Equal("open", (string?)(await home.TaskAsync(Sarah, Stage))["status"]);
    }

    /// <summary>Step 6: Doreen proposes and taps twice.</summary>
    public static async Task ADoubleTapIsOneRecordAsync(Home home)
    {
        await StageKinds.AreHeldToAsync(home, Doreen, Stage, "objective", "comment");
        var doreen = await home.AsAsync(Doreen, Stage);
        object body = new { kind = "objective", text = "Help us clean our hands before meals" };
        var (once, twice) = (await doreen.PostAsync("/api/v1/my/task/contributions", body), await doreen.PostAsync("/api/v1/my/task/contributions", body));
        Assert.Equal(once.ToJsonString(), twice.ToJsonString());
        Assert.NotEqual("", (string?)once["receipt"]);
        home.Said.Add((Doreen, Stage, (string)once["id"]!, "Help us clean our hands before meals"));
        Assert.Single((await home.TaskAsync(Doreen, Stage))["mine"]!.AsArray());
        Assert.Single(await home.TrailAsync(), kind => kind is "contribution");
    }

    /// <summary>Step 8: nobody sees what others propose, by whatever they ask.</summary>
    public static async Task NobodySeesOthersWordsAsync(Home home)
    {
        await home.SayAsync(Arthur, Stage, "objective", "I want to know about germs in words I know.");
        await home.GoToAsync("2027-02-02 14:00");
        await home.SayAsync(Joyce, Stage, "objective", "We need time for weekend cleaning");
        await home.SayAsync(Sarah, Stage, "objective", "Meet IPC Code criteria 1–2");
        await home.SayAsync(Amara, Stage, "objective", "Be ready for outbreaks");

        await BlindRound.HoldsAsync(home, Stage, Sarah);
        await home.GoToAsync("2027-02-03 11:00");
        await home.SayAsync(Halina, Stage, "objective", "Visitors should still come");
        await BlindRound.HoldsAsync(home, Stage, Megan);
    }

    /// <summary>Step 13, first half: on Friday at five all six are on the table, without their makers' names.</summary>
    public static async Task AllAreShownAtOnceAsync(Home home)
    {
        await home.GoToAsync("2027-02-05 16:59");
        Assert.Equal(HttpStatusCode.Conflict, (await home.TryGetAsync("objectives")).Status);
        await home.GoToAsync("2027-02-05 17:00");
        var shown = (await home.TaskAsync(Colin, Stage))["items"]!;
        Assert.Equal(Proposals.Select(p => p.Text).Order(StringComparer.Ordinal), shown.AsArray().Select(i => (string)i!["text"]!).Order(StringComparer.Ordinal));
        var all = $"{shown.ToJsonString()}{(await home.GetAsync("objectives")).ToJsonString()}";
        Assert.All(All, person => Assert.DoesNotContain(person.FirstName, all, StringComparison.Ordinal));
    }

    /// <summary>Steps 10 and 13: Tunde is reminded twice and stays silent. Eight of nine say what they want; each group counts the same; five of six come in.</summary>
    public static async Task FiveOfSixAreAdoptedAsync(Home home)
    {
        await home.GoToAsync("2027-02-08 10:00");
        foreach (var (index, person) in Speakers.Index())
        {
            await home.PostAsync(person, Stage, "task/priorities", new { scores = Proposals.ToDictionary(p => home.IdOf(p.Text), p => p.Priorities.Replace(" ", "", StringComparison.Ordinal)[index] - '0') });
            await home.SignAsync(person, Stage);
        }

        await home.GoToAsync("2027-02-10 16:59");
        Assert.Equal("open", await home.StandsAsync(Stage));
        await home.GoToAsync("2027-02-10 17:00");
        Assert.Equal("closed Done", await home.StandsAsync(Stage));
        var stage = await home.StageAsync(Stage);
        Assert.Equal((8, true), ((int)stage["quorum"]!["answered"]!, (bool)stage["quorum"]!["met"]!));
        var silent = Assert.Single(await home.Api.TasksAsync(home.Id), t => (string?)t!["stageId"] == (string?)stage["id"] && (string?)t["status"] is "not-reached")!;
        Assert.Equal(2, silent["reminders"]!.AsArray().Count(r => r!["sentAt"] is not null));
        Assert.Equal(2, (await home.Api.MailsAsync(home.Id)).Count(m => (string?)m!["kind"] is "task-reminder" && (string?)m["to"] == Home.Address(Tunde)));

        var objectives = (await home.GetAsync("objectives")).AsArray().ToDictionary(o => (string)o!["id"]!, o => o!);
        foreach (var (by, text, _, joint) in Proposals)
        {
            var objective = objectives[home.IdOf(text)];
            Assert.Equal((by == Sarah ? "not-adopted" : "adopted", joint), ((string?)objective["status"], (decimal)objective["priority"]!["joint"]!));
            var voice = (await (await home.AsAsync(by, Stage)).GetAsync("/api/v1/my/voices")).AsArray().Single(v => (string?)v!["id"] == home.IdOf(text))!;
            Assert.NotEqual("", (string?)voice["turns"]![0]!["reason"]);
        }

        var part = (await home.GetAsync("influence")).AsArray().Single(p => (string?)p!["part"] == "objectives")!;
        Assert.Equal([3, 1, 0, 1], part["groups"]!.AsArray().Select(g => (int)g!["adopted"]!));
        Assert.Equal((5, 6), ((int)part["adopted"]!, (int)part["rung"]!));
    }

    /// <summary>Step 15: the old link says that the part is over, and takes nothing more.</summary>
    public static async Task AnOldLinkTakesNothingMoreAsync(Home home)
    {
        await home.GoToAsync("2027-02-19 18:00");
        var task = await home.TaskAsync(Sarah, Stage);
        Assert.Equal(("closed", "Done"), ((string?)task["stageStatus"], (string?)task["stageOutcome"]));
        Assert.Empty(task["allowed"]!.AsArray());
        Assert.Equal(HttpStatusCode.Conflict, await home.TryAsync(Sarah, Stage, "task/contributions", new { kind = "objective", text = "One more" }));
    }
}

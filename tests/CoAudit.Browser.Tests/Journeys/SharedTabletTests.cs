using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Journeys;

/// <summary>What happens in a lounge: two people on one tablet, fingers that press twice, and the Back button.</summary>
public sealed class SharedTabletTests(Chromium chromium, Installation installation)
{
    [Fact]
    public async Task Each_of_two_tasks_in_one_browser_acts_for_its_own_person()
    {
        await using var tablet = await chromium.NewVisitorAsync(installation.Service);
        Participant doreen = new(tablet.Page);
        Participant arthur = new(await tablet.OpenTabAsync());
        await doreen.StartAsync(await installation.LinkOfAsync(Willowbrook.Doreen));
        await arthur.StartAsync(await installation.LinkOfAsync(Willowbrook.Arthur));

        await doreen.AddAsync("Doreen wants soap.");
        await arthur.AddAsync("Arthur wants gloves.");
        await doreen.SendAsync("I agree");
        await arthur.SendAsync("I object", "Arthur was not asked.");

        await AssertReceiptAsync(doreen, mine: ["I agree", "Doreen wants soap."], notMine: ["Arthur", "I object"]);
        await AssertReceiptAsync(arthur, mine: ["I object", "Arthur wants gloves.", "Arthur was not asked."], notMine: ["Doreen"]);
        Assert.Empty(tablet.Complaints);
    }

    [Fact]
    public async Task Back_after_sending_says_that_the_answer_is_there()
    {
        await using var browser = await chromium.NewVisitorAsync(installation.Service);
        Participant sarah = new(browser.Page);
        await sarah.StartAsync(await installation.LinkOfAsync(Willowbrook.Sarah));
        var task = TaskOf(sarah);
        await sarah.SendAsync("I agree");

        await sarah.Page.GoBackAsync();

        await Expect(sarah.Heading("Thank you. We have your answer")).ToBeVisibleAsync();
        await Expect(sarah.Page.GetByRole(AriaRole.Button, new() { Name = "Send my answer" })).ToHaveCountAsync(0);
        Assert.Equal(1, await RecordsAsync("sign-off", task));
    }

    [Fact]
    public async Task Two_clicks_on_send_record_one_answer()
    {
        await using var browser = await chromium.NewVisitorAsync(installation.Service);
        Participant tunde = new(browser.Page);
        await tunde.StartAsync(await installation.LinkOfAsync(Willowbrook.Tunde));
        var task = TaskOf(tunde);
        await tunde.Words.FillAsync("Nights need a second sink.");
        await tunde.ChooseAsync("I agree");

        await tunde.Page.GetByRole(AriaRole.Button, new() { Name = "Send my answer" }).DblClickAsync();

        await Expect(tunde.Page.GetByText("Receipt number")).ToBeVisibleAsync();
        Assert.Equal(1, await RecordsAsync("sign-off", task));
        Assert.Equal(1, await RecordsAsync("contribution", task));
    }

    private static string TaskOf(Participant participant) => new Uri(participant.Page.Url).Segments[2].TrimEnd('/');

    private static async Task AssertReceiptAsync(Participant participant, string[] mine, string[] notMine)
    {
        await participant.Page.ReloadAsync();
        var words = await participant.Page.GetByRole(AriaRole.Main).InnerTextAsync();
        Assert.All(mine, text => Assert.Contains(text, words, StringComparison.Ordinal));
        Assert.All(notMine, text => Assert.DoesNotContain(text, words, StringComparison.Ordinal));
    }

    private async Task<int> RecordsAsync(string kind, string task)
    {
        var trail = await installation.Service.Api().TrailAsync(installation.Audit);
        return trail.Count(entry => string.Equals((string?)entry!["kind"], kind, StringComparison.Ordinal)
            && string.Equals((string?)JsonNode.Parse(entry["data"]!.ToString())!["task"], task, StringComparison.Ordinal));
    }
}

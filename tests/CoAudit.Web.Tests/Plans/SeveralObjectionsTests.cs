using System.Net;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>"I object" to more than one thing: each card that somebody says no to has its own objection, and no other card is stopped.</summary>
public sealed class SeveralObjectionsTests
{
    [Fact]
    public async Task I_object_to_the_rest_makes_an_objection_to_each_card_that_is_not_answered_yet()
    {
        await using var host = await TestHost.StartAsync();
        var at = await SigningLane.StartAsync(host);
        await at.Lane.SignAsync(Cleo, "SignOff", "agree");
        await at.Lane.SignAsync(Ana, "SignOff", "agree", item: at.Towels);

        await at.Lane.SignAsync(Ana, "SignOff", "object", "Nobody asked us.");

        Assert.Equal(new[] { at.Soap, at.Visits }.Order(StringComparer.Ordinal), await at.ObjectedAsync());
        var items = await at.ItemsAsync(Cleo, "SignOff");
        Assert.Equal((false, true, true), ((bool)items[at.Towels]["blocked"]!, (bool)items[at.Soap]["blocked"]!, (bool)items[at.Visits]["blocked"]!));
        var told = (await at.Lane.Api.MailsAsync(at.Lane.Id)).Select(m => $"{m!["kind"]} {m["to"]}").Where(m => m.StartsWith("objection-", StringComparison.Ordinal));
        Assert.Equal([$"objection-news {at.Lane.Address(Cleo)}", $"objection-to-answer {at.Lane.Address(Fay)}", $"objection-to-answer {at.Lane.Address(Gil)}"], told.Order(StringComparer.Ordinal));

        await at.Lane.AllSignAsync("SignOff", Ana, Cleo);
        await at.Lane.WaitForStageAsync("SignOff", status: "closed");
        Assert.Equal(["agreed", "proposed", "proposed"], (await at.Lane.ActionsAsync()).Select(a => (string)a!["status"]!));
    }

    [Fact]
    public async Task Who_takes_an_objection_to_everything_back_and_objects_again_objects_to_each_card()
    {
        await using var host = await TestHost.StartAsync();
        var at = await SigningLane.StartAsync(host);
        var first = (string)(await at.Lane.SignAsync(Ana, "SignOff", "object", "Nobody asked us."))["objection"]!;
        await at.Lane.PostAsync(Ana, "SignOff", $"objections/{first}/withdraw", new { });

        await at.Lane.SignAsync(Ana, "SignOff", "object", "I thought about it.");

        Assert.Equal(new[] { at.Towels, at.Soap, at.Visits }.Order(StringComparer.Ordinal), await at.ObjectedAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_has_answered_everything_is_told_to_say_which_one_they_object_to(bool oneByOne)
    {
        await using var host = await TestHost.StartAsync();
        var at = await SigningLane.StartAsync(host);
        foreach (var item in oneByOne ? new string?[] { at.Towels, at.Soap, at.Visits } : [null])
        {
            await at.Lane.SignAsync(Ana, "SignOff", "agree", item: item);
        }

        var (status, body) = await at.Lane.TryAsync(Ana, "SignOff", "task/sign-off", new { answer = "object", reason = "Not like this." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Find the one that you object to.", (string?)body["errors"]!["item"]![0], StringComparison.Ordinal);
        Assert.Empty(await at.Lane.ObjectionsAsync());
        await at.Lane.SignAsync(Ana, "SignOff", "object", "Not like this.", at.Soap);
        Assert.Equal([at.Soap], await at.ObjectedAsync());
    }

    [Fact]
    public async Task The_page_says_what_to_do_when_nothing_is_left_to_object_to()
    {
        await using var host = await TestHost.StartAsync();
        var at = await SigningLane.StartAsync(host);
        await at.Lane.TaskAsync(Ana, "SignOff");
        Visitor ana = new(host);
        var page = await ana.StartAsync(await at.Lane.NewestTokenAsync(Ana));
        foreach (var item in new[] { at.Towels, at.Soap, at.Visits })
        {
            await at.Lane.SignAsync(Ana, "SignOff", "agree", item: item);
        }

        var refused = await ana.FillInAsync(page, page.Path, ("Answer", "object"), ("Reason", "Not like this."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Find the one that you object to.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Not like this.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_to_everything_has_no_one_text_to_change()
    {
        await using var host = await TestHost.StartAsync();
        var at = await SigningLane.StartAsync(host);
        var objection = (string)(await at.Lane.SignAsync(Ana, "SignOff", "object", "Nobody asked us."))["objection"]!;

        var (status, body) = await at.Lane.TryAsync(Gil, "SignOff", $"objections/{objection}/response", new { text = "We ask now.", newText = "Another plan" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (status, body["errors"]!.AsObject().ContainsKey("newText")));
        Assert.False((bool)Assert.Single(await at.Lane.ObjectionsAsync())!["canReword"]!);
        var page = await new Visitor(host).StartAsync(await at.Lane.NewestTokenAsync(Gil));
        Assert.Contains("Your answer to them", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("New words, if you change it", page.Text, StringComparison.Ordinal);
        Assert.False((bool)(await at.Lane.PostAsync(Gil, "SignOff", $"objections/{objection}/response", new { text = "We ask now." }))["textChanged"]!);
    }
}

using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>Somebody reads the new words that came of their objection, and objects again.</summary>
public sealed class ObjectAgainTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Who_objects_again_to_new_words_is_answered_again_and_the_card_can_still_be_agreed(Database database)
    {
        await using var host = await TestHost.StartAsync(database == Database.Postgres ? await cluster.CreateDatabaseAsync() : null);
        var (at, objection) = await RewordedAsync(host);
        var lane = at.Lane;
        Assert.Equal((true, "Mild soap at each door"), await HowItStandsAsync(lane));

        await lane.SignAsync(Ana, "RespondToObjection", "object", "It still hurts.", at.Soap);

        Assert.Equal((false, "Mild soap at each door"), await HowItStandsAsync(lane));
        Assert.Equal("Mild soap at each door", (string?)(await at.ItemsAsync(Cleo, "RespondToObjection"))[at.Soap]["text"]);
        await lane.SignAsync(Cleo, "RespondToObjection", "agree", item: at.Soap);
        Later(host);
        var answered = await lane.PostAsync(Gil, "RespondToObjection", $"objections/{objection}/response", new { text = "Then no soap.", newText = "A gel at each door" });
        Assert.Equal((true, 8), ((bool)answered["textChanged"]!, (int)answered["askedAgain"]!));
        Later(host);
        foreach (var person in Everyone)
        {
            Assert.Equal("open", (string?)(await lane.StageAsync("RespondToObjection"))["status"]);
            await lane.SignAsync(person, "RespondToObjection", "agree", item: at.Soap);
        }

        await lane.WaitForStageAsync("RespondToObjection", status: "closed");
        Assert.Equal("Resolved", (string?)(await lane.StageAsync("RespondToObjection"))["outcome"]);
        Assert.Equal(("agreed", "A gel at each door"), ((string?)(await lane.ActionAsync(at.Soap))["status"], (string?)(await lane.ActionAsync(at.Soap))["wish"]));
    }

    [Fact]
    public async Task What_is_said_again_and_never_taken_back_stands_beside_the_words_that_it_is_about()
    {
        await using var host = await TestHost.StartAsync();
        var (at, _) = await RewordedAsync(host);
        await at.Lane.SignAsync(Ana, "RespondToObjection", "object", "It still hurts.", at.Soap);

        foreach (var day in new[] { 16, 23, 30 })
        {
            host.Clock.SetUtcNow(new(2027, 3, day, 18, 0, 0, TimeSpan.Zero));
            await host.WaitUntilQuietAsync();
        }

        await at.Lane.WaitForStageAsync("RespondToObjection", status: "closed");
        var statement = Assert.Single(await at.StatementsAsync())!;
        Assert.Equal(("objection", at.Soap, "Mild soap at each door", "It still hurts."), ((string?)statement["kind"], (string?)statement["item"], (string?)statement["itemText"], (string?)statement["text"]));
    }

    [Fact]
    public async Task Managers_are_asked_for_another_answer_when_it_is_said_again()
    {
        await using var host = await TestHost.StartAsync();
        var (at, _) = await RewordedAsync(host);
        Later(host);
        await at.Lane.SignAsync(Ana, "RespondToObjection", "object", "It still hurts.", at.Soap);

        var mails = (await at.Lane.Api.MailsAsync(at.Lane.Id)).Count(m => (string?)m!["kind"] == "objection-to-answer" && (string?)m["to"] == at.Lane.Address(Gil));
        Assert.Equal(2, mails);
        at.Lane.Next("RespondToObjection");
        var page = await new Visitor(host).StartAsync(await at.Lane.TokenAsync(Gil, "RespondToObjection"));
        Assert.Contains("Your answer to them", page.Text, StringComparison.Ordinal);
    }

    // What happens at one moment has no order.
    private static void Later(TestHost host) => host.Clock.Advance(TimeSpan.FromMinutes(5));

    private static async Task<(bool Answered, string Text)> HowItStandsAsync(MeadowLane lane)
    {
        var objection = Assert.Single(await lane.ObjectionsAsync())!;
        return ((bool)objection["answered"]!, (string)objection["itemText"]!);
    }

    private static async Task<(SigningLane At, string Objection)> RewordedAsync(TestHost host)
    {
        var at = await SigningLane.StartAsync(host);
        var objection = (string)(await at.Lane.SignAsync(Ana, "SignOff", "object", "It hurts my skin.", at.Soap))["objection"]!;
        await at.Lane.SignAsync(Ana, "SignOff", "agree");
        await at.Lane.AllSignAsync("SignOff", except: Ana);
        await at.Lane.WaitForStageAsync("RespondToObjection");
        Later(host);
        await at.Lane.PostAsync(Gil, "RespondToObjection", $"objections/{objection}/response", new { text = "We take another one.", newText = "Mild soap at each door" });
        Later(host);
        return (at, objection);
    }
}

using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>A workflow with two steps for objections: the one behind the sign-off says who answers, and until when.</summary>
public sealed class ResponderOfTheStepTests
{
    [Fact]
    public async Task An_objection_is_answered_as_the_step_behind_its_own_sign_off_says()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, SigningLane.Monday, PlanFlow.Definition(blind: false, agreesFirst: true));
        await lane.SignAsync(Ana, "SignOff", "object", "I was not asked.");
        Assert.Equal(("facilitator", new DateTimeOffset(2027, 3, 2, 17, 0, 0, TimeSpan.Zero)), await NewestAsync(lane));
        await lane.PostAsync(Ana, "SignOff", $"objections/{(string)(await lane.ObjectionsAsync())[0]!["id"]!}/withdraw", new { });
        await lane.SignAsync(Ana, "SignOff", "agree");
        await lane.AllSignAsync("SignOff", except: Ana);
        await lane.WaitForStageAsync("PlanActions");
        lane.Next("SignOff");
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var at = await SigningLane.PlanAsync(lane);

        var objection = (string)(await lane.SignAsync(Ana, "SignOff", "object", "It hurts my skin.", at.Soap))["objection"]!;

        Assert.Equal(("managers", new DateTimeOffset(2027, 3, 8, 17, 0, 0, TimeSpan.Zero)), await NewestAsync(lane));
        await lane.PostAsync(Gil, "SignOff", $"objections/{objection}/response", new { text = "We take another one." });
    }

    private static async Task<(string Responder, DateTimeOffset DueAt)> NewestAsync(MeadowLane lane)
    {
        var objection = (await lane.ObjectionsAsync())[^1]!;
        return ((string)objection["responder"]!, objection["dueAt"]!.GetValue<DateTimeOffset>());
    }
}

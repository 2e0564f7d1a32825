using System.Data.Common;
using System.Net;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>An objection that people cannot settle: to the independent person, and from there into the report, where it stays.</summary>
public sealed class EscalationTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset ManagersUntil = new(2027, 3, 3, 17, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset RuthUntil = new(2027, 3, 5, 17, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_managers_do_not_settle_goes_to_the_independent_person_and_then_stands_for_ever(Database database)
    {
        await using var host = await TestHost.StartAsync(database == Database.Postgres ? await cluster.CreateDatabaseAsync() : null);
        var (lane, objection, _) = await ObjectedAsync(host);

        await PassOnAsync(host, lane, objection);
        var ruth = await lane.AsNewestAsync(Ruth);
        Assert.Equal("My son comes every day.", (string?)(await ruth.GetAsync("/api/v1/my/objection"))["reason"]);
        using (var asLead = await lane.Api.SendAsync(HttpMethod.Post, $"/api/v1/audits/{lane.Id}/objections/{objection}/response", new { text = "We have decided." }))
        {
            Assert.Equal(HttpStatusCode.Forbidden, asLead.StatusCode);
        }

        using (var signing = await ruth.SendAsync(HttpMethod.Post, "/api/v1/my/task/sign-off", new { answer = "agree" }))
        {
            Assert.Equal(HttpStatusCode.Forbidden, signing.StatusCode);
        }

        await ruth.PostAsync($"/api/v1/my/objections/{objection}/response", new { text = "One visitor at a time harms nobody." });
        Assert.Equal("open", (string?)Assert.Single(await lane.ObjectionsAsync())!["status"]);
        Assert.Contains("objection-escalated", await lane.TrailAsync());

        host.Clock.SetUtcNow(RuthUntil);
        await lane.WaitForStageAsync("RespondToObjection", status: "closed");
        Assert.Equal("Unresolved", (string?)(await lane.StageAsync("RespondToObjection"))["outcome"]);
        var statement = Assert.Single((await lane.Api.GetAsync($"/api/v1/audits/{lane.Id}/minority-statements")).AsArray())!;
        Assert.Equal(("objection", "My son comes every day.", "Ana Lane"), ((string?)statement["kind"], (string?)statement["text"], (string?)statement["name"]));
        await NothingRemovesItAsync(host, database);
    }

    [Fact]
    public async Task The_independent_person_reads_only_after_a_press_and_answers_on_a_page()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, objection, wish) = await ObjectedAsync(host);
        await PassOnAsync(host, lane, objection);
        var visitor = new Visitor(host);
        var address = $"/o/{await lane.NewestTokenAsync(Ruth)}";

        var waiting = await visitor.GetAsync(address);
        Assert.DoesNotContain("My son", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("My son comes every day.", (await visitor.PostAsync(address)).Text, StringComparison.Ordinal);

        await host.WaitUntilQuietAsync();
        var before = await host.DumpAsync();
        var refused = await visitor.PostAsync($"{address}?handler=Answer", [("Text", "  "), ("NewText", "")]);
        Assert.Contains("Write your answer.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await host.DumpAsync());

        var answered = await visitor.PostAsync($"{address}?handler=Answer", [("Text", "Let one visitor in."), ("NewText", "One visitor for each of us")]);
        Assert.Contains("Your answer is in", answered.Text, StringComparison.Ordinal);
        Assert.Equal("One visitor for each of us", (string?)(await lane.ActionAsync(wish))["wish"]);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/o/cat1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).Status);
    }

    [Fact]
    public async Task Whoever_takes_part_cannot_be_the_independent_person()
    {
        await using var host = await TestHost.StartAsync();
        var request = AuditRequest.WithNineParticipants("infection-control");

        using var answer = await host.Api().SendAsync(HttpMethod.Post, "/api/v1/audits", new
        {
            request.AuditType,
            request.Title,
            request.Service,
            request.Participants,
            independent = new { name = "Helen Park", email = "Helen@example.org" },
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("independent.email", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(MeadowLane Lane, string Objection, string Wish)> ObjectedAsync(TestHost host)
    {
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(within: "2 working days", blind: false));
        var wish = await lane.SayAsync(Fay, "wish", "No visitors while people are ill");
        await lane.AllSignAsync("PlanActions");
        var objected = await lane.SignAsync(Ana, "SignOff", "object", "My son comes every day.", wish);
        await lane.AllSignAsync("SignOff", except: Ana);
        await lane.WaitForStageAsync("RespondToObjection");
        return (lane, objected["objection"]!.GetValue<string>(), wish);
    }

    private static async Task PassOnAsync(TestHost host, MeadowLane lane, string objection)
    {
        Assert.Empty(host.Mails.To(lane.Address(Ruth)));
        host.Clock.SetUtcNow(ManagersUntil);
        await host.Mails.WaitForAsync(lane.Address(Ruth));
        var open = Assert.Single(await lane.ObjectionsAsync())!;
        Assert.Equal(
            (objection, "open", "independent", 2, RuthUntil),
            ((string?)open["id"], (string?)open["status"], (string?)open["responder"], (int)open["round"]!, open["dueAt"]!.GetValue<DateTimeOffset>()));
    }

    private static async Task NothingRemovesItAsync(TestHost host, Database database)
    {
        string[] ways =
        [
            "DELETE FROM minority_statements",
            "UPDATE minority_statements SET text = 'I agree after all.'",
            "DELETE FROM audits",
            database == Database.Postgres
                ? "TRUNCATE minority_statements CASCADE"
                : "INSERT OR REPLACE INTO minority_statements SELECT * FROM minority_statements",
        ];
        foreach (var way in ways)
        {
            await Assert.ThrowsAnyAsync<DbException>(() => host.ReadAsync(db => db.Database.ExecuteSqlRawAsync(way)));
            Assert.Equal("My son comes every day.", await host.ReadAsync(db => db.MinorityStatements.Select(s => s.Text).SingleAsync()));
        }
    }
}

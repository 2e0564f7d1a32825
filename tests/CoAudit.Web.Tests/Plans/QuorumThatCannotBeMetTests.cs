using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.Plans;

/// <summary>A quorum that the named people could never meet is refused when the audit is to start, and says which field to mend.</summary>
public abstract class QuorumThatCannotBeMetTests(SharedHost shared)
{
    private readonly string type = $"quorum-{Guid.NewGuid():N}";

    [Theory, InlineData("minPerGroup"), InlineData("agreeingPerGroup")]
    public async Task A_sign_off_that_wants_more_of_a_group_than_there_are(string input)
    {
        var definition = PlanFlow.Definition();
        Node(definition, "sign-off")[input] = FlowJson.Literal(3);
        await PublishAsync(type, definition);

        var problems = await RefusalAsync("participants");

        // Nine people: three use services, three are care workers, two manage, one is from outside.
        Assert.Equal(2, problems.Count);
        Assert.Contains(problems, p => p.StartsWith("'sign-off' needs answers from 3 people of this group: Managers", StringComparison.Ordinal) && p.Contains("You have named 2", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("Other stakeholders", StringComparison.Ordinal) && p.Contains("You have named 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_review_panel_that_wants_more_of_a_group_than_there_are()
    {
        var review = $"review-{type}";
        await PublishAsync(review, new FlowJson(review)
            .Node("look", "CoAudit.ReviewProgress", ("minPerGroup", FlowJson.Literal(2)))
            .Node("end", "Elsa.End")
            .Arrows("look.Sustained>end look.NotSustained>end look.NotEnoughVoices>end").ToJson());
        var definition = PlanFlow.Definition();
        Node(definition, "reviews")["reviewWorkflow"] = FlowJson.Literal(review);
        await PublishAsync(type, definition);

        var problem = Assert.Single(await RefusalAsync("participants"));

        Assert.Contains("needs answers from 2 people of this group: Other stakeholders", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_without_those_who_live_with_it()
    {
        var definition = PlanFlow.Definition();
        var root = definition["root"]!;
        root["activities"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "look",
            ["type"] = "CoAudit.ReviewProgress",
            ["name"] = "look",
            ["groups"] = FlowJson.Expression("Object", "[\"managers\",\"other-stakeholders\"]"),
        });
        root["connections"] = new JsonArray([.. root["connections"]!.AsArray().Select(c => (string?)c!["source"]!["activity"] == "reviews" ? Arrow("reviews", "Done", "look") : c.DeepClone())]);
        foreach (var port in new[] { "Sustained", "NotSustained", "NotEnoughVoices" })
        {
            root["connections"]!.AsArray().Add(Arrow("look", port, "report"));
        }

        await PublishAsync(type, definition);

        Assert.Contains("'look' has a panel without", Assert.Single(await RefusalAsync("auditType")), StringComparison.Ordinal);
    }

    private static JsonNode Node(JsonObject definition, string id) => definition["root"]!["activities"]!.AsArray().Single(n => (string?)n!["id"] == id)!;

    private static JsonObject Arrow(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };

    private async Task PublishAsync(string id, JsonObject definition)
    {
        definition["definitionId"] = id;
        await shared.Host.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = definition, ["publish"] = true });
    }

    private async Task<IReadOnlyList<string>> RefusalAsync(string field)
    {
        using var answer = await shared.Host.Api().SendAsync(HttpMethod.Post, "/api/v1/audits", AuditRequest.WithNineParticipants(type));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsObject();
        Assert.Equal([field], errors.Select(e => e.Key));
        return [.. errors[field]!.AsArray().Select(m => (string)m!)];
    }
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteQuorumThatCannotBeMetTests(SqliteHost host) : QuorumThatCannotBeMetTests(host);

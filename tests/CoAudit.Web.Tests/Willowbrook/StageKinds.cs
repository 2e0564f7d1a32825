using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>What people can send in a stage, and that everything else is refused with what can be sent instead.</summary>
internal static class StageKinds
{
    private static readonly string[] OfTheTool = ["criterion", "amendment", "strike"];

    public static async Task AreHeldToAsync(Home home, Person person, string stage, params string[] kinds)
    {
        var task = await home.TaskAsync(person, stage);
        Assert.Equal(kinds, task["kinds"]!.AsArray().Select(kind => (string)kind!));
        var link = await home.AsAsync(person, stage);

        // Not all that there are: a link takes ten things a minute.
        foreach (var other in Contribution.Kinds.Except(kinds).TakeLast(2).Append(kinds.Contains("criterion", StringComparer.Ordinal) ? "objective" : "criterion"))
        {
            using var refused = await link.SendAsync(HttpMethod.Post, "/api/v1/my/task/contributions", new { kind = other, text = "Not here." });
            if (stage is "GatherEvidence" or "AnalyseFindings" && OfTheTool.Contains(other, StringComparer.Ordinal))
            {
                // The tool is frozen, which is said as such.
                Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
                continue;
            }

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var (field, messages) = Assert.Single(JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!.AsObject());
            Assert.Equal("kind", field);
            Assert.Contains(string.Join(", ", kinds), (string?)messages![0], StringComparison.Ordinal);
        }

        Assert.Equal(task["mine"]!.ToJsonString(), (await home.TaskAsync(person, stage))["mine"]!.ToJsonString());
    }
}

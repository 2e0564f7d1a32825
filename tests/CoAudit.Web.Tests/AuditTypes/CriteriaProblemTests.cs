using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.AuditTypes;

/// <summary>A slip of the pen in the library of criteria is told when the audit type is published; what is known only later is a fault, and no empty tool.</summary>
[Collection(nameof(SqliteHost))]
public sealed class CriteriaProblemTests(SqliteHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task An_unknown_library_is_refused_at_publish_and_the_activity_is_named()
    {
        var (status, body, _) = await PublishAsync(FlowJson.Literal("infection-controll"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("\"Build the audit tool\": there is no library of criteria 'infection-controll'.", (string)Assert.Single(body["errors"]!["generalErrors"]!.AsArray())!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_the_librarys_file_is_as_good_as_its_id()
    {
        var (status, _, id) = await PublishAsync(FlowJson.Literal("infection-control.json"));
        Assert.True(status == HttpStatusCode.OK, $"{status}");
        var audit = await StartAsync(id);

        var key = new Audits.Model.AuditId(Guid.Parse(audit));
        Assert.Contains("IPC-08", await host.ReadAsync(db => db.DraftLines.Where(l => l.AuditId == key).Select(l => l.Id).ToListAsync()));
    }

    [Fact]
    public async Task What_an_expression_gives_is_a_fault_when_the_stage_opens()
    {
        var (status, _, id) = await PublishAsync(FlowJson.Script("'infection-' + 'controll'"));
        Assert.True(status == HttpStatusCode.OK, $"{status}");
        var audit = await StartAsync(id);

        Assert.Equal("faulted", (string?)(await host.Api().AuditAsync(audit))["status"]);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body, string Id)> PublishAsync(JsonObject criteriaSet)
    {
        var id = $"criteria-{Guid.NewGuid():N}";
        var model = new FlowJson(id)
            .Node("tool", "CoAudit.BuildAuditTool", ("criteriaSet", criteriaSet), ("due", FlowJson.Literal("PT8H")))
            .Node("end", "Elsa.End").Arrows("tool>end tool.NotEnoughVoices>end").ToJson();
        using var response = await host.Api().SendAsync(HttpMethod.Post, "/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!, id);
    }

    private Task<string> StartAsync(string type) => host.Api().StartAuditAsync(AuditRequest.WithNineParticipants(type, $"Criteria {type}"));
}

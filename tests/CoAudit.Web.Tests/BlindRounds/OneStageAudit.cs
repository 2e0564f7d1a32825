using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Plans;

namespace CoAudit.Web.Tests.BlindRounds;

/// <summary>An audit of one blind stage, of whichever kind, with one person of each group.</summary>
internal sealed record OneStageAudit(TestHost Host, string Id, string Mark)
{
    private static readonly (string Name, string Group)[] People =
        [("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders)];

    public static async Task<OneStageAudit> StartAsync(TestHost host, string type)
    {
        var mark = Guid.NewGuid().ToString("N")[..10];
        await host.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = type is "PlanActions" ? OfThePlan(mark) : Definition(mark, type), ["publish"] = true });
        var id = await host.Api().StartAuditAsync(AuditRequest.WithNineParticipants($"one-stage-{mark}", $"One stage {mark}") with
        {
            Participants = [.. People.Select(p => new ParticipantRequest(p.Name, $"{p.Name}-{mark}@example.org", p.Group))],
        });
        return new OneStageAudit(host, id, mark);
    }

    public Task<string> TokenAsync(string name) => Host.Mails.WaitForTokenAsync($"{name}-{Mark}@example.org");

    public async Task<AuditApi> LinkAsync(string name) => new(Host.Client, $"TaskLink {await TokenAsync(name)}");

    public async Task<RobotParticipant> PersonAsync(string name) => new(Host.Client, await TokenAsync(name));

    // A plan is published only with what must follow it.
    private static JsonObject OfThePlan(string mark)
    {
        var flow = PlanFlow.Definition();
        flow["definitionId"] = $"one-stage-{mark}";
        return flow;
    }

    private static JsonNode Definition(string mark, string type) => JsonNode.Parse(
        $$"""
        {
          "definitionId": "one-stage-{{mark}}", "id": "one-stage-{{mark}}-1", "name": "One blind stage", "isPublished": true, "isLatest": true, "version": 1,
          "root": {
            "id": "audit", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "start", "type": "Elsa.Start", "version": 1 },
              {
                "id": "stage", "name": "One stage", "type": "CoAudit.{{type}}", "version": 1,
                "criteriaSet": { "typeName": "String", "expression": { "type": "Literal", "value": "infection-control" } },
                "criteria": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"IPC-12\", \"IPC-11\"]" } },
                "due": { "typeName": "String", "expression": { "type": "Literal", "value": "P4D" } }
              },
              { "id": "join", "type": "Elsa.FlowJoin", "version": 1, "mode": { "typeName": "FlowJoinMode", "expression": { "type": "Literal", "value": "WaitAny" } } },
              { "id": "end", "type": "Elsa.End", "version": 1 }
            ],
            "connections": [
              { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "stage", "port": "In" } },
              {{string.Join(",\n", Exits(type).Select(exit => $$"""{ "source": { "activity": "stage", "port": "{{exit}}" }, "target": { "activity": "join", "port": "In" } }"""))}},
              { "source": { "activity": "join", "port": "Done" }, "target": { "activity": "end", "port": "In" } }
            ]
          }
        }
        """)!;

    private static string[] Exits(string type) => type switch
    {
        "AnalyseFindings" => ["Done", "CriticalFinding", "NotEnoughVoices"],
        "ReviewProgress" => ["Sustained", "NotSustained", "NotEnoughVoices"],
        _ => ["Done", "NotEnoughVoices"],
    };
}

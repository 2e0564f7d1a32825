namespace CoAudit.Benchmarks.Cycles;

/// <summary>The two smallest workflows that block once.</summary>
internal static class BenchmarkWorkflows
{
    public const string OneEventId = "benchmark-one-event";

    public const string OneSignOffId = "benchmark-one-sign-off";

    public static readonly string OneEvent = Flow(
        OneEventId,
        """{ "id": "wait", "type": "Elsa.Event", "version": 1, "eventName": { "typeName": "String", "expression": { "type": "Literal", "value": "go" } } }""",
        """{ "source": { "activity": "wait", "port": "Done" }, "target": { "activity": "end", "port": "In" } }""");

    public static readonly string OneSignOff = Flow(
        OneSignOffId,
        """
        { "id": "wait", "type": "CoAudit.SignOff", "version": 1,
          "title": { "typeName": "String", "expression": { "type": "Literal", "value": "Agree the plan" } },
          "groups": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"care-workers\"]" } } },
        { "id": "respond", "type": "CoAudit.RespondToObjection", "version": 1 }
        """,
        """
        { "source": { "activity": "wait", "port": "Agreed" }, "target": { "activity": "end", "port": "In" } },
        { "source": { "activity": "wait", "port": "Objected" }, "target": { "activity": "respond", "port": "In" } },
        { "source": { "activity": "respond", "port": "Resolved" }, "target": { "activity": "end", "port": "In" } },
        { "source": { "activity": "respond", "port": "Unresolved" }, "target": { "activity": "end", "port": "In" } },
        { "source": { "activity": "wait", "port": "NotEnoughVoices" }, "target": { "activity": "end", "port": "In" } }
        """);

    private static string Flow(string id, string wait, string exits) =>
        $$"""
        {
          "id": "{{id}}-1", "definitionId": "{{id}}", "name": "{{id}}", "version": 1, "isLatest": true, "isPublished": true,
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "start", "type": "Elsa.Start", "version": 1 },
              {{wait}},
              { "id": "end", "type": "Elsa.End", "version": 1 }
            ],
            "connections": [
              { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "wait", "port": "In" } },
              {{exits}}
            ]
          }
        }
        """;
}

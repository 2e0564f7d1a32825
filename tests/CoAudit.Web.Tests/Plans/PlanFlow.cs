using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Plans;

/// <summary>Plan, sign-off, objections, reviews and report, as a definition.</summary>
internal static class PlanFlow
{
    public static JsonObject Definition(string within = "5 working days", int rounds = 2, bool blind = true, bool agreesFirst = false, bool makesTool = false)
    {
        // What people agree first has a step for objections of its own, which is another one than the plan's.
        JsonNode[] first = agreesFirst
            ? [Node("first", "SignOff", ("text", "We do this together."), ("due", "5 working days")), Node("outsider", "RespondToObjection", ("responder", "facilitator"), ("within", "1 working days"))]
            : makesTool
                ?
                [
                    Node("tool", "BuildAuditTool", ("criteriaSet", "infection-control"), ("criteria", "IPC-28"), ("blind", false)),
                    Node("evidence", "GatherEvidence", ("scoring", false), ("blind", false)),
                ]
                : [];
        var nodes = new JsonArray(
            [.. first,
            Node("plan", "PlanActions", ("due", "10 working days"), ("blind", blind)),
            Node("sign-off", "SignOff", ("subject", "plan"), ("due", "5 working days")),
            Node("respond", "RespondToObjection", ("within", within), ("rounds", rounds)),
            Node("reviews", "ScheduleReviews"),
            Node("report", "PublishReport"),
            new JsonObject { ["id"] = "end", ["type"] = "Elsa.End" }]);
        string[] arrows =
        [
            "plan.Done>sign-off", "plan.NotEnoughVoices>sign-off", "sign-off.Agreed>reviews", "sign-off.NotEnoughVoices>report", "sign-off.Objected>respond",
            "respond.Resolved>reviews", "respond.Unresolved>reviews", "reviews.Done>report", "report.Done>end",
            .. agreesFirst ? ["first.Agreed>plan", "first.NotEnoughVoices>plan", "first.Objected>outsider", "outsider.Resolved>plan", "outsider.Unresolved>plan"] : Array.Empty<string>(),
            .. makesTool ? ["tool.Done>evidence", "tool.NotEnoughVoices>evidence", "evidence.Done>plan", "evidence.NotEnoughVoices>plan"] : Array.Empty<string>(),
        ];
        return new JsonObject
        {
            ["name"] = "Plan only",
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["start"] = agreesFirst ? "first" : makesTool ? "tool" : "plan",
                ["activities"] = nodes,
                ["connections"] = new JsonArray([.. arrows.Select(Arrow)]),
            },
        };
    }

    private static JsonObject Node(string id, string type, params (string Name, object Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = $"CoAudit.{type}", ["name"] = id };
        foreach (var (name, value) in inputs)
        {
            node[name] = new JsonObject
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = JsonValue.Create(value) },
            };
        }

        return node;
    }

    private static JsonNode Arrow(string arrow)
    {
        var ends = arrow.Replace('>', '.').Split('.');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = ends[0], ["port"] = ends[1] },
            ["target"] = new JsonObject { ["activity"] = ends[2], ["port"] = "In" },
        };
    }
}

using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Conformance;

/// <summary>What the API shows of one instance, in the shape of the recordings.</summary>
internal sealed class InstanceSnapshot(ElsaApi api, Cleaning cleaning)
{
    private const int MostTold = 500;

    public async Task<JsonObject> TakeAsync(string id)
    {
        var answer = await SettledAsync(id);
        if (answer.Code != 200)
        {
            return new JsonObject { ["http"] = answer.Code };
        }

        var instance = answer.Body!;
        var state = instance["workflowState"]!;
        var waits = state["bookmarks"]!.AsArray();
        var journal = await api.JournalAsync(id);
        var snapshot = new JsonObject
        {
            ["status"] = instance["status"]?.DeepClone(),
            ["subStatus"] = instance["subStatus"]?.DeepClone(),
            ["version"] = instance["version"]?.DeepClone(),
            ["correlationId"] = cleaning.Clean(instance["correlationId"]),
            ["name"] = cleaning.Clean(instance["name"]),
            ["incidentCount"] = instance["incidentCount"]?.DeepClone(),
            ["incidents"] = new JsonArray([.. state["incidents"]!.AsArray().Select(i => Incident(i!)).OrderBy(i => i.ToJsonString(), StringComparer.Ordinal)]),
            ["output"] = cleaning.Clean(state["output"]) ?? new JsonObject(),
            ["input"] = cleaning.Clean(state["input"]) ?? new JsonObject(),
            ["bookmarks"] = new JsonArray([.. waits.Select(w => $"{w!["activityId"]}:{w["name"]}").Order(StringComparer.Ordinal)]),
            ["bookmarkCount"] = waits.Count,
            ["variables"] = await VariablesAsync(id),
            ["activities"] = Activities(journal),
            ["executions"] = await ExecutionsAsync(id),
        };
        if (journal.Count <= MostTold)
        {
            snapshot["sequence"] = new JsonArray([.. journal.Select(line => JsonValue.Create($"{Activity(line)}:{line["eventName"]}"))]);
        }

        if (Outcomes(journal) is { Count: > 0 } outcomes)
        {
            snapshot["outcomes"] = outcomes;
        }

        return snapshot;
    }

    // Events that an instance published are heard a moment later: read until nothing moves.
    private async Task<ElsaAnswer> SettledAsync(string id)
    {
        string? last = null;
        return await Eventually.ThatAsync(
            () => api.GetAsync($"/workflow-instances/{id}"),
            answer =>
            {
                var seen = $"{answer.Code} {answer.Body?["updatedAt"]}";
                var settled = seen == last;
                last = seen;
                return settled;
            },
            $"instance {id} has settled");
    }

    private JsonObject Incident(JsonNode incident)
    {
        var told = new JsonObject { ["activityId"] = Activity(incident), ["activityType"] = incident["activityType"]?.DeepClone() };
        if ((string?)incident["activityType"] == "Elsa.Fault")
        {
            told["message"] = cleaning.Clean(incident["message"]);
        }

        return told;
    }

    private async Task<JsonObject> VariablesAsync(string id)
    {
        var items = (await api.GetAsync($"/workflow-instances/{id}/variables")).Ok()["items"]!.AsArray();
        return new JsonObject(items.GroupBy(v => (string)v!["name"]!).Select(v => KeyValuePair.Create(v.Key, OneOrMany([.. v.Select(x => cleaning.Clean(x!["value"], v.Key))]))));
    }

    private static JsonNode? OneOrMany(List<JsonNode?> values) => values.Count == 1 ? values[0] : new JsonArray([.. values]);

    private JsonObject Activities(IReadOnlyList<JsonNode> journal) => new(journal.GroupBy(Activity).Select(activity => KeyValuePair.Create(activity.Key, (JsonNode?)new JsonObject
    {
        ["type"] = cleaning.Clean(activity.First()["activityType"]),
        ["events"] = new JsonObject(activity.GroupBy(line => (string)line["eventName"]!).Select(e => KeyValuePair.Create(e.Key, (JsonNode?)e.Count()))),
    })));

    private JsonObject Outcomes(IReadOnlyList<JsonNode> journal) => new(journal.Where(line => line["payload"]?["Outcomes"] is not null).GroupBy(Activity)
        .Select(activity => KeyValuePair.Create(activity.Key, (JsonNode?)new JsonArray([.. activity.Select(line => line["payload"]!["Outcomes"]!.DeepClone())]))));

    private async Task<JsonObject> ExecutionsAsync(string id)
    {
        var items = (await api.GetAsync($"/activity-executions/list?workflowInstanceId={id}")).Ok()["items"]!.AsArray();
        return new JsonObject(items.Select(x => x!).GroupBy(Activity).Select(activity =>
            KeyValuePair.Create(activity.Key, (JsonNode?)new JsonArray([.. activity.Select(Execution).OrderBy(Ordered.Text, StringComparer.Ordinal)]))));
    }

    private JsonObject Execution(JsonNode execution)
    {
        var told = new JsonObject { ["status"] = execution["status"]?.DeepClone() };
        Put(told, "inputs", Given(execution["activityState"]));
        Put(told, "outputs", Given(execution["outputs"]));
        Put(told, "outcomes", execution["payload"]?["Outcomes"]?.DeepClone());
        return told;
    }

    private JsonObject? Given(JsonNode? values)
    {
        var given = (cleaning.Clean(values) as JsonObject ?? []).Where(v => v.Value is not null and not JsonObject { Count: 0 } && v.Key != "TaskId")
            .Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone())).ToList();
        return given.Count == 0 ? null : new JsonObject(given);
    }

    private static void Put(JsonObject told, string name, JsonNode? value)
    {
        if (value is not null and not JsonArray { Count: 0 })
        {
            told[name] = value;
        }
    }

    private string Activity(JsonNode line) => (string?)line["activityType"] == "Elsa.Workflow" ? "$workflow" : (string)cleaning.Clean(line["activityId"])!;
}

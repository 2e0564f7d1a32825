using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Conformance;

/// <summary>What a reader of the API would see of an instance, in the shape of the recordings.</summary>
internal static class Observation
{
    public static JsonObject Of(Instance instance)
    {
        var state = instance.State;
        return new JsonObject
        {
            ["status"] = state.Status.ToString(),
            ["subStatus"] = state.SubStatus.ToString(),
            ["version"] = instance.Version,
            ["correlationId"] = state.CorrelationId,
            ["name"] = state.Name,
            ["incidentCount"] = state.Incidents.Count,
            ["incidents"] = new JsonArray([.. state.Incidents.Select(Incident)]),
            ["output"] = state.GetOutput(),
            ["input"] = new JsonObject(),
            ["bookmarks"] = new JsonArray([.. state.Bookmarks.Select(b => $"{b.ActivityId}:{b.Name}").Order(StringComparer.Ordinal).Select(b => JsonValue.Create(b))]),
            ["bookmarkCount"] = state.Bookmarks.Count,
            ["variables"] = Named(state.GetVariables(instance.Workflow).Select(v => (v.Name, v.Value))),
            ["activities"] = Activities(instance),
            ["sequence"] = new JsonArray([.. instance.Sequence.Select(e => JsonValue.Create(e))]),
            ["executions"] = Executions(instance),
        };
    }

    private static JsonObject Named(IEnumerable<(string Name, JsonNode? Value)> values)
    {
        var result = new JsonObject();
        foreach (var (name, value) in values)
        {
            result[name] = value?.DeepClone();
        }

        return result;
    }

    private static JsonObject Incident(Incident incident)
    {
        var told = new JsonObject { ["activityId"] = incident.ActivityId, ["activityType"] = incident.ActivityType };
        if (incident.ActivityType == "Elsa.Fault")
        {
            told["message"] = incident.Message;
        }

        return told;
    }

    private static JsonObject Activities(Instance instance)
    {
        var result = new JsonObject();
        foreach (var activity in instance.Journal.GroupBy(Instance.Name))
        {
            var events = new JsonObject();
            foreach (var entry in activity.GroupBy(e => e.EventName))
            {
                events[entry.Key] = entry.Count();
            }

            result[activity.Key] = new JsonObject { ["type"] = activity.First().ActivityType, ["events"] = events };
        }

        return result;
    }

    private static JsonObject Executions(Instance instance)
    {
        var result = new JsonObject();
        foreach (var activity in instance.Journal.GroupBy(Instance.Name))
        {
            var executions = activity.GroupBy(e => e.ActivityInstanceId).Select(Execution).OrderBy(Sortable, StringComparer.Ordinal);
            result[activity.Key] = new JsonArray([.. executions]);
        }

        return result;
    }

    private static JsonObject Execution(IGrouping<string, JournalEntry> entries)
    {
        var last = entries.Last();
        var told = new JsonObject
        {
            ["status"] = last.EventName is "Completed" or "Faulted" or "Canceled" ? last.EventName : "Running",
        };
        Put(told, "inputs", entries.Select(e => e.Inputs).LastOrDefault(i => i is not null));
        Put(told, "outputs", last.EventName == "Completed" ? NonEmpty(last.Outputs) : null);
        Put(told, "outcomes", last.Payload?["Outcomes"]);
        return told;
    }

    // As the recordings were sorted: members by name.
    private static string Sortable(JsonNode? node) => node switch
    {
        JsonObject members => "{" + string.Join(", ", members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"\"{m.Key}\": {Sortable(m.Value)}")) + "}",
        JsonArray items => "[" + string.Join(", ", items.Select(Sortable)) + "]",
        _ => node?.ToJsonString() ?? "null",
    };

    private static JsonObject? NonEmpty(JsonObject? outputs) =>
        outputs?.Any(o => o.Value is not null and not JsonObject { Count: 0 }) == true ? outputs : null;

    private static void Put(JsonObject told, string name, JsonNode? value)
    {
        if (value is not null)
        {
            told[name] = value.DeepClone();
        }
    }
}

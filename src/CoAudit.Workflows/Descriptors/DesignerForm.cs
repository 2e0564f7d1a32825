using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Activities.Generic;

namespace CoAudit.Workflows.Descriptors;

/// <summary>
/// Between a definition as it is stored and as the designer can draw it. The designer leaves its whole canvas blank for one activity that it has no descriptor for,
/// so such an activity is shown as one that stands for it and carries its JSON; saving puts it back, and nothing is lost.
/// </summary>
public sealed class DesignerForm(ActivityRegistry registry)
{
    private const string StandIn = NotFoundActivity.TypeName;
    private const string Original = "originalActivityJson";
    private const string StoredVersion = "storedVersion";
    private const string WorkflowId = "Workflow1";

    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];

    /// <summary>Makes it what the designer draws: unknown activities replaced, paths and the defaults of inputs filled in.</summary>
    /// <param name="workflows">Types and versions of the workflows that have a descriptor, because they may be used as activities.</param>
    public JsonObject Show(JsonObject definition, IReadOnlySet<(string Type, int Version)> workflows)
    {
        foreach (var list in Lists)
        {
            definition[list] ??= new JsonArray();
        }

        definition["customProperties"] ??= new JsonObject();
        definition["options"] ??= new JsonObject();
        if (definition["root"] is JsonObject root)
        {
            Change(root, r => Show(r, WorkflowId, workflows));
        }

        return definition;
    }

    /// <summary>Puts back what <see cref="Show(JsonObject, IReadOnlySet{ValueTuple{string, int}})"/> replaced.</summary>
    public JsonObject Store(JsonObject definition)
    {
        if (definition["root"] is JsonObject root)
        {
            Change(root, Restore);
        }

        return definition;
    }

    /// <summary>Makes one activity with what stands in it what the designer draws.</summary>
    /// <param name="parent">The path of what it stands in.</param>
    internal JsonObject ShowPart(JsonObject activity, string parent, IReadOnlySet<(string Type, int Version)> workflows) => Show(activity, parent, workflows);

    // The nesting limit of JSON bounds these recursions.
    private JsonObject Show(JsonObject activity, string parent, IReadOnlySet<(string Type, int Version)> workflows)
    {
        var nodeId = $"{parent}:{Text(activity, "id")}";
        activity["nodeId"] = nodeId;
        if (registry.Find(Text(activity, "type") ?? "") is not { } type || string.Equals(type.Name, StandIn, StringComparison.Ordinal))
        {
            return workflows.Contains((Text(activity, "type") ?? "", Number(activity, "version"))) ? activity : Replace(activity);
        }

        KeepVersion(activity, type);
        foreach (var input in type.Offered)
        {
            if (activity[input.Name] is null && ActivityDescriptors.Wrapped(input) is { } value)
            {
                activity[input.Name] = value;
            }
        }

        Within(activity, type, child => Show(child, nodeId, workflows));
        return activity;
    }

    private JsonObject Restore(JsonObject activity)
    {
        if (string.Equals(Text(activity, "type"), StandIn, StringComparison.Ordinal))
        {
            return PutBack(activity);
        }

        if (activity["customProperties"] is JsonObject properties && properties[StoredVersion] is { } version)
        {
            activity["version"] = version.DeepClone();
            properties.Remove(StoredVersion);
        }

        if (registry.Find(Text(activity, "type") ?? "") is { } type)
        {
            Within(activity, type, Restore);
        }

        return activity;
    }

    private static JsonObject Replace(JsonObject activity)
    {
        if (Text(activity, Original) is not null)
        {
            return activity;
        }

        var type = Text(activity, "type");
        var metadata = activity["metadata"] is JsonObject held ? (JsonObject)held.DeepClone() : [];
        metadata["displayText"] = Text(metadata, "displayText") ?? Text(activity, "name") ?? type;
        metadata["description"] = $"There is no activity {type} here. It is kept as it is.";
        return new JsonObject
        {
            ["missingTypeName"] = type,
            ["missingTypeVersion"] = activity["version"]?.DeepClone() ?? 1,
            [Original] = activity.ToJsonString(),
            ["id"] = activity["id"]?.DeepClone(),
            ["nodeId"] = activity["nodeId"]?.DeepClone(),
            ["name"] = activity["name"]?.DeepClone(),
            ["type"] = StandIn,
            ["version"] = 1,
            ["customProperties"] = activity["customProperties"] is JsonObject properties ? properties.DeepClone() : new JsonObject(),
            ["metadata"] = metadata,
        };
    }

    private static JsonObject PutBack(JsonObject shown)
    {
        if (Text(shown, Original) is not { } json || Parse(json) is not { } activity)
        {
            return shown;
        }

        // What can be changed on the canvas: where it stands and, for a copy, its id.
        activity["id"] = shown["id"]?.DeepClone();
        activity["nodeId"] = shown["nodeId"]?.DeepClone();
        if (shown["metadata"] is JsonObject seen && seen["designer"] is { } place)
        {
            if (activity["metadata"] is not JsonObject metadata)
            {
                activity["metadata"] = metadata = [];
            }

            metadata["designer"] = place.DeepClone();
        }

        return activity;
    }

    // The canvas looks for the exact version and stays blank without it. The engine has one of each.
    private static void KeepVersion(JsonObject activity, ActivityType type)
    {
        if (activity["version"] is JsonValue version && (!version.TryGetValue<int>(out var number) || number != type.Attribute.Version))
        {
            if (activity["customProperties"] is not JsonObject properties)
            {
                activity["customProperties"] = properties = [];
            }

            properties[StoredVersion] = version.DeepClone();
        }

        activity["version"] = type.Attribute.Version;
    }

    private static void Within(JsonObject activity, ActivityType type, Func<JsonObject, JsonObject> change)
    {
        foreach (var child in type.Slots.SelectMany(slot => Held(activity, slot)).ToList())
        {
            Change(child, change);
        }
    }

    private static IEnumerable<JsonObject> Held(JsonObject activity, ChildSlot slot)
    {
        // Not a collection expression: it would become a JsonArray, and a node cannot stand in two.
        var held = activity[slot.Name] is JsonArray list ? list.AsEnumerable() : Enumerable.Repeat(activity[slot.Name], 1);
        return (slot.Within is { } within ? held.Select(item => (item as JsonObject)?[within]) : held).OfType<JsonObject>();
    }

    private static void Change(JsonObject child, Func<JsonObject, JsonObject> change)
    {
        var changed = change(child);
        if (!ReferenceEquals(changed, child))
        {
            child.ReplaceWith(changed);
        }
    }

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Number(JsonObject activity, string name) => activity[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 1;

    private static string? Text(JsonObject activity, string name) => activity[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>The inputs that a parent gives to a child.</summary>
internal static class ChildInput
{
    /// <summary>The given members and, as Elsa adds it, the parent's instance id.</summary>
    /// <exception cref="ActivityFaultException">What was given is no object.</exception>
    public static JsonObject Of(ActivityContext context, JsonNode? given)
    {
        var input = Parsed(given) switch
        {
            null => [],
            JsonObject members => members,
            _ => throw new ActivityFaultException("The input for the workflow is not an object."),
        };
        input["ParentInstanceId"] = context.WorkflowInstanceId;
        return input;
    }

    /// <summary>The list itself, the one that a JSON text stands for, or a list of the one value.</summary>
    public static JsonArray Items(JsonNode? given) => Parsed(given) switch
    {
        null => [],
        JsonArray items => items,
        var single => [single],
    };

    // Designers store objects as JSON texts.
    private static JsonNode? Parsed(JsonNode? given)
    {
        if (given?.GetValueKind() != JsonValueKind.String)
        {
            return given;
        }

        try
        {
            return Values.ParseJson(given.GetValue<string>());
        }
        catch (FormatException e)
        {
            throw new ActivityFaultException($"The input for the workflow is no JSON: {e.Message}", e);
        }
    }
}

using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Flow;

namespace CoAudit.Workflows.Execution;

/// <summary>Between an activity while it runs and its record in the state.</summary>
internal static class ActivityRecords
{
    public static ActivityRecord Of(ActivityContext activity) => new()
    {
        ActivityInstanceId = activity.ActivityInstanceId,
        ActivityId = activity.Node.Key,
        ParentActivityInstanceId = activity.Parent?.ActivityInstanceId,
        IsFaulted = activity.Phase == ActivityPhase.Faulted,
        IsOver = activity.IsKept,
        Number = activity.Number,
        ParentNumber = activity.Parent?.Number ?? 0,
        Data = activity.StoredData is { Count: > 0 } data ? data : null,
        Inputs = InputsOf(activity),
        Outputs = activity.OutputValues?.ToDictionary(o => o.Key, o => o.Value?.DeepClone(), StringComparer.Ordinal),
        // Those of the workflow itself stand in the state, where they outlive it.
        Variables = activity.Parent is null ? null : VariablesOf(activity),
        ExtraVariables = activity.ExtraVariables,
        Flow = activity.Tokens is { } tokens ? new FlowRecord(tokens.Graph.Start, [.. tokens.Save()]) : null,
    };

    public static void Restore(ActivityContext activity, ActivityRecord record)
    {
        var node = activity.Node;
        var variables = record.ParentNumber == 0 ? activity.Run.KeptVariables : record.Variables;
        activity.StartVariables();
        for (var i = 0; i < node.Variables.Count; i++)
        {
            if (variables?.TryGetValue(node.Variables[i].Id, out var value) == true)
            {
                activity.VariableValues![i] = value;
            }
        }

        if (record.Inputs is { } inputs)
        {
            activity.InputNodes = [.. node.Inputs.Select(b => inputs.GetValueOrDefault(b.Declaration.Name))];
        }

        if (record.Outputs is { } outputs)
        {
            activity.OutputValues = new JsonObject(outputs.Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone())));
        }

        if (record.Flow is { } flow && node.Connections is { } connections)
        {
            activity.Tokens = new FlowTokens(connections.From(flow.Start));
            foreach (var (connection, unused, followed) in flow.Tokens)
            {
                activity.Tokens.Restore(connection, unused, followed);
            }
        }
    }

    public static IReadOnlyDictionary<string, JsonNode?>? VariablesOf(ActivityContext activity)
    {
        if (activity.VariableValues is not { } values)
        {
            return null;
        }

        var named = new Dictionary<string, JsonNode?>(values.Length, StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            named[activity.Node.Variables[i].Id] = values[i];
        }

        return named;
    }

    private static Dictionary<string, JsonNode?>? InputsOf(ActivityContext activity)
    {
        if (activity.InputNodes is not { } nodes)
        {
            return null;
        }

        var inputs = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Length; i++)
        {
            var binding = activity.Node.Inputs[i];
            if (!binding.IsConstant)
            {
                inputs[binding.Declaration.Name] = nodes[i];
            }
        }

        return inputs;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Execution;

/// <summary>Reads what <see cref="StateWriter"/> wrote, now or in an earlier format.</summary>
internal static class StateReader
{
    public static WorkflowState Read(ReadOnlySpan<byte> utf8)
    {
        // The document lives in rented memory only while it is read: what is kept of it is copied.
        var rented = ArrayPool<byte>.Shared.Rent(utf8.Length);
        try
        {
            utf8.CopyTo(rented);
            using var document = JsonDocument.Parse(rented.AsMemory(0, utf8.Length), new JsonDocumentOptions { MaxDepth = 1000 });
            return State(document.RootElement, utf8.Length);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException("These bytes are not the state of a workflow instance.", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static WorkflowState State(JsonElement json, int length)
    {
        var version = json.GetProperty("v").GetInt32();
        if (version > StateWriter.Version)
        {
            throw new FormatException($"This state has the format {version}; the newest one known here is {StateWriter.Version}.");
        }

        var id = json.GetProperty("id").GetString()!;
        return new WorkflowState
        {
            InstanceId = id,
            StoredBytes = length,
            Status = Enum.Parse<WorkflowStatus>(json.GetProperty("status").GetString()!),
            SubStatus = Enum.Parse<WorkflowSubStatus>(json.GetProperty("sub").GetString()!),
            CorrelationId = json.Text("correlation"),
            Name = json.Text("name"),
            Sequence = json.GetProperty("seq").GetInt64(),
            LastNumber = json.GetProperty("last").GetInt32(),
            Input = Values(json, "input") ?? WorkflowState.None,
            Output = Values(json, "output") ?? WorkflowState.None,
            Variables = Values(json, "vars") ?? WorkflowState.None,
            ActivityOutputs = Outputs(json),
            Uses = Uses(json),
            Activities = [.. json.Items("live").Select(live => Activity(live, id))],
            Bookmarks = [.. json.Items("waits").Select(Wait)],
            Incidents = [.. json.Items("incidents").Select(Fault)],
        };
    }

    private static SortedDictionary<string, string> Uses(JsonElement json)
    {
        if (json.Member("uses") is not { } uses)
        {
            return CompiledWorkflow.UsesNone;
        }

        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var use in uses.EnumerateObject())
        {
            read.Add(use.Name, use.Value.GetString()!);
        }

        return read;
    }

    private static ActivityRecord Activity(JsonElement json, string instanceId)
    {
        var number = json.GetProperty("n").GetInt32();
        var parent = json.Member("in")?.GetInt32() ?? 0;
        return new ActivityRecord
        {
            ActivityInstanceId = Id(instanceId, number),
            ActivityId = json.GetProperty("node").GetString()!,
            ParentActivityInstanceId = parent == 0 ? null : Id(instanceId, parent),
            IsFaulted = json.Flag("faulted"),
            IsOver = json.Flag("over"),
            Number = number,
            ParentNumber = parent,
            Data = json.Member("data") is { } data ? JsonObject.Create(data.Clone()) : null,
            Inputs = Values(json, "inputs"),
            Outputs = Values(json, "outputs"),
            Variables = Values(json, "vars"),
            ExtraVariables = Values(json, "extra"),
            Flow = json.Member("flow") is { } flow ? Flow([.. flow.EnumerateArray().Select(n => n.GetInt32())]) : null,
        };
    }

    private static FlowRecord Flow(int[] numbers) =>
        new(numbers[0], [.. numbers.Skip(1).Chunk(3).Select(token => (token[0], token[1], token[2] == 1))]);

    private static Bookmark Wait(JsonElement json) =>
        new(json.GetProperty("id").GetString()!, json.GetProperty("node").GetString()!, json.GetProperty("of").GetString()!, json.GetProperty("name").GetString()!, json.Text("key") ?? "")
        {
            Payload = json.Member("payload") is { } payload ? JsonObject.Create(payload.Clone()) : null,
            DueAt = json.Text("due") is { } due ? Time(due) : null,
        };

    private static Incident Fault(JsonElement json) => new(
        json.GetProperty("node").GetString()!,
        json.GetProperty("of").GetString()!,
        json.GetProperty("type").GetString()!,
        json.GetProperty("message").GetString()!,
        Time(json.GetProperty("at").GetString()!));

    private static SortedDictionary<string, IReadOnlyDictionary<string, JsonNode?>> Outputs(JsonElement json)
    {
        if (json.Member("results") is not { } results)
        {
            return WorkflowState.NoOutputs;
        }

        var outputs = new SortedDictionary<string, IReadOnlyDictionary<string, JsonNode?>>(StringComparer.Ordinal);
        foreach (var activity in results.EnumerateObject())
        {
            outputs.Add(activity.Name, Values(activity.Value));
        }

        return outputs;
    }

    private static Dictionary<string, JsonNode?>? Values(JsonElement json, string name) => json.Member(name) is { } values ? Values(values) : null;

    private static Dictionary<string, JsonNode?> Values(JsonElement json)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            values.Add(member.Name, Node(member.Value));
        }

        return values;
    }

    private static JsonNode? Node(JsonElement value) =>
        JsonElements.ToNode(value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Number ? value.Clone() : value);

    private static string Id(string instanceId, int number) => string.Create(CultureInfo.InvariantCulture, $"{instanceId}.{number}");

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

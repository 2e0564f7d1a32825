using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Execution;

/// <summary>
/// The whole state of one instance between bursts, as a value that serialises to the same bytes for the same content.
/// </summary>
public sealed class WorkflowState
{
    internal static readonly IReadOnlyDictionary<string, JsonNode?> None = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);

    internal static readonly SortedDictionary<string, IReadOnlyDictionary<string, JsonNode?>> NoOutputs = new(StringComparer.Ordinal);

    public required string InstanceId { get; init; }

    public required WorkflowStatus Status { get; init; }

    public required WorkflowSubStatus SubStatus { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public required IReadOnlyList<Bookmark> Bookmarks { get; init; }

    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>What has started and not completed, in order of its start.</summary>
    public IReadOnlyList<ActivityRecord> Activities { get; init; } = [];

    /// <summary>Sequence of the last journal entry.</summary>
    public long Sequence { get; init; }

    /// <summary>The number that the last id ended with.</summary>
    internal int LastNumber { get; init; }

    /// <summary>Values of declared workflow inputs.</summary>
    internal IReadOnlyDictionary<string, JsonNode?> Input { get; init; } = None;

    internal IReadOnlyDictionary<string, JsonNode?> Output { get; init; } = None;

    /// <summary>Workflow-level variables, by id; kept when the instance has finished.</summary>
    internal IReadOnlyDictionary<string, JsonNode?> Variables { get; init; } = None;

    /// <summary>The last outputs of each activity, by activity id.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonNode?>> ActivityOutputs { get; init; } = NoOutputs;

    /// <summary>The contents of the workflows that stand in its definition as activities: <see cref="CompiledWorkflow.Uses"/> of what it started with.</summary>
    public IReadOnlyDictionary<string, string> Uses { get; init; } = CompiledWorkflow.UsesNone;

    /// <summary>How long the bytes were that it was read from; 0 when it was made.</summary>
    internal int StoredBytes { get; init; }

    /// <summary>Deterministic UTF-8 JSON, format version inside.</summary>
    public byte[] ToUtf8() => StateWriter.Write(this);

    /// <summary>Reads what <see cref="ToUtf8"/> wrote, in this or any earlier format version.</summary>
    /// <exception cref="FormatException">The bytes are no state, or of a later version.</exception>
    public static WorkflowState FromUtf8(ReadOnlySpan<byte> utf8) => StateReader.Read(utf8);

    /// <summary>A copy of the declared workflow inputs that were given.</summary>
    public JsonObject GetInput() => Copy(Input);

    /// <summary>A copy of the workflow's outputs.</summary>
    public JsonObject GetOutput() => Copy(Output);

    /// <summary>The workflow's own variables with their values, in the order of the definition.</summary>
    public IReadOnlyList<WorkflowVariable> GetVariables(CompiledWorkflow workflow) =>
        [.. workflow.Root.Variables.Select(v => new WorkflowVariable(v.Id, v.Name, (Variables.TryGetValue(v.Id, out var value) ? value : v.Default)?.DeepClone()))];

    private static JsonObject Copy(IReadOnlyDictionary<string, JsonNode?> values)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in values)
        {
            copy[name] = value?.DeepClone();
        }

        return copy;
    }
}

/// <summary>A variable of the workflow and what it holds.</summary>
public sealed record WorkflowVariable(string Id, string Name, JsonNode? Value);

using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Execution;

/// <summary>
/// An activity that has started and not completed, as the state keeps it between bursts: a container, something that waits, or something that faulted.
/// What has completed is in the journal only, so that the state does not grow with the number of steps.
/// </summary>
public sealed class ActivityRecord
{
    public required string ActivityInstanceId { get; init; }

    /// <summary>Id of the node in the definition; inside a workflow that is used as an activity its node id.</summary>
    public required string ActivityId { get; init; }

    public string? ParentActivityInstanceId { get; init; }

    /// <summary>True when it faulted: it then waits for nothing, and its container never completes.</summary>
    public bool IsFaulted { get; init; }

    /// <summary>True when it has completed and is kept only for what it left behind running.</summary>
    public bool IsOver { get; init; }

    internal int Number { get; init; }

    internal int ParentNumber { get; init; }

    /// <summary>Never changed; an activity gets a copy.</summary>
    internal JsonObject? Data { get; init; }

    /// <summary>Evaluated inputs by name, those that the definition does not fix.</summary>
    internal IReadOnlyDictionary<string, JsonNode?>? Inputs { get; init; }

    internal IReadOnlyDictionary<string, JsonNode?>? Outputs { get; init; }

    /// <summary>Values of the variables that the node declares, by their ids.</summary>
    internal IReadOnlyDictionary<string, JsonNode?>? Variables { get; init; }

    /// <summary>Variables made while running, by name.</summary>
    internal IReadOnlyDictionary<string, JsonNode?>? ExtraVariables { get; init; }

    internal FlowRecord? Flow { get; init; }
}

/// <summary>Where the tokens of a running flowchart stand.</summary>
/// <param name="Start">Position of the child that it was started at.</param>
internal sealed record FlowRecord(int Start, IReadOnlyList<(int Connection, int Unused, bool Followed)> Tokens);

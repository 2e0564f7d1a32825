using System.Text.Json;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Flow;

/// <summary>Elsa's merge mode, which any node of a flowchart may name.</summary>
internal static class MergeModes
{
    /// <summary>What the node names; what is no merge mode counts as none, as in Elsa.</summary>
    public static JoinMode Of(CompiledActivity node) =>
        (node.Json.Member("customProperties")?.Member("mergeMode") is { ValueKind: JsonValueKind.String } mode ? mode.GetString()!.ToUpperInvariant() : "") switch
        {
            "MERGE" => JoinMode.WaitAll,
            "CONVERGE" => JoinMode.Converge,
            "CASCADE" => JoinMode.Cascade,
            "RACE" => JoinMode.WaitAny,
            _ => JoinMode.WaitAllActive,
        };
}

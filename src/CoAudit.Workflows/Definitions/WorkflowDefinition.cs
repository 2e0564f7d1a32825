using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Definitions;

/// <summary>
/// One Elsa 3 workflow definition, immutable. It keeps the JSON it was read from, so that export after import loses nothing,
/// fields that we do not know included.
/// </summary>
public sealed class WorkflowDefinition
{
    // What a save or a publish changes without changing what the definition does.
    private static readonly HashSet<string> Bookkeeping =
        new(StringComparer.Ordinal) { "id", "version", "createdAt", "isLatest", "isPublished", "toolVersion", "links", "$schema" };

    private WorkflowDefinition(JsonElement json)
    {
        Json = json;
        DefinitionId = json.Text("definitionId") ?? "";
        Name = json.Text("name") is { Length: > 0 } name ? name : DefinitionId;
        Description = json.Text("description");
        Version = json.Member("version") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var version) ? version : 1;
        Hash = CanonicalJson.Hash(json, Bookkeeping);
    }

    /// <summary>Elsa's <c>definitionId</c>: the same over all versions. Empty when the JSON has none yet.</summary>
    public string DefinitionId { get; }

    /// <summary>Its name, or the definition id when it has none.</summary>
    public string Name { get; }

    public string? Description { get; }

    /// <summary>The version number that the JSON carries; storage numbers versions itself.</summary>
    public int Version { get; }

    /// <summary>True when other workflows may use it as one of their activities.</summary>
    public bool IsUsableAsActivity => Json.Member("options")?.Flag("usableAsActivity") == true;

    /// <summary>True when the workflows that have it as an activity are to use its new version as soon as that is published.</summary>
    public bool TakesConsumersAlong => Json.Member("options")?.Flag("autoUpdateConsumingWorkflows") == true;

    /// <summary>Whether another instance may start while one runs. A strategy that nobody knows stands in no start's way.</summary>
    public ActivationStrategy Activation => ActivationClass switch
    {
        "SingletonStrategy" => ActivationStrategy.Singleton,
        "CorrelatedSingletonStrategy" => ActivationStrategy.CorrelatedSingleton,
        "CorrelationStrategy" => ActivationStrategy.Correlation,
        _ => ActivationStrategy.Always,
    };

    /// <summary>
    /// SHA-256 (lower-case hex) over what the definition means: canonical JSON without <c>id</c>, <c>version</c>, <c>createdAt</c>, <c>isLatest</c>,
    /// <c>isPublished</c>, <c>toolVersion</c>, <c>links</c> and <c>$schema</c>.
    /// </summary>
    public string Hash { get; }

    internal JsonElement Json { get; }

    // Elsa writes the class with its namespace and assembly; the class alone names the strategy.
    internal string? ActivationClass => Json.Member("options")?.Text("activationStrategyType")?.Split(',')[0].Trim().Split('.')[^1];

    internal JsonElement Root => Json.GetProperty("root");

    /// <summary>A copy of the whole JSON.</summary>
    public JsonObject ToJson() => JsonObject.Create(Json)!;

    /// <summary>Reads Elsa 3 JSON; also the <c>{"model":{…}}</c> that Studio posts is the caller's to unwrap.</summary>
    /// <exception cref="DefinitionException">Not JSON, duplicate keys, nesting over 64, or not the shape; each problem with its JSON path.</exception>
    public static WorkflowDefinition Parse(ReadOnlyMemory<byte> utf8)
    {
        var json = StrictJson.Parse(utf8);
        var problems = DefinitionShape.Problems(json);
        return problems.Count == 0 ? new WorkflowDefinition(json) : throw new DefinitionException(problems);
    }
}

using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Definitions;

/// <summary>
/// One Elsa 3 workflow definition, immutable. It keeps the JSON it was read from, so that export after import loses nothing,
/// fields that we do not know included.
/// </summary>
public sealed class WorkflowDefinition
{
    /// <summary>Elsa's <c>definitionId</c>: the same over all versions.</summary>
    public string DefinitionId => throw new NotImplementedException();

    public string Name => throw new NotImplementedException();

    public string? Description => throw new NotImplementedException();

    /// <summary>The version number that the JSON carries; storage numbers versions itself.</summary>
    public int Version => throw new NotImplementedException();

    /// <summary>
    /// SHA-256 (lower-case hex) over what the definition means: canonical JSON without <c>id</c>, <c>version</c>, <c>createdAt</c>, <c>isLatest</c>,
    /// <c>isPublished</c>, <c>toolVersion</c>, <c>links</c> and <c>$schema</c>.
    /// </summary>
    public string Hash => throw new NotImplementedException();

    /// <summary>A copy of the whole JSON.</summary>
    public JsonObject ToJson() => throw new NotImplementedException();

    /// <summary>Reads Elsa 3 JSON; also the <c>{"model":{…}}</c> that Studio posts is the caller's to unwrap.</summary>
    /// <exception cref="DefinitionException">Not JSON, duplicate keys, nesting over 64, or not the shape; each problem with its JSON path.</exception>
    public static WorkflowDefinition Parse(ReadOnlyMemory<byte> utf8) => throw new NotImplementedException();
}

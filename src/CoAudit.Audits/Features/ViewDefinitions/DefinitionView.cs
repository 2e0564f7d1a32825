using System.Text.Json.Nodes;

namespace CoAudit.Audits.Features.ViewDefinitions;

/// <summary>A version of a definition as lists show it.</summary>
/// <param name="Revision">Changes with every save; who saves what has another one since has not seen the newest.</param>
public sealed record DefinitionSummary(
    Guid Id, string DefinitionId, int Version, string Name, string? Description, bool IsLatest, bool IsPublished, bool IsAuditType, DateTimeOffset CreatedAt, string Revision);

/// <summary>One version with its JSON as it was stored.</summary>
public sealed record DefinitionView(DefinitionSummary Summary, JsonObject Content);

/// <summary>One page of a list.</summary>
public sealed record DefinitionList(IReadOnlyList<DefinitionSummary> Items, int TotalCount);

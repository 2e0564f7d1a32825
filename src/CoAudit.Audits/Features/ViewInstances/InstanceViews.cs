using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>Which instances a list shows; what is empty does not limit it.</summary>
public sealed record InstanceFilter
{
    public IReadOnlyList<string> DefinitionIds { get; init; } = [];

    public string? CorrelationId { get; init; }

    /// <summary>Part of a name, an id, a definition's id or a correlation id; or the whole id of a definition's version.</summary>
    public string? SearchTerm { get; init; }

    public int? Version { get; init; }

    public bool? HasIncidents { get; init; }

    public IReadOnlyList<string> Statuses { get; init; } = [];

    public IReadOnlyList<string> SubStatuses { get; init; } = [];

    public IReadOnlyList<TimeFilter> Times { get; init; } = [];

    /// <summary>All of it as one text: two filters that show the same have the same text.</summary>
    public string Text() => JsonSerializer.Serialize(this);
}

/// <summary>Which part of a list; the first page is 0.</summary>
public sealed record InstancePage(int Page, int PageSize, bool Ascending = false, InstanceOrder Order = InstanceOrder.Created);

/// <summary>An instance as lists show it.</summary>
public sealed record InstanceSummary(
    string Id, string DefinitionId, string DefinitionVersionId, int Version, string Status, string SubStatus, string? CorrelationId, string? Name, int IncidentCount,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt);

/// <summary>One page of them.</summary>
public sealed record InstanceList(IReadOnlyList<InstanceSummary> Items, int TotalCount);

/// <summary>Instances that have not ended.</summary>
/// <param name="Ids">Those that belong to no audit.</param>
/// <param name="OfAudits">How many others there are: what belongs to an audit ends with it.</param>
public sealed record RunningInstances(IReadOnlyList<string> Ids, int OfAudits);

/// <summary>One instance with its state in Elsa's shape.</summary>
public sealed record InstanceView(
    string Id, string DefinitionId, string DefinitionVersionId, int Version, string Status, string SubStatus, string? CorrelationId, string? Name, int IncidentCount,
    string? ParentWorkflowInstanceId, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt, JsonObject WorkflowState)
{
    public bool IsExecuting => false;

    public bool IsSystem => false;
}

/// <summary>What an instance is called, the audit that it runs if it runs one, and whether a fault stopped it.</summary>
public sealed record InstancePlace(string Id, string Title, AuditId? AuditId, bool IsFaulted);

/// <summary>A variable of the workflow and what it holds.</summary>
public sealed record VariableView(string Id, string Name, JsonNode? Value);

/// <summary>One line of a journal.</summary>
public sealed record JournalView(
    string Id, string ActivityInstanceId, string? ParentActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion, string? ActivityName, string NodeId,
    DateTimeOffset Timestamp, long Sequence, string EventName, JsonObject? Payload);

/// <summary>One execution of one activity.</summary>
public sealed record ExecutionView(
    string Id, string WorkflowInstanceId, string ActivityId, string ActivityNodeId, string ActivityType, int ActivityTypeVersion, string? ActivityName, string Status, bool HasBookmarks,
    DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, JsonObject? ActivityState, JsonObject? Outputs, JsonObject? Payload, int AggregateFaultCount,
    ExceptionView? Exception, string? ParentId);

/// <summary>What went wrong in an execution.</summary>
public sealed record ExceptionView(string Type, string Message);

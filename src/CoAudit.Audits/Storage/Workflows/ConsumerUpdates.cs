using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>
/// A workflow that stands in others as an activity may take them along when it is published: their newest versions then name the new version of it. What was
/// published is published anew where it can run; a draft stays a draft. Running instances keep to what they started with.
/// </summary>
internal static class ConsumerUpdates
{
    public static async Task ApplyAsync(Unit unit, CompiledWorkflows workflows, DefinitionVersion published, WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        if (definition.TakesConsumersAlong)
        {
            await ApplyAsync(unit, workflows, published, new HashSet<string>(StringComparer.Ordinal) { published.DefinitionId }, cancellationToken);
        }
    }

    // Whoever was taken along is not taken twice, so this ends.
    private static async Task ApplyAsync(Unit unit, CompiledWorkflows workflows, DefinitionVersion published, HashSet<string> taken, CancellationToken cancellationToken)
    {
        // The new version must be there when those that use it are compiled.
        await unit.Db.SaveChangesAsync(cancellationToken);
        var mentioning = await unit.Db.DefinitionVersions.AsNoTracking().Where(d => d.IsLatest)
            .Join(unit.Db.DefinitionContents.AsNoTracking().Where(c => c.Json.Contains(published.DefinitionId)), d => d.Hash, c => c.Hash, (d, c) => new { d.DefinitionId, c.Json })
            .OrderBy(d => d.DefinitionId).ToListAsync(cancellationToken);
        foreach (var consumer in mentioning)
        {
            var json = JsonNode.Parse(consumer.Json)!;
            if (!taken.Contains(consumer.DefinitionId) && Point(json, published))
            {
                taken.Add(consumer.DefinitionId);
                await SaveAsync(unit, workflows, WorkflowDefinition.Parse(JsonSerializer.SerializeToUtf8Bytes(json)), taken, cancellationToken);
            }
        }
    }

    private static async Task SaveAsync(Unit unit, CompiledWorkflows workflows, WorkflowDefinition changed, HashSet<string> taken, CancellationToken cancellationToken)
    {
        var definition = await CheckedDefinition.Of(workflows, changed).WithUsedAsync(workflows, unit.Db, cancellationToken);
        var versions = await DefinitionVersions.LoadAsync(unit, definition.DefinitionId, cancellationToken);
        var wasPublished = versions.Latest!.IsPublished;
        var version = await versions.SaveDraftAsync(definition, savedBy: null, cancellationToken);
        if (wasPublished && definition.Problems.All(p => p.Severity != ProblemSeverity.Error))
        {
            await versions.PublishAsync(version, definition, cancellationToken);
            if (changed.TakesConsumersAlong)
            {
                await ApplyAsync(unit, workflows, version, taken, cancellationToken);
            }
        }
    }

    // The nesting limit of the JSON bounds this recursion.
    private static bool Point(JsonNode? node, DefinitionVersion published) => node switch
    {
        JsonObject activity when activity["workflowDefinitionId"] is JsonValue id && id.TryGetValue(out string? text) && string.Equals(text, published.DefinitionId, StringComparison.Ordinal) =>
            PointHere(activity, published),
        JsonObject members => members.Aggregate(false, (found, member) => Point(member.Value, published) || found),
        JsonArray items => items.Aggregate(false, (found, item) => Point(item, published) || found),
        _ => false,
    };

    private static bool PointHere(JsonObject activity, DefinitionVersion published)
    {
        activity["workflowDefinitionVersionId"] = published.Id.ToString("N");
        activity["version"] = published.Version;
        foreach (var (name, value) in (ReadOnlySpan<(string, JsonNode)>)[("latestAvailablePublishedVersion", published.Version), ("latestAvailablePublishedVersionId", published.Id.ToString("N"))])
        {
            if (activity.ContainsKey(name))
            {
                activity[name] = value;
            }
        }

        return true;
    }
}

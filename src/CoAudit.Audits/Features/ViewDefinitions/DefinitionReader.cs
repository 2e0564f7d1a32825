using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewDefinitions;

/// <summary>Reads definitions. Nothing here changes anything.</summary>
public sealed class DefinitionReader(IDbContextFactory<CoAuditDb> contexts)
{
    private const int MostInAPage = 1_000;

    // Contents are stored without spaces. It may stand anywhere in them; what is found is then read.
    private const string UsableMark = "\"usableAsActivity\":true";

    public async Task<DefinitionList> ListAsync(DefinitionQuery query, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = Matching(query.Version.Of(db.DefinitionVersions.AsNoTracking()), query);
        var total = await found.CountAsync(cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, MostInAPage);
        var rows = await Ordered(found, query).Skip(Math.Clamp(query.Page, 0, int.MaxValue / MostInAPage) * size).Take(size).ToListAsync(cancellationToken);
        return new DefinitionList([.. rows.Select(Summary)], total);
    }

    /// <summary>The newest version that is meant, or null.</summary>
    public async Task<DefinitionView?> FindAsync(string definitionId, VersionChoice version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ViewAsync(db, await version.FindAsync(db, definitionId, cancellationToken), cancellationToken);
    }

    /// <summary>One version by its own id, or null.</summary>
    public async Task<DefinitionView?> FindAsync(Guid versionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ViewAsync(db, await db.DefinitionVersions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == versionId, cancellationToken), cancellationToken);
    }

    /// <summary>True when no other definition's newest version has that name.</summary>
    public async Task<bool> IsNameFreeAsync(string name, string? exceptDefinitionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !await db.DefinitionVersions.AnyAsync(d => d.IsLatest && d.Name == name && d.DefinitionId != exceptDefinitionId, cancellationToken);
    }

    /// <summary>How many instances of a definition have not ended.</summary>
    public async Task<int> CountRunningAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Instances.CountAsync(i => i.DefinitionId == definitionId && i.Status == nameof(WorkflowStatus.Running), cancellationToken);
    }

    /// <summary>The definitions whose newest version has that one in it as an activity.</summary>
    public async Task<IReadOnlyList<string>> ConsumersAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mentioning = await db.DefinitionVersions.AsNoTracking()
            .Where(d => d.IsLatest && d.DefinitionId != definitionId)
            .Join(db.DefinitionContents.AsNoTracking().Where(c => c.Json.Contains(definitionId)), d => d.Hash, c => c.Hash, (d, c) => new { d.DefinitionId, c.Json })
            .OrderBy(d => d.DefinitionId)
            .ToListAsync(cancellationToken);
        return [.. mentioning.Where(d => Uses(Content(d.Json), definitionId)).Select(d => d.DefinitionId)];
    }

    /// <summary>The versions that are or were published and may be used as activities, newest first.</summary>
    public async Task<IReadOnlyList<UsableWorkflow>> UsableAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.DefinitionVersions.AsNoTracking()
            .Where(d => d.IsPublished || d.WasPublished)
            .Join(db.DefinitionContents.AsNoTracking().Where(c => c.Json.Contains(UsableMark)), d => d.Hash, c => c.Hash, (d, c) => new { Version = d, c.Json })
            .OrderByDescending(d => d.Version.IsPublished).ThenBy(d => d.Version.DefinitionId).ThenByDescending(d => d.Version.Version)
            .ToListAsync(cancellationToken);
        return
        [
            .. found
                .Select(row => WorkflowAsActivity.Describe(WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(row.Json))) is { } type
                    ? new UsableWorkflow(row.Version.Id, row.Version.DefinitionId, row.Version.Version, row.Version.IsPublished, type)
                    : null)
                .OfType<UsableWorkflow>(),
        ];
    }

    private static bool Uses(JsonNode? node, string definitionId) => node switch
    {
        JsonObject item => item.Any(m => m is { Key: "workflowDefinitionId", Value: JsonValue id } ? id.TryGetValue(out string? text) && string.Equals(text, definitionId, StringComparison.Ordinal) : Uses(m.Value, definitionId)),
        JsonArray items => items.Any(i => Uses(i, definitionId)),
        _ => false,
    };

    private static IQueryable<DefinitionVersion> Matching(IQueryable<DefinitionVersion> versions, DefinitionQuery query)
    {
        var (definitionIds, ids) = (query.DefinitionIds, query.Ids);
        versions = definitionIds.Count == 0 ? versions : versions.Where(d => definitionIds.Contains(d.DefinitionId));
        versions = ids.Count == 0 ? versions : versions.Where(d => ids.Contains(d.Id));
        versions = query.Name is { Length: > 0 } name ? versions.Where(d => d.Name == name) : versions;
        if (query.SearchTerm is not { Length: > 0 } term)
        {
            return versions;
        }

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Runs in the database, which has its own rules for lower case.
        return versions.Where(d => d.Name.ToLower().Contains(term.ToLower()) || d.DefinitionId == term || (d.Description != null && d.Description.ToLower().Contains(term.ToLower())));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private static IOrderedQueryable<DefinitionVersion> Ordered(IQueryable<DefinitionVersion> versions, DefinitionQuery query) => (query.Order, query.Descending) switch
    {
        (DefinitionOrder.Name, false) => versions.OrderBy(d => d.Name).ThenBy(d => d.Id),
        (DefinitionOrder.Name, true) => versions.OrderByDescending(d => d.Name).ThenBy(d => d.Id),
        (DefinitionOrder.Version, false) => versions.OrderBy(d => d.Version).ThenBy(d => d.Id),
        (DefinitionOrder.Version, true) => versions.OrderByDescending(d => d.Version).ThenBy(d => d.Id),
        (_, false) => versions.OrderBy(d => d.CreatedAt).ThenBy(d => d.Id),
        (_, true) => versions.OrderByDescending(d => d.CreatedAt).ThenBy(d => d.Id),
    };

    private static async Task<DefinitionView?> ViewAsync(CoAuditDb db, DefinitionVersion? version, CancellationToken cancellationToken)
    {
        if (version is null)
        {
            return null;
        }

        var json = await db.DefinitionContents.AsNoTracking().Where(d => d.Hash == version.Hash).Select(d => d.Json).FirstAsync(cancellationToken);
        return new DefinitionView(Summary(version), Content(json));
    }

    private static JsonObject Content(string json) => WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(json)).ToJson();

    private static DefinitionSummary Summary(DefinitionVersion d) =>
        new(d.Id, d.DefinitionId, d.Version, d.Name, d.Description, d.IsLatest, d.IsPublished, d.IsAuditType, d.CreatedAt, d.Revision);
}

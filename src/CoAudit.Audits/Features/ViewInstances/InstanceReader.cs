using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>Reads workflow instances. Nothing here changes anything.</summary>
public sealed class InstanceReader(IDbContextFactory<CoAuditDb> contexts, CompiledWorkflows workflows, InstanceMarks marks)
{
    private const int MostInAPage = 1_000;

    /// <summary>One page of the instances that a filter lets pass.</summary>
    public async Task<InstanceList> ListAsync(InstanceFilter filter, InstancePage page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await MatchingAsync(db, filter, cancellationToken);
        var total = await found.CountAsync(cancellationToken);
        var size = Math.Clamp(page.PageSize, 1, MostInAPage);
        var rows = await new InstancePaging(marks).PageAsync(found, total, filter, page, size, cancellationToken);
        var versionIds = await VersionIdsAsync(db, rows, cancellationToken);
        return new InstanceList([.. rows.Select(i => new InstanceSummary(
            i.Id, i.DefinitionId, versionIds.GetValueOrDefault((i.DefinitionId, i.DefinitionVersion)) ?? "", i.DefinitionVersion, i.Status, i.SubStatus, i.CorrelationId, i.Name, i.IncidentCount,
            i.CreatedAt, i.UpdatedAt, i.FinishedAt))], total);
    }

    /// <summary>Those that have not ended, of all that a filter lets pass.</summary>
    public async Task<RunningInstances> RunningAsync(InstanceFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var running = (await MatchingAsync(db, filter, cancellationToken)).Where(i => i.Status == nameof(WorkflowStatus.Running));
        return new RunningInstances(
            await running.Where(i => i.AuditId == null).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellationToken),
            await running.CountAsync(i => i.AuditId != null, cancellationToken));
    }

    public async Task<InstanceView?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await LoadAsync(db, instanceId, cancellationToken) is not var (row, state, workflow))
        {
            return null;
        }

        var versionId = (await VersionIdsAsync(db, [row], cancellationToken)).GetValueOrDefault((row.DefinitionId, row.DefinitionVersion)) ?? "";
        return new InstanceView(
            row.Id, row.DefinitionId, versionId, row.DefinitionVersion, row.Status, row.SubStatus, row.CorrelationId, row.Name, row.IncidentCount,
            row.ParentInstanceId, row.CreatedAt, row.UpdatedAt, row.FinishedAt, ElsaState.Of(row, versionId, state, workflow));
    }

    /// <summary>How many bursts each has run; without those that there are not.</summary>
    public async Task<IReadOnlyDictionary<string, int>> VersionsAsync(IReadOnlyList<string> instanceIds, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Instances.AsNoTracking().Where(i => instanceIds.Contains(i.Id))
            .Select(i => new { i.Id, i.Version }).ToDictionaryAsync(i => i.Id, i => i.Version, StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>What an instance is called and whose it is, or null.</summary>
    public async Task<InstancePlace?> PlaceAsync(string instanceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Instances.AsNoTracking().Where(i => i.Id == instanceId).Select(i => new { i.AuditId, i.Name, i.DefinitionId, i.DefinitionVersion, i.SubStatus }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var title = found.AuditId is { } audit ? await db.Audits.AsNoTracking().Where(a => a.Id == audit).Select(a => a.Title).FirstOrDefaultAsync(cancellationToken) : found.Name;
        title ??= await db.DefinitionVersions.AsNoTracking()
            .Where(d => d.DefinitionId == found.DefinitionId && d.Version == found.DefinitionVersion).Select(d => d.Name).FirstOrDefaultAsync(cancellationToken);
        return new InstancePlace(instanceId, title ?? found.DefinitionId, found.AuditId, found.SubStatus is nameof(WorkflowSubStatus.Faulted));
    }

    /// <summary>The instance that runs an audit, or null.</summary>
    public async Task<string?> FindOfAuditAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Instances.AsNoTracking().Where(i => i.AuditId == audit && i.ReviewId == null).OrderBy(i => i.Id).Select(i => i.Id).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<VariableView>?> VariablesAsync(string instanceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await LoadAsync(db, instanceId, cancellationToken) is var (_, state, workflow)
            ? [.. state.GetVariables(workflow).Select(v => new VariableView(v.Id, v.Name, v.Value))]
            : null;
    }

    /// <summary>The whole journal, in order.</summary>
    public async Task<IReadOnlyList<JournalView>?> JournalAsync(string instanceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await LoadAsync(db, instanceId, cancellationToken) is var (_, _, workflow)
            ? [.. (await EntriesAsync(db, instanceId, cancellationToken)).Select(e => Executions.Line(instanceId, e, workflow))]
            : null;
    }

    /// <summary>What each execution of each activity got, gave and became, in the order of their starts.</summary>
    public async Task<IReadOnlyList<ExecutionView>?> ExecutionsAsync(string instanceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await LoadAsync(db, instanceId, cancellationToken) is var (_, state, workflow)
            ? Executions.Of(instanceId, await EntriesAsync(db, instanceId, cancellationToken), state, workflow)
            : null;
    }

    /// <summary>One execution by its id, or null.</summary>
    public async Task<ExecutionView?> FindExecutionAsync(string executionId, CancellationToken cancellationToken) =>
        (await CallStackAsync(executionId, cancellationToken))?[^1];

    /// <summary>An execution after the containers that it ran in, the outermost first; null when there is none of that id.</summary>
    public async Task<IReadOnlyList<ExecutionView>?> CallStackAsync(string executionId, CancellationToken cancellationToken)
    {
        // An execution's id begins with its instance's.
        var dot = executionId.LastIndexOf('.');
        if (dot < 0 || await ExecutionsAsync(executionId[..dot], cancellationToken) is not { } executions)
        {
            return null;
        }

        var byId = executions.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var stack = new List<ExecutionView>();
        for (var next = byId.GetValueOrDefault(executionId); next is not null; next = byId.GetValueOrDefault(next.ParentId ?? ""))
        {
            stack.Insert(0, next);
        }

        return stack.Count > 0 ? stack : null;
    }

    // Studio promises that the id of a version finds what runs on it.
    private static async Task<IQueryable<InstanceRow>> MatchingAsync(CoAuditDb db, InstanceFilter filter, CancellationToken cancellationToken)
    {
        var version = Guid.TryParse(filter.SearchTerm, out var id) ? await db.DefinitionVersions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken) : null;
        return db.Instances.AsNoTracking().Matching(filter, version);
    }

    private async Task<(InstanceRow Row, WorkflowState State, CompiledWorkflow Workflow)?> LoadAsync(CoAuditDb db, string instanceId, CancellationToken cancellationToken)
    {
        // One statement: row and state are of the same burst.
        var found = await (
            from row in db.Instances.AsNoTracking()
            join stored in db.InstanceStates.AsNoTracking() on row.Id equals stored.InstanceId
            where row.Id == instanceId
            select new { Row = row, stored.State }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var state = WorkflowState.FromUtf8(found.State);
        return (found.Row, state, await workflows.GetAsync(db, found.Row.DefinitionHash, state.Uses, cancellationToken));
    }

    private static async Task<List<JournalEntry>> EntriesAsync(CoAuditDb db, string instanceId, CancellationToken cancellationToken)
    {
        var bursts = await db.Journal.AsNoTracking().Where(j => j.InstanceId == instanceId).OrderBy(j => j.N).Select(j => j.Entries).ToListAsync(cancellationToken);
        return [.. bursts.SelectMany(b => JournalJson.Read(b))];
    }

    private static async Task<Dictionary<(string, int), string>> VersionIdsAsync(CoAuditDb db, IReadOnlyList<InstanceRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.DefinitionId).Distinct(StringComparer.Ordinal).ToList();
        return await db.DefinitionVersions.AsNoTracking().Where(d => ids.Contains(d.DefinitionId))
            .ToDictionaryAsync(d => (d.DefinitionId, d.Version), d => d.Id.ToString("N"), cancellationToken);
    }
}

using System.Text;
using CoAudit.Audits.Features.ImportDefinition;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Benchmarks.Cycles;

/// <summary>Engine and store alone: a workflow waits for an event, and is over when it comes.</summary>
internal sealed class WorkflowCycle(ITransactor transactor, InstanceRunner runner, DefinitionVersion definition) : ICycle
{
    public static async Task<WorkflowCycle> PrepareAsync(BenchmarkStore store)
    {
        await store.Get<ImportDefinitionHandler>().HandleAsync(Encoding.UTF8.GetBytes(BenchmarkWorkflows.OneEvent), CancellationToken.None);
        await using var db = await store.Get<IDbContextFactory<CoAuditDb>>().CreateDbContextAsync();
        var definition = await CompiledWorkflows.FindPublishedAsync(db, BenchmarkWorkflows.OneEventId, CancellationToken.None);
        return new WorkflowCycle(store.Get<ITransactor>(), store.Get<InstanceRunner>(), definition!);
    }

    public async Task<Func<Task>> StartAsync()
    {
        var (instanceId, bookmarkId) = await BlockAsync();
        return () => ResumeAsync(instanceId, bookmarkId);
    }

    /// <summary>Starts one that waits.</summary>
    public async Task<(string InstanceId, string BookmarkId)> BlockAsync()
    {
        StartWorkflow start = new(Guid.CreateVersion7().ToString("N"));
        var blocked = await transactor.RunAsync((unit, ct) => runner.StartAsync(unit, null, definition, start, null, ct), CancellationToken.None);
        return (start.InstanceId, blocked.Bookmarks[0].Id);
    }

    private Task ResumeAsync(string instanceId, string bookmarkId) =>
        transactor.RunAsync((unit, ct) => runner.ResumeAsync(unit, null, instanceId, bookmarkId, null, ct), CancellationToken.None);
}

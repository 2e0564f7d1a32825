using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Effects;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>
/// The corridor between the pure engine and the tables: load, run a burst, store it, apply its effects. Always inside the caller's transaction.
/// </summary>
public sealed class InstanceRunner(WorkflowStore store, CompiledWorkflows workflows, EffectApplier effects)
{
    /// <summary>Starts an instance.</summary>
    /// <param name="audit">The audit that it belongs to; null for a workflow that asks nobody.</param>
    public async Task<WorkflowState> StartAsync(
        Unit unit, Audit? audit, DefinitionVersion definition, StartWorkflow start, ReviewId? reviewId, CancellationToken cancellationToken)
    {
        var workflow = await workflows.GetAsync(unit.Db, definition.Hash, cancellationToken);
        var burst = Engine.Run(workflow, null, start, unit.Now);
        var instance = new NewInstance(definition.DefinitionId, definition.Version, definition.Hash, audit?.Id, reviewId);
        await store.InsertAsync(unit, instance, burst, cancellationToken);
        await ApplyAsync(unit, audit, burst, reviewId, cancellationToken);
        return burst.State;
    }

    /// <summary>Resumes one bookmark. Nothing happens when it is gone.</summary>
    public Task<WorkflowState?> ResumeAsync(
        Unit unit, Audit? audit, string instanceId, string bookmarkId, JsonNode? payload, CancellationToken cancellationToken) =>
        RunAsync(unit, audit, instanceId, new ResumeBookmark(bookmarkId, payload), cancellationToken);

    /// <summary>Cancels an instance; nothing happens when it is over.</summary>
    public Task<WorkflowState?> CancelAsync(Unit unit, Audit? audit, string instanceId, CancellationToken cancellationToken) =>
        RunAsync(unit, audit, instanceId, new CancelWorkflow(), cancellationToken);

    private async Task<WorkflowState?> RunAsync(Unit unit, Audit? audit, string instanceId, Stimulus stimulus, CancellationToken cancellationToken)
    {
        var before = await store.FindAsync(unit.Db, instanceId, cancellationToken);
        if (before is null || before.State.Status == WorkflowStatus.Finished)
        {
            return before?.State;
        }

        var workflow = await workflows.GetAsync(unit.Db, before.DefinitionHash, cancellationToken);
        var burst = Engine.Run(workflow, before.State, stimulus, unit.Now);
        if (burst.IsNoOp)
        {
            return before.State;
        }

        await store.UpdateAsync(unit, before, burst, cancellationToken);
        await ApplyAsync(unit, audit, burst, before.ReviewId, cancellationToken);
        return burst.State;
    }

    private async Task ApplyAsync(Unit unit, Audit? audit, Burst burst, ReviewId? reviewId, CancellationToken cancellationToken)
    {
        await effects.ApplyAsync(unit, audit, burst, reviewId, cancellationToken);
        if (audit is not null && string.Equals(audit.WorkflowInstanceId, burst.State.InstanceId, StringComparison.Ordinal))
        {
            EndWith(audit, burst.State, unit.Now);
        }
    }

    private static void EndWith(Audit audit, WorkflowState state, DateTimeOffset now)
    {
        if (state.SubStatus == WorkflowSubStatus.Faulted)
        {
            audit.End(AuditStatus.Faulted, now);
        }
        else if (state.Status == WorkflowStatus.Finished)
        {
            audit.End(AuditStatus.Completed, now);
        }
    }
}

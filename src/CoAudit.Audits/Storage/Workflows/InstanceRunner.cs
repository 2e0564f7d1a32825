using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Effects;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>
/// The corridor between the pure engine and the tables: load, run a burst, store it, apply its effects. Always inside the caller's transaction.
/// </summary>
public sealed class InstanceRunner(WorkflowStore store, CompiledWorkflows workflows, EffectApplier effects)
{
    private const int DeepestNesting = 16;

    /// <summary>Starts an instance.</summary>
    /// <param name="audit">The audit that it belongs to; null for a workflow that asks nobody.</param>
    /// <exception cref="ConflictException">Its activation strategy lets no other start while one runs.</exception>
    public async Task<WorkflowState> StartAsync(
        Unit unit, Audit? audit, DefinitionVersion definition, StartWorkflow start, ReviewId? reviewId, CancellationToken cancellationToken)
    {
        var (state, refusal) = await StartAsync(new Run(unit, audit, reviewId, null, 0, cancellationToken), definition, start, tellParent: true);
        return state ?? throw new ConflictException("already-running", refusal!);
    }

    /// <summary>Starts an instance that nobody waits for with a browser; null when its activation strategy lets none start now.</summary>
    public async Task<WorkflowState?> TryStartAsync(
        Unit unit, Audit? audit, DefinitionVersion definition, StartWorkflow start, CancellationToken cancellationToken, string? parentInstanceId = null) =>
        (await StartAsync(new Run(unit, audit, null, parentInstanceId, 0, cancellationToken), definition, start, tellParent: true)).State;

    /// <summary>Resumes one bookmark. Nothing happens when it is gone.</summary>
    public Task<WorkflowState?> ResumeAsync(
        Unit unit, Audit? audit, string instanceId, string bookmarkId, JsonNode? payload, CancellationToken cancellationToken) =>
        RunAsync(unit, audit, instanceId, new ResumeBookmark(bookmarkId, payload), cancellationToken);

    /// <summary>Cancels an instance and those that it started; nothing happens when it is over.</summary>
    public async Task<WorkflowState?> CancelAsync(Unit unit, Audit? audit, string instanceId, CancellationToken cancellationToken)
    {
        var state = await RunAsync(unit, audit, instanceId, new CancelWorkflow(), cancellationToken);
        await unit.Db.Timers.Where(t => t.Kind == TimerKind.StartWorkflow && t.InstanceId == instanceId).ExecuteDeleteAsync(cancellationToken);
        var children = await unit.Db.Instances.AsNoTracking()
            .Where(i => i.ParentInstanceId == instanceId && i.Status == nameof(WorkflowStatus.Running))
            .OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellationToken);
        foreach (var child in children)
        {
            await CancelAsync(unit, audit, child, cancellationToken);
        }

        return state;
    }

    private async Task<(WorkflowState? State, string? Refusal)> StartAsync(Run run, DefinitionVersion definition, StartWorkflow start, bool tellParent)
    {
        var workflow = await workflows.GetAsync(run.Unit.Db, definition.Hash, run.Cancellation);

        // A review that was promised opens, whatever else runs.
        if (run.ReviewId is null && await Activation.RefusalAsync(run.Unit, definition, workflow.Definition.Activation, start.CorrelationId, run.Cancellation) is { } refusal)
        {
            return (null, refusal);
        }

        var burst = await Engine.RunAsync(workflow, null, start, run.Unit.Now, request => AnswerAsync(run with { InstanceId = start.InstanceId }, request));
        var instance = new NewInstance(definition.DefinitionId, definition.Version, definition.Hash, run.Audit?.Id, run.ReviewId, run.ParentInstanceId);
        await store.InsertAsync(run.Unit, instance, burst, run.Cancellation);
        await ApplyAsync(run, burst, tellParent);
        return (burst.State, null);
    }

    private async Task<WorkflowState?> RunAsync(Unit unit, Audit? audit, string instanceId, Stimulus stimulus, CancellationToken cancellationToken)
    {
        var before = await store.FindAsync(unit.Db, instanceId, cancellationToken);
        if (before is null || before.State.Status == WorkflowStatus.Finished)
        {
            return before?.State;
        }

        var run = new Run(unit, audit, before.ReviewId, before.ParentInstanceId, 0, cancellationToken) { InstanceId = instanceId };
        var workflow = await workflows.GetAsync(unit.Db, before.DefinitionHash, before.State.Uses, cancellationToken);
        var burst = await Engine.RunAsync(workflow, before.State, stimulus, unit.Now, request => AnswerAsync(run, request));
        if (burst.IsNoOp)
        {
            return before.State;
        }

        await store.UpdateAsync(unit, before, burst, cancellationToken);
        await ApplyAsync(run, burst, tellParent: true);
        return burst.State;
    }

    /// <summary>Starts the children that a burst asks for: now, in this transaction, or soon, each in one of its own.</summary>
    private async ValueTask<ChildAnswer> AnswerAsync(Run run, ChildRequest request)
    {
        var definition = await CompiledWorkflows.FindPublishedAsync(run.Unit.Db, request.DefinitionId, run.Cancellation);
        if (definition is null)
        {
            return ChildAnswer.Refused($"There is no published workflow '{request.DefinitionId}'.");
        }

        if (definition.IsAuditType && run.Audit is null)
        {
            return ChildAnswer.Refused($"The workflow '{request.DefinitionId}' asks people to take part; only an audit can run it.");
        }

        if (request.InBackground)
        {
            foreach (var child in request.Children)
            {
                var order = new StartOrder(child.InstanceId, definition.DefinitionId, definition.Version) { Input = child.Input, CorrelationId = child.CorrelationId, ParentInstanceId = run.InstanceId };
                run.Unit.Db.Timers.Add(order.ToTimer(run.Unit.Now, run.Audit?.Id));
            }

            return ChildAnswer.InBackground;
        }

        if (run.Depth == DeepestNesting)
        {
            return ChildAnswer.Refused($"Workflows run each other more than {DeepestNesting} levels deep.");
        }

        var results = new List<ChildResult>();
        foreach (var child in request.Children)
        {
            var nested = run with { ParentInstanceId = run.InstanceId, Depth = run.Depth + 1 };
            var start = new StartWorkflow(child.InstanceId, child.Input) { CorrelationId = child.CorrelationId };
            var (state, refusal) = await StartAsync(nested, definition, start, tellParent: false);
            if (state is null)
            {
                return ChildAnswer.Refused(refusal!);
            }

            results.Add(ChildResult.Of(state));
        }

        return new ChildAnswer(null, results);
    }

    private async Task ApplyAsync(Run run, Burst burst, bool tellParent)
    {
        await effects.ApplyAsync(run.Unit, run.Audit, burst, run.ReviewId, run.Cancellation);
        if (run.Audit is { } audit && string.Equals(audit.WorkflowInstanceId, burst.State.InstanceId, StringComparison.Ordinal))
        {
            EndWith(audit, burst.State, run.Unit.Now);
        }

        if (tellParent && run.ParentInstanceId is { } parent && burst.State.Status == WorkflowStatus.Finished)
        {
            await ParentWaits.TellAsync(run.Unit, parent, ChildResult.Of(burst.State), run.Audit?.Id, run.Cancellation);
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

    /// <summary>What stays the same while one instance runs.</summary>
    private sealed record Run(Unit Unit, Audit? Audit, ReviewId? ReviewId, string? ParentInstanceId, int Depth, CancellationToken Cancellation)
    {
        public string InstanceId { get; init; } = "";
    }
}

using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Execution;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Features.RunWorkflow;

/// <summary>A workflow to start that is no audit.</summary>
/// <param name="Version">Which version; the published one when nothing is said.</param>
public sealed record RunWorkflowCommand(string DefinitionId, VersionChoice Version)
{
    public JsonObject? Input { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public string? TriggerActivityId { get; init; }
}

/// <summary>Starts a workflow that is no audit: at once, or soon in the background.</summary>
public sealed class RunWorkflowHandler(ITransactor transactor, InstanceRunner runner)
{
    /// <summary>Runs it as far as it goes.</summary>
    /// <exception cref="NotFoundException">There is no such version.</exception>
    /// <exception cref="ConflictException">Its activation strategy lets no other start while one runs.</exception>
    public Task<WorkflowState> RunAsync(RunWorkflowCommand command, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var definition = await FindAsync(unit, command, ct);
                return await runner.StartAsync(unit, null, definition, Order(unit, command, definition).ToStimulus(), null, ct);
            },
            cancellationToken);

    /// <summary>Leaves it to the pump.</summary>
    /// <returns>The id that the instance will have.</returns>
    /// <exception cref="NotFoundException">There is no such version.</exception>
    public Task<string> DispatchAsync(RunWorkflowCommand command, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var definition = await FindAsync(unit, command, ct);
                if (definition.IsAuditType)
                {
                    throw NoAudit();
                }

                var order = Order(unit, command, definition);
                unit.Db.Timers.Add(order.ToTimer(unit.Now, auditId: null));
                return order.InstanceId;
            },
            cancellationToken);

    /// <summary>The pump's side: an order is due.</summary>
    public async Task HandleAsync(Unit unit, Timer timer, CancellationToken cancellationToken)
    {
        var order = StartOrder.Read(timer);
        var audit = timer.AuditId is { } auditId ? await unit.Db.LockAuditAsync(auditId, cancellationToken) : null;
        var version = order.Version is { } number ? VersionChoice.Number(number) : VersionChoice.Published;
        var started = await version.FindAsync(unit.Db, order.DefinitionId, cancellationToken) is { } definition
            ? await runner.TryStartAsync(unit, audit, definition, order.ToStimulus(), cancellationToken, order.ParentInstanceId)
            : null;
        if (started is null && order.ParentInstanceId is { } parent)
        {
            // Deleted meanwhile, or not to be started while another runs. The parent must not wait for ever.
            await ParentWaits.TellAsync(unit, parent, ChildResult.Cancelled(order.InstanceId), timer.AuditId, cancellationToken);
        }
    }

    private static async Task<DefinitionVersion> FindAsync(Unit unit, RunWorkflowCommand command, CancellationToken cancellationToken) =>
        await command.Version.FindAsync(unit.Db, command.DefinitionId, cancellationToken) ?? throw new NotFoundException("workflow definition");

    private static StartOrder Order(Unit unit, RunWorkflowCommand command, DefinitionVersion definition) =>
        new(Guid.CreateVersion7(unit.Now).ToString("N"), command.DefinitionId, definition.Version)
        {
            Input = command.Input,
            CorrelationId = command.CorrelationId,
            Name = command.Name,
            TriggerActivityId = command.TriggerActivityId,
        };

    private static ConflictException NoAudit() => new("not-an-audit", "This workflow asks people to take part. Start it as an audit.");
}

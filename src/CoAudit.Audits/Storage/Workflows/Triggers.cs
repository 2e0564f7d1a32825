using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>Keeps the ways in which a definition starts by itself in step with what is published.</summary>
internal static class Triggers
{
    /// <summary>Those of the version that is published now take the place of those before.</summary>
    public static async Task ArmAsync(Unit unit, CompiledWorkflow workflow, CancellationToken cancellationToken)
    {
        var definitionId = workflow.Definition.DefinitionId;
        await ClearAsync(unit, definitionId, cancellationToken);
        foreach (var trigger in workflow.Triggers)
        {
            var row = new TriggerRow { Id = Guid.CreateVersion7(unit.Now), DefinitionId = definitionId, ActivityId = trigger.ActivityId, Name = trigger.Type, Key = trigger.Key };
            unit.Db.Triggers.Add(row);
            Schedule(unit, row, trigger);
        }
    }

    public static async Task ClearAsync(Unit unit, string definitionId, CancellationToken cancellationToken)
    {
        var ids = unit.Db.Triggers.Where(t => t.DefinitionId == definitionId).Select(t => (Guid?)t.Id);
        await unit.Db.Timers.Where(t => t.TriggerId != null && ids.Contains(t.TriggerId)).ExecuteDeleteAsync(cancellationToken);
        await unit.Db.Triggers.Where(t => t.DefinitionId == definitionId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Arms the next time at which it starts an instance, if time is what starts it.</summary>
    public static void Schedule(Unit unit, TriggerRow row, WorkflowTrigger trigger)
    {
        if (trigger.NextAfter(unit.Now) is { } due)
        {
            unit.Db.Timers.Add(new Timer { Id = Guid.CreateVersion7(unit.Now), Kind = TimerKind.Trigger, DueAt = due, TriggerId = row.Id });
        }
    }
}

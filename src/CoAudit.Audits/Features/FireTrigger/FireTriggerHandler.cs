using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using Microsoft.EntityFrameworkCore;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Features.FireTrigger;

/// <summary>The time has come at which a published definition starts by itself. However long the service was down, it starts once, and then at its next time.</summary>
public sealed class FireTriggerHandler(InstanceRunner runner, CompiledWorkflows workflows)
{
    public async Task HandleAsync(Unit unit, Timer timer, CancellationToken cancellationToken)
    {
        var row = await unit.Db.Triggers.AsNoTracking().FirstOrDefaultAsync(t => t.Id == timer.TriggerId, cancellationToken);
        if (row is null || await CompiledWorkflows.FindPublishedAsync(unit.Db, row.DefinitionId, cancellationToken) is not { } definition)
        {
            return;
        }

        var workflow = await workflows.GetAsync(unit.Db, definition.Hash, cancellationToken);
        if (workflow.Triggers.FirstOrDefault(t => string.Equals(t.ActivityId, row.ActivityId, StringComparison.Ordinal)) is { } trigger)
        {
            var order = new StartOrder(Guid.CreateVersion7(unit.Now).ToString("N"), row.DefinitionId) { TriggerActivityId = row.ActivityId };
            await runner.TryStartAsync(unit, null, definition, order.ToStimulus(), cancellationToken);
            Triggers.Schedule(unit, row, trigger);
        }
    }
}

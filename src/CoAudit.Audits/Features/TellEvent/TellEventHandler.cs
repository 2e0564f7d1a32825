using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;

namespace CoAudit.Audits.Features.TellEvent;

/// <summary>Tells a named event to the workflows that wait for it, and to those that it starts.</summary>
public sealed class TellEventHandler(ITransactor transactor, EventBoard events)
{
    /// <returns>The timers that carry it; they are due at once, and the pump fires them if the caller does not.</returns>
    public Task<IReadOnlyList<Guid>> HandleAsync(EventCall call, CancellationToken cancellationToken) =>
        transactor.RunAsync((unit, ct) => events.TellAsync(unit, call, ct), cancellationToken);
}

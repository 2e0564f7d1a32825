namespace CoAudit.Workflows.Execution;

/// <summary>
/// What a burst asks of the world, as plain data. The engine never carries it out: storage applies all effects of a burst
/// in the transaction that saves its state. Products derive their own effects.
/// </summary>
/// <param name="ActivityId">The node that asked.</param>
/// <param name="ActivityInstanceId">Which execution of that node asked; stable, so it serves as a key against doubling.</param>
public abstract record Effect(string ActivityId, string ActivityInstanceId);

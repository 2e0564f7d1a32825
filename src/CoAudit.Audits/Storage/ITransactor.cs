namespace CoAudit.Audits.Storage;

/// <summary>
/// The only way to change anything: one command, one transaction, all or nothing. One implementation per database, because they win their races differently.
/// </summary>
public interface ITransactor
{
    /// <summary>
    /// Runs the work inside one transaction and commits it. The work may be run again from the start when a rival was quicker, so it must do nothing but change
    /// what it loaded through the unit.
    /// </summary>
    /// <exception cref="StoreBusyException">Too much is waiting already; nothing was done.</exception>
    Task<T> RunAsync<T>(Func<Unit, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}

/// <summary>One transaction while it is open.</summary>
/// <param name="Db">Tracks what the work changes; saved by the transactor.</param>
/// <param name="Now">The command's one instant, UTC, as precise as the database keeps it.</param>
public sealed record Unit(CoAuditDb Db, DateTimeOffset Now);

/// <summary>A rival changed the same thing first. The transactor runs the work again.</summary>
/// <param name="what">For the message, for example <c>a workflow instance</c>.</param>
/// <param name="place">What losers line up for, so that not all of them run into each other again.</param>
public sealed class RivalException(string what, string? place = null) : Exception($"Another writer was quicker on {what}.")
{
    public string? Place => place;
}

/// <summary>The store cannot take more work now; the caller may try again soon.</summary>
public sealed class StoreBusyException(string message, Exception? inner = null) : Exception(message, inner);

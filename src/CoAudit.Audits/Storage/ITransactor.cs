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
public sealed class RivalException(string what) : Exception($"Another writer was quicker on {what}.");

/// <summary>The store cannot take more work now; the caller may try again soon.</summary>
public sealed class StoreBusyException(string message, Exception? inner = null) : Exception(message, inner);

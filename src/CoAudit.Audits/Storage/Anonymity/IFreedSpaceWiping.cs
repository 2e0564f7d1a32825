namespace CoAudit.Audits.Storage.Anonymity;

/// <summary>Removes deleted rows from a database's files for good; each database keeps them in its own way.</summary>
public interface IFreedSpaceWiping
{
    /// <returns>False when somebody who reads kept it from being done now.</returns>
    Task<bool> WipeAsync(CancellationToken cancellationToken);
}

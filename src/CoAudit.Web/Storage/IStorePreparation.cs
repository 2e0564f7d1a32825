using CoAudit.Web.Configuration;

namespace CoAudit.Web.Storage;

/// <summary>Brings the database up to date before the service takes work.</summary>
internal interface IStorePreparation
{
    /// <summary>Where the data is, for messages; without any password.</summary>
    string Place { get; }

    /// <exception cref="StartRefusedException">The database cannot be used; the message says what to do.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);
}

namespace CoAudit.Audits.Storage;

/// <summary>
/// Stands beside every call to the database that a command makes, the commit included. There is none in production: it is how tests stop a command, or the whole
/// process, between any two calls.
/// </summary>
public interface IStoreProbe
{
    /// <param name="call">The statement's text; <c>COMMIT</c> for the commit.</param>
    void Before(string call);

    /// <inheritdoc cref="Before"/>
    void After(string call);
}

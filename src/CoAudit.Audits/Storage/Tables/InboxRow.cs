namespace CoAudit.Audits.Storage.Tables;

/// <summary>A command that was carried out under an idempotency key, with its answer, so that sending it again changes nothing.</summary>
public sealed class InboxRow
{
    /// <summary>Who sent it and their key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request, so that one key is not used for two different things.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The answer as JSON.</summary>
    public required string Response { get; init; }

    public required DateTimeOffset At { get; init; }
}

using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.Tables;

/// <summary>A mailed link, known by the hash of its token only.</summary>
public sealed class LinkRow
{
    public required byte[] Hash { get; init; }

    public required LinkPurpose Purpose { get; init; }

    public TaskId? TaskId { get; init; }

    public Guid? ConcernId { get; init; }

    public Guid? ObjectionId { get; init; }

    /// <summary>The mail that carried it.</summary>
    public required Guid MailId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

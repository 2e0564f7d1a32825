using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.Tables;

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    Pending,
    Sending,
    Sent,

    /// <summary>The connection broke after the last byte: it may have arrived. Sent once more later, under the same Message-ID.</summary>
    Uncertain,
    Failed,
}

/// <summary>What the mail's link opens.</summary>
public enum LinkPurpose
{
    Task,
    Concern,

    /// <summary>One objection, for the independent person.</summary>
    Objection,
}

/// <summary>A mail to send, written in the transaction that gave reason for it. Holds no secret: the link's token is drawn when it is sent.</summary>
public sealed class OutboxMail
{
    /// <summary>Due date of a row that is not sent again by itself.</summary>
    public static DateTimeOffset Never { get; } = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required Guid Id { get; init; }

    public AuditId? AuditId { get; init; }

    public StageId? StageId { get; init; }

    public TaskId? TaskId { get; init; }

    public ParticipantId? ParticipantId { get; init; }

    public Guid? ConcernId { get; init; }

    public Guid? ObjectionId { get; init; }

    /// <summary>The notification's kind.</summary>
    public required string Kind { get; init; }

    public required string ToName { get; init; }

    public required string ToAddress { get; set; }

    /// <summary>The notification as JSON, without its link.</summary>
    public required string Payload { get; init; }

    /// <summary>Set: the mail carries a secret link of this purpose. Not set: its link is <see cref="LinkPath"/>.</summary>
    public LinkPurpose? LinkPurpose { get; init; }

    /// <summary>Path of a page for people with an account.</summary>
    public string LinkPath { get; init; } = "/";

    /// <summary>1 or 2 for reminders, else 0.</summary>
    public int ReminderNumber { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    public MailState State { get; set; }

    public int Attempts { get; set; }

    public Guid? LeaseToken { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>In words for the quality lead; never an address or the mail's text.</summary>
    public string? LastError { get; set; }

    /// <summary>Says what the mail is about; a second row for the same thing is refused by the database.</summary>
    public required string DedupeKey { get; init; }
}

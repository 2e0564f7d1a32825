namespace CoAudit.Audits.Notifications;

/// <summary>Tells somebody who signed, or who objected, that there is news about an objection; asks them to look again when the text was changed.</summary>
public sealed record ObjectionNews : Notification
{
    /// <inheritdoc/>
    public override string Kind => "objection-news";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>The stage's title.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>The text has changed: what they signed about it counts no more.</summary>
    public bool LookAgain { get; init; }

    /// <summary>They are the one who objected: the next word is theirs.</summary>
    public bool IsYours { get; init; }

    private protected override string SubjectText => $"{(LookAgain ? "Please look again" : "News about an objection")}: {TaskTitle} – {AuditTitle}";
}

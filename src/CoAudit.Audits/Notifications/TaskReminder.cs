namespace CoAudit.Audits.Notifications;

/// <summary>Tells a participant that their task is still open, and offers help. At most two are sent for a task.</summary>
public sealed record TaskReminder : Notification
{
    /// <inheritdoc/>
    public override string Kind => "task-reminder";

    /// <summary>1 for the first reminder, 2 for the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Any other number.</exception>
    public required int Number
    {
        get;
        init => field = value is 1 or 2 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A task has at most two reminders.");
    }

    /// <summary>Whether this is the last reminder; its text offers another way to answer.</summary>
    public bool IsLast => Number == 2;

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>What is asked, as the stage is called.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>Who asks: the facilitator, or the quality lead where there is none.</summary>
    public required string AskerName { get; init; }

    /// <summary>How many minutes it takes, about.</summary>
    public required int Minutes { get; init; }

    /// <summary>The last moment in the person's local time; null when there is none.</summary>
    public string? DueText { get; init; }

    private protected override string SubjectText => $"There is still time: {TaskTitle} – {AuditTitle}";
}

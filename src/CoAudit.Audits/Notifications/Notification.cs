namespace CoAudit.Audits.Notifications;

/// <summary>
/// A message to one person, as the facts that its text needs. The family is closed: a kind is one record here, one
/// <c>.html</c> and one <c>.txt</c> beside it, and one line in <see cref="NotificationJson"/>. No field ever holds what a
/// participant wrote, or anything about a person's care.
/// </summary>
public abstract record Notification
{
    private const int LongestSubject = 150;

    /// <summary>The stored name of this kind of notification, such as <c>task-invitation</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The mail's subject: one line of at most 150 characters.</summary>
    public string Subject => PlainText.Shorten(PlainText.OneLine(SubjectText), LongestSubject);

    /// <summary>What to call the person. Given a full name, only the first name is kept.</summary>
    public required string RecipientName { get; init => field = FirstName.Of(value); }

    /// <summary>The service (care home) that this is about.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Where the person acts or reads on: an absolute http or https address.</summary>
    /// <exception cref="ArgumentException">The address is relative or of another scheme.</exception>
    public required Uri Link
    {
        get;
        init => field = value is { IsAbsoluteUri: true, Scheme: "http" or "https" }
            ? value
            : throw new ArgumentException("A mail's link must be an absolute http or https address.", nameof(value));
    }

    /// <summary>The subject before it is made one short line.</summary>
    private protected abstract string SubjectText { get; }
}

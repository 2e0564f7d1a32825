namespace CoAudit.Web.Mail;

/// <summary>One mail to one person, ready to be sent.</summary>
/// <param name="MessageId">The same at every attempt, as <c>outbox-row@domain</c>: letters, digits, dot, dash and underscore.</param>
/// <param name="ToName">The person's name.</param>
/// <param name="ToAddress">The person's address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The message as plain text.</param>
/// <param name="Html">The same message as HTML.</param>
/// <param name="StopReminders">For reminders only: the page on which the person says that they want no more of them.</param>
internal sealed record OutgoingMail(string MessageId, string ToName, string ToAddress, string Subject, string Text, string Html, Uri? StopReminders = null)
{
    /// <summary>Only the id: the rest is personal and stays out of logs.</summary>
    public override string ToString() => MessageId;
}

namespace CoAudit.Audits.Notifications;

/// <summary>A notification in words: the subject, and the same message as plain text and as HTML.</summary>
public sealed record RenderedMail(string Subject, string Text, string Html);

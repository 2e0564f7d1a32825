namespace CoAudit.Web.Pages.Participants;

/// <summary>An open task: what is asked, what this participant said so far, and, after the reveal, what others said.</summary>
/// <param name="TaskId">Named in a hidden field, because on a shared tablet several tasks are open at once.</param>
/// <param name="Ticket">Stands in for the cookie where cookies are blocked; null when the cookie is there.</param>
/// <param name="Key">Makes a repeated Send the same Send.</param>
/// <param name="Instructions">Plain text above the task; may be empty.</param>
/// <param name="Subject">The text that is to be agreed or objected to; null when the stage asks for words only.</param>
/// <param name="Others">What others said; null before the reveal.</param>
internal sealed record TaskView(
    string TaskId,
    string? Ticket,
    string Key,
    string AuditTitle,
    string StageTitle,
    string Instructions,
    string? Subject,
    DateTimeOffset DueAt,
    bool Late,
    IReadOnlyList<OwnWords> Mine,
    IReadOnlyList<OthersWords>? Others) : LinkView(StageTitle);

/// <summary>Somebody else's contribution after the reveal.</summary>
/// <param name="By">The group in words, or "A participant" for an anonymous contribution in a small group.</param>
internal sealed record OthersWords(string By, string Text);

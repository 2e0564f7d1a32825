namespace CoAudit.Web.Pages.Shared;

/// <summary>Words and tag colour for the stored status names of audits, stages, tasks, mails and reviews.</summary>
internal static class StatusWords
{
    public static (string Text, string Colour) Of(string status) => status switch
    {
        "running" or "open" => (Sentence(status), "blue"),
        "completed" or "answered" or "sent" or "done" or "closed" => (Sentence(status), "green"),
        "pending" or "scheduled" or "uncertain" => (Sentence(status), "yellow"),
        "late" or "not-reached" => (Sentence(status), "orange"),
        "failed" or "faulted" => (Sentence(status), "red"),
        _ => (Sentence(status), "grey"),
    };

    private static string Sentence(string status) =>
        status.Length == 0 ? "" : char.ToUpperInvariant(status[0]) + status[1..].Replace('-', ' ');
}

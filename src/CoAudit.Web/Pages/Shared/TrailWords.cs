using CoAudit.Audits.Features.ViewAudits;

namespace CoAudit.Web.Pages.Shared;

/// <summary>Facts of the audit trail in words.</summary>
internal static class TrailWords
{
    public static string Of(TrailView entry) => entry.Kind switch
    {
        "audit-started" => "The audit started",
        "stage-opened" => "A stage opened and people were asked",
        "stage-closed" => "A stage closed",
        "stage-withdrawn" => "The workflow went on without a stage",
        "agreed-to-take-part" => "Somebody agreed to take part",
        "stopped-taking-part" => "Somebody stopped taking part",
        "contribution" => "Somebody said something",
        "contribution-withdrawn" => "Somebody took back what they had said",
        "round-opened" => "What people said was shown to all, and the next round opened",
        "practice-thanked" => "Somebody was thanked for good practice",
        "late-contribution" => "Somebody said something after the end",
        "sign-off" => "Somebody sent their answer",
        "late-sign-off" => "Somebody sent their answer after the end",
        "item-sign-off" => "Somebody answered about one thing",
        "late-item-sign-off" => "Somebody answered about one thing after the end",
        "objection-raised" => "Somebody objected to one thing",
        "objection-raised-again" => "Somebody objected again",
        "objection-assigned" => "An objection got somebody to answer it",
        "objection-answered" or "objection-response" => "An objection was answered",
        "objection-escalated" => "An objection went on to the next round",
        "objection-withdrawn" => "Somebody took their objection back",
        "objection-withdrawal-refused" => "Somebody tried to take back another person's objection, and could not",
        "minority-statement" => "An objection or concern was bound to the report",
        "priorities" => "Somebody said what they want most",
        "objective-decided" => "Somebody decided about an objective",
        "objectives-set" => "The objectives were set",
        "objectives-reason" => "Somebody wrote down why one side has no objective",
        "objectives-wait-for-reason" => "The stage waits for the reason why one side has no objective",
        "action-agreed" => "An action was agreed",
        "action-decided" => "Somebody decided about an action",
        "action-arranged" => "Somebody filled in an action's card",
        "action-reviewed" => "A panel said whether an action lasts",
        "action-back-on-agenda" => "An action came back on the agenda",
        "verdicts" => "Somebody said whether the changes last",
        "late-verdicts" => "Somebody said after the end whether the changes last",
        "suggestion-decided" => "Somebody decided about a suggestion for the audit tool",
        "tool-line-edited" => "Somebody wrote a line of the audit tool",
        "tool-frozen" => "A version of the audit tool was frozen",
        "notice-sent" => "A notice was sent",
        "reminded" => "A reminder went out",
        "reminders-stopped" => "Somebody asked for no more reminders",
        "told-who-is-silent" => "The facilitator was told that voices are missing",
        "review-scheduled" => "A review was put into the calendar",
        "review-opened" => "A review opened",
        "review-closed" => "A review closed",
        "new-link-asked" => "Somebody asked for a new link",
        "help-asked" => "Somebody asked for help",
        "links-revoked" => "Links were taken back",
        "mail-sent-again" => "A mail was sent again",
        "report-published" => "The report was published",
        "audit-cancelled" => "The audit was cancelled",
        "audit-completed" => "The audit was completed",
        "audit-faulted" => "The audit was stopped by a fault",
        var kind => OfFiles(kind) ?? OfSigning(kind) ?? OfMissingVoices(kind) ?? kind,
    };

    private static string? OfSigning(string kind) => kind switch
    {
        "action-overdue" => "The day of an action was past, and it was not done",
        "statement-answered" => "A concern or objection that stands was answered",
        "item-changed" => "Something that people had signed was changed, and they are asked again",
        _ => null,
    };

    private static string? OfMissingVoices(string kind) => kind switch
    {
        "stage-waits" => "A stage had come to its end, and waits for voices or for the reason why they are missing",
        "stage-ended" => "A stage that waited was ended, since nothing was missing any more",
        "hole-explained" => "Somebody wrote down why a voice is missing",
        "finding-decided" => "Somebody decided about a finding",
        _ => null,
    };

    private static string? OfFiles(string kind) => kind switch
    {
        "file" => "Somebody gave a file",
        "late-file" => "Somebody gave a file after the end",
        "file-withdrawn" => "Somebody took back a file that they had given",
        "file-shared" => "A file was made fit to share, and is shared",
        "file-kept-back" => "A file is not shared",
        "original-seen" => "Somebody looked at the original of a file",
        _ => null,
    };
}

/// <summary>Who did something, in words. The trail itself holds ids only.</summary>
internal static class ActorWords
{
    public static string Of(string actor) => actor.Split(':')[0] switch
    {
        "system" => "CoAudit",
        "participant" => "A participant",
        "account" => "A quality lead",
        "api-key" => $"API key {actor[(actor.IndexOf(':', StringComparison.Ordinal) + 1)..]}",
        _ => actor,
    };
}

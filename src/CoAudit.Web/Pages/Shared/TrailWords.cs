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
        "late-contribution" => "Somebody said something after the end",
        "sign-off" => "Somebody sent their answer",
        "late-sign-off" => "Somebody sent their answer after the end",
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
        _ => entry.Kind,
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

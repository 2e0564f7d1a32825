namespace CoAudit.Web.Pages.Shared;

/// <summary>The exits of stages in words.</summary>
internal static class OutcomeWords
{
    public static string Of(string? outcome) => outcome switch
    {
        "Done" => "Enough voices were heard",
        "NotEnoughVoices" => "Not enough voices were heard",
        "Agreed" => "Agreed",
        "Objected" => "Somebody objects",
        "Resolved" => "Nobody objects any more",
        "Unresolved" => "An objection stays on record",
        "CriticalFinding" => "Something serious was found",
        "Sustained" => "The change lasts",
        "NotSustained" => "The change does not last yet",
        null => "",
        _ => outcome,
    };
}

/// <summary>Verdicts of reviews in words.</summary>
internal static class VerdictWords
{
    public static string? Of(string? verdict) => verdict switch
    {
        "sustained" => "The change lasts",
        "not-sustained" => "The change does not last yet",
        "partly" => "The change lasts in part",
        "too-early" => "Too early to say",
        "refine" => "It works and can be made better",
        "not-enough-voices" => "Not enough voices were heard",
        _ => verdict,
    };
}

/// <summary>Kinds of mail in words.</summary>
internal static class MailWords
{
    public static string Of(string kind) => kind switch
    {
        "task-invitation" => "Invitation",
        "task-reminder" => "Reminder",
        "review-invitation" => "Invitation to a review",
        "new-link" => "New link",
        "silent-voices" => "Who is silent",
        "help-asked" => "Somebody asks for help",
        "safety-concern" => "Safety message",
        "round-opened" => "Everyone's words are shown",
        "words-considered" => "News about what somebody said",
        "report-ready" => "Report",
        "objection-to-answer" => "An objection to answer",
        "objection-news" => "News about an objection",
        "action-overdue" => "An action is late",
        "item-changed" => "Please look again: something changed",
        "plan-news" => "News about the plan",
        "tool-changed" => "Please look again: the tool changed",
        "numbers-changed" => "The numbers have changed",
        "notice" => "Notice",
        "mail-failed" => "A mail failed",
        _ => kind,
    };
}

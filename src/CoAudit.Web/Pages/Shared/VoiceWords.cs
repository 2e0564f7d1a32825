using CoAudit.Audits.Features.ViewVoices;

namespace CoAudit.Web.Pages.Shared;

/// <summary>What came of people's words, in plain words.</summary>
internal static class VoiceWords
{
    public static string Part(string part) => part switch
    {
        "objectives" => "Objectives",
        "tool" => "Audit tool",
        "findings" => "Findings",
        "plan" => "Action plan",
        "review" => "Reviews",
        _ => part,
    };

    public static string Rung(int rung) => rung switch
    {
        4 => "people were asked.",
        5 => "people who use the service and care workers took part.",
        6 => "words of people who use the service and of care workers shaped it.",
        7 => "it was shaped together and decided together.",
        _ => "",
    };

    public static string State(string state) => state switch
    {
        "said" => "Heard, nothing more yet",
        "taken-up" => "Taken up",
        "considered" => "Looked at, not decided yet",
        "adopted" or "accepted" => "Yes, we use it",
        "agreed" => "Agreed",
        "not-agreed" => "Not agreed",
        "not-adopted" or "not-accepted" or "rejected" => "Not used",
        "cannot-do-yet" => "Not possible yet",
        "proposed" => "To be decided again",
        "in-progress" => "Being done",
        "done" => "Said to be done",
        "in-action" => "In the plan",
        "lasting" => "Done, and it lasts",
        "not-lasting" => "Does not last yet",
        "answered" => "Answered",
        "taken-back" => "Taken back",
        _ => state,
    };

    public static string Turn(VoiceTurnView turn) => (turn.Kind, turn.Outcome) switch
    {
        ("merged", "in-open-finding") => "It stands with what we found out there. That is not agreed yet.",
        ("merged", _) => "It went in with the words of others.",
        ("reworded", _) => "The words were changed.",
        ("criterion", "in-tool") => "Our list of what to check asks about it now.",
        ("criterion", _) => "We changed the words on the list of what to check.",
        ("finding", "agreed") => "It is part of what we found out, and that is agreed.",
        ("finding", "not-agreed") => "It was looked at. It is not one of our findings.",
        ("finding", "reworded") => "What we found out about it was put in other words.",
        ("finding", _) => "It is part of what we found out.",
        ("signedoff", _) => "When it was signed, the groups said yes.",
        ("action", "wished") => "Someone wants to do something about it.",
        ("action", "reworded") => "The words of the plan for it were changed.",
        ("action", "cannot-do-yet") => "What we want to do about it can not be done yet.",
        ("action", "in-progress") => "We are at work on it.",
        ("action", "done") => "Someone says that it is done.",
        ("action", "proposed") => "What to do about it is decided again.",
        ("action", "agreed") => "It is in the plan that all have signed.",
        ("action", "refined") => "It was made better.",
        ("action", "rearranged") => "Who does it, or by when, has changed.",
        ("action", _) => "Something is done about it.",
        ("verdict", "sustained") => "A panel had a look: it lasts.",
        ("verdict", "not-sustained") => "A panel had a look: it does not last yet.",
        ("verdict", "partly") => "A panel had a look: it lasts in part.",
        ("verdict", "refine") => "A panel had a look: it works and can be better.",
        ("verdict", _) => "A panel had a look: too early to say.",
        ("answered", "thanked") => "Thank you.",
        ("answered", _) => "It was answered.",
        ("decided", "adopted" or "accepted") => "Yes, we use it.",
        ("decided", "agreed") => "The finding that it stands with is agreed.",
        ("decided", "not-agreed") => "The finding that it stands with is not agreed.",
        ("decided", "not-adopted" or "not-accepted" or "rejected") => "It is not used.",
        ("decided", "cannot-do-yet") => "It cannot be done yet.",
        ("decided", "proposed") => "It is decided again.",
        ("decided", "in-progress") => "It is being done.",
        ("decided", "done") => "Somebody says that it is done.",
        _ => turn.Outcome,
    };
}

using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Web.Pages.Reports;

/// <summary>The stable words of a report in easy words: one idea a line.</summary>
internal static class EasyWords
{
    public const int MostOfAKind = 5;

    public static string Group(string group) => group switch
    {
        "service-users" => "People who use the service",
        "care-workers" => "Care workers",
        "managers" => "Managers",
        "other-stakeholders" => "Other people",
        _ => "Someone",
    };

    /// <summary>Who speaks, at the start of a sentence.</summary>
    public static string Says(string group) => group switch
    {
        "service-users" => "Someone who lives here said:",
        "care-workers" => "A care worker said:",
        "managers" => "A manager said:",
        _ => "Someone said:",
    };

    public static string Part(string part) => part switch
    {
        "objectives" => "What to look at",
        "tool" => "What to check",
        "findings" => "What we found",
        "plan" => "Our plan",
        "review" => "Does it last?",
        _ => part,
    };

    /// <summary>How far it was done together.</summary>
    public static string Rung(int rung) => rung switch
    {
        4 => "Step 4 of 7: we asked people. No more than that.",
        5 => "Step 5 of 7: people who live here and care workers took part.",
        6 => "Step 6 of 7: what they said changed what we do.",
        7 => "Step 7 of 7: we made it and chose it as a team.",
        _ => "",
    };

    /// <summary>Where somebody's words stand.</summary>
    public static string State(string state) => state switch
    {
        "said" => "We heard it.",
        "adopted" or "accepted" => "We said yes.",
        "not-adopted" or "not-accepted" or "rejected" or "not-agreed" => "We said no.",
        "cannot-do-yet" => "We can not do it yet.",
        "in-action" => "It is in our plan.",
        "in-progress" => "We have begun.",
        "done" => "Someone says that it is done.",
        "lasting" => "It is done. It lasts.",
        "not-lasting" => "It does not last yet.",
        "answered" => "Someone gave an answer.",
        "proposed" or "considered" => "We still have to say yes or no.",
        _ => "We used it.",
    };

    public static string Objection(string outcome) => outcome switch
    {
        "changed" => "We changed the words. Then they said yes. It now says:",
        "withdrawn" => "They took the “no” back. Only they could do that.",
        "statement" => "We could not mend it. Their words stand in this report.",
        _ => "We still talk about it.",
    };

    public static string Verdict(string? verdict) => verdict switch
    {
        "sustained" => "Yes. It lasts.",
        "partly" => "In part.",
        "not-sustained" => "No. It does not last yet. We work on it more.",
        "too-early" => "It is too soon to say.",
        "refine" => "It works. We can make it better.",
        "not-enough-voices" => "Too few people told us.",
        _ => "We do not know yet.",
    };

    public static string Turn(VoiceTurn turn) => (turn.Kind, turn.Outcome) switch
    {
        ("merged", "in-open-finding") => "We talk about it. We have not said yes or no.",
        ("merged", _) => "We put it with what others said.",
        ("reworded", _) => "We changed the words.",
        ("verdict", var verdict) => $"Does it last? {Verdict(verdict)}",
        ("answered", _) => "Someone gave an answer.",
        ("criterion", "in-tool") => "We check it now.",
        ("criterion", _) => "We changed the words of what we check.",
        ("finding", "not-agreed") => "We looked at it. We do not all see it so.",
        ("finding", _) => "It is part of what we found out.",
        ("signedoff", _) => "When we signed, the groups said yes.",
        ("action", "wished") => "Someone wants to do something about it.",
        ("action", "reworded") => "We changed the words of the plan.",
        ("action", "in-progress") => "We have begun.",
        ("action", "done") => "Someone says that it is done.",
        ("action", "proposed") => "We talk about the plan again.",
        ("action", "refined") => "We made the plan better.",
        (_, "adopted" or "accepted" or "agreed") => "We said yes.",
        (_, "cannot-do-yet") => "We can not do it yet.",
        (_, "not-adopted" or "not-accepted" or "rejected" or "declined" or "not-agreed" or "kept-as-benchmark") => "We said no.",
        ("action", _) => "We made a plan for it.",
        _ => "We talked about it.",
    };

    public static string Status(string status) => status switch
    {
        "done" => "It is said to be done.",
        "confirmed" => "It is done.",
        "sustained" => "It is done. It lasts.",
        "reopened" => "It did not last. We start again.",
        "in-progress" => "We have begun.",
        _ => "We will do it.",
    };

    /// <summary>What the last panel counted.</summary>
    public static string Count(ShownSeries series)
    {
        var last = series.Points[^1];
        var enough = last switch
        {
            { AgainstCount: true } => " They said that it lasts. The count says: not yet.",
            { IsEnough: false } => " That is not enough.",
            { IsEnough: true } => " That is enough.",
            _ => "",
        };
        return $"We counted how often it was so: {last.Share.Shown}.{enough}";
    }
}

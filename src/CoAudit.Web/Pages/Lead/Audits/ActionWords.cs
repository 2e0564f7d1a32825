using CoAudit.Audits.Features.ViewPlan;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Plans;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Actions and objections in words.</summary>
internal static class ActionWords
{
    public static string Of(string status) => status switch
    {
        "proposed" => "Proposed",
        "agreed" => "Agreed",
        "in-progress" => "In progress",
        "done" => "Done, they say",
        "confirmed" => "Confirmed",
        "sustained" => "It lasts",
        "reopened" => "Open again",
        "cannot-do-yet" => "Not yet",
        _ => status,
    };

    public static string Objection(string status) => status switch
    {
        "open" => "Open",
        "withdrawn" => "Taken back",
        "unresolved" => "Stays in the report",
        _ => status,
    };

    /// <summary>What the person did whose statement it is.</summary>
    public static string Statement(MinorityStatementView statement) => statement switch
    {
        { Kind: "concern" } => "agreed with this concern",
        { Objection: null } => "objected after the end",
        _ => "objected and did not take it back",
    };

    public static string Responder(string responder) => responder switch
    {
        "managers" => "the managers",
        "facilitator" => "the facilitator",
        "independent" => "the independent person",
        _ => responder,
    };

    public static string Verdict(string verdict) => verdict switch
    {
        "sustained" => "It lasts",
        "partly" => "It lasts in part",
        "not-sustained" => "It does not last",
        "too-early" => "Too early to say",
        "refine" => "It works and can be made better",
        _ => verdict,
    };

    /// <summary>Why reviews talk about it though nobody is at work on it; empty where they do not.</summary>
    public static string OnAgenda(ActionView card) => card switch
    {
        { BackOnAgenda: false } => "",
        { Status: "proposed" } => "Nobody is asked to sign any more. The next review looks at it.",
        { Status: "cannot-do-yet", WasAgreed: true } => "People had agreed on it. Reviews still look at it.",
        _ => "Back on the agenda: a linked action did not last.",
    };

    /// <summary>Why a review is held when it is, by its kind.</summary>
    public static string WhyThen(string kind) => kind switch
    {
        "planned" => "As planned.",
        "extra" => "Sooner: something did not last, so the time between two looks was halved.",
        "light-check" => "Later: it lasted twice in a row, so the time between two looks was doubled.",
        _ => kind,
    };

    /// <summary>What a card says, without what is empty.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(ActionView card)
    {
        (string Name, string Value)[] facts =
        [
            ("Wished for by", card.Group.Length == 0 ? "" : GroupWords.Of(card.Group)), ("How", card.How), ("Managers give", card.Provide), ("Who", card.Owner), ("By when", CardDay.Find(card.DueOn ?? "")?.ToDay() ?? ""),
            ("It lasts if", string.Join(" · ", new[] { card.LastsIf.Measure, card.LastsIf.WhoLooks, card.LastsIf.Threshold }.Where(part => part.Length > 0))),
            ("Reason", card.Reason ?? ""),
            ("Confirmed by", card.ConfirmedBy is null ? "" : GroupWords.Of(card.ConfirmedBy)),
            ("Last review", card.LastVerdict is null ? "" : Verdict(card.LastVerdict)),
            ("What was counted", SeriesWords.Last(card.Series)),
            ("Reviews in a row that found it lasts", card.SustainedInARow == 0 ? "" : $"{card.SustainedInARow}"),
            ("Called good too early", card.FalseClosures == 0 ? "" : $"{card.FalseClosures}"),
            ("Why it slipped", string.Join('\n', card.Causes)),
            ("What gets in the way", string.Join(", ", card.CauseTags.Select(CauseTags.Label))),
        ];
        return facts.Where(fact => fact.Value.Length > 0);
    }
}

namespace CoAudit.Web.Pages.Participants.Evidence;

/// <summary>The questions of the agreed tool, where there are some, and the form for what people have seen.</summary>
/// <param name="Scoring">Null where nothing is scored.</param>
/// <param name="Giving">Null where nothing can be given any more.</param>
internal sealed record EvidencePartView(ScoringView? Scoring, GivingView? Giving) : PartView("Evidence/_Evidence");

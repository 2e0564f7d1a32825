namespace CoAudit.Web.Pages.Participants;

/// <summary>Somebody wants to take own words back and has not said yes yet.</summary>
/// <param name="WereShown">The reveal is past: others may have read them.</param>
/// <param name="HasCard">A card of the plan began with them and goes with them.</param>
internal sealed record TakeBackView(string Here, string Ticket, string AuditTitle, string Said, string Text, bool WereShown, bool HasCard) : LinkView("Take back your words?");

/// <summary>Own words with a button at each, while they can be taken back.</summary>
internal sealed record TakeBackList(string TaskId, string Ticket, IReadOnlyList<OwnWords> Words);

namespace CoAudit.Web.Pages.Participants.Plans;

/// <summary>The actions that are asked about.</summary>
internal sealed record CauseView(IReadOnlyList<CauseRow> Rows) : PartView("Plans/_Causes")
{
    public IFormCollection? Typed { get; init; }

    public string TypedIn(string card) => string.Equals(Typed?["Card"].ToString(), card, StringComparison.Ordinal) ? Typed!["Say"].ToString() : "";

    public IReadOnlyList<string> TickedIn(string card) => TypedIn(card).Length == 0 ? [] : [.. Typed!["Tags"].OfType<string>()];
}

/// <summary>One action that is asked about.</summary>
/// <param name="Slipped">It does not last; else it works and can be made better.</param>
internal sealed record CauseRow(CardRow Card, bool Slipped);

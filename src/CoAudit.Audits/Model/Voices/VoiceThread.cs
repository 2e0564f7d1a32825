namespace CoAudit.Audits.Model.Voices;

/// <summary>The life-line of one contribution: what was said, and everything that came of it, in order.</summary>
public sealed record VoiceThread(Contribution Said, IReadOnlyList<Turn> Turns)
{
    private static readonly string[] Yes = ["adopted", "accepted", "agreed"];

    // Work on what is agreed: it decides nothing about whether it is.
    private static readonly string[] UnderWay = ["in-progress", "done"];

    /// <summary>Where it stands now. Every contribution has exactly one state.</summary>
    public string State => (Said.WithdrawnAt, Turns.Count == 0 ? null : Turns[^1]) switch
    {
        (not null, _) => "taken-back",
        (null, null) => "said",
        (null, { Kind: TurnKind.Verdict, Outcome: "sustained" }) => "lasting",
        (null, { Kind: TurnKind.Verdict, Outcome: "not-sustained" }) => "not-lasting",
        (null, { Kind: TurnKind.Verdict or TurnKind.Action }) => "in-action",
        (null, { Kind: TurnKind.Decided } decided) => decided.Outcome,
        (null, { Kind: TurnKind.Answered }) => "answered",
        (null, _) => "taken-up",
    };

    /// <summary>It changed the result: it was adopted, went into something with others' words, or became an agreed action.</summary>
    public bool IsAdopted => Said.WithdrawnAt is null && LastWord(Turns) is { } last && IsYes(last);

    // A later decision stands over an earlier one; what happens to an action afterwards takes no influence back.
    private static Turn? LastWord(IReadOnlyList<Turn> turns) => turns.LastOrDefault(
        t => IsYes(t) || (t.Kind is TurnKind.Decided && !UnderWay.Contains(t.Outcome, StringComparer.Ordinal)));

    private static bool IsYes(Turn turn) => turn.Kind is TurnKind.Merged || (turn.Kind is TurnKind.Decided or TurnKind.Action && Yes.Contains(turn.Outcome, StringComparer.Ordinal));
}

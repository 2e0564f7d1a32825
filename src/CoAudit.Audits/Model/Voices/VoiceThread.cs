namespace CoAudit.Audits.Model.Voices;

/// <summary>The life-line of one contribution: what was said, and everything that came of it, in order.</summary>
public sealed record VoiceThread(Contribution Said, IReadOnlyList<Turn> Turns)
{
    /// <summary>Somebody wished for an action about it; nobody has agreed on it yet.</summary>
    public const string Wished = "wished";

    /// <summary>It stands with a finding that is agreed.</summary>
    public const string InFinding = "in-finding";

    /// <summary>It stands with a finding that nobody has agreed or turned down yet.</summary>
    public const string InOpenFinding = "in-open-finding";

    // What people say in the analysis stands and falls with the finding that it is about.
    private static readonly string[] Analysing = ["interpretation", "cause", "good-practice"];

    private static readonly string[] StatesOfActions = ["cannot-do-yet", "proposed", "in-progress", "done"];

    private static readonly string[] Yes = ["adopted", "accepted", "agreed"];

    // Work on what is agreed: it decides nothing about whether it is.
    private static readonly string[] UnderWay = ["in-progress", "done"];

    /// <summary>The life-line of words, from their turns; those of one moment in the order in which they were added.</summary>
    public static VoiceThread Of(Contribution said, IEnumerable<Turn> turns) => new(said, [.. turns.OrderBy(t => t.At).ThenBy(t => t.Number)]);

    /// <summary>Where it stands now. Every contribution has exactly one state.</summary>
    public string State => (Said.WithdrawnAt, Turns.LastOrDefault(Settles) ?? (Turns.Count == 0 ? null : Turns[^1])) switch
    {
        (not null, _) => "taken-back",
        (null, null) => "said",
        (null, { Kind: TurnKind.Verdict, Outcome: "sustained" }) => "lasting",
        (null, { Kind: TurnKind.Verdict, Outcome: "not-sustained" }) => "not-lasting",
        (null, { Kind: TurnKind.Action, Outcome: Wished }) => "taken-up",
        (null, { Kind: TurnKind.Action } action) when StatesOfActions.Contains(action.Outcome, StringComparer.Ordinal) => action.Outcome,
        (null, { Kind: TurnKind.Verdict or TurnKind.Action }) => "in-action",
        (null, { Kind: TurnKind.Decided } decided) => decided.Outcome,
        (null, { Kind: TurnKind.Finding, Outcome: "not-agreed" }) => "not-agreed",
        (null, { Kind: TurnKind.Merged, Outcome: InOpenFinding }) => "considered",
        (null, { Kind: TurnKind.Answered }) => "answered",
        (null, _) => "taken-up",
    };

    /// <summary>It changed the result: it was adopted, went into something with others' words, stands with an agreed finding, or became an agreed action.</summary>
    public bool IsAdopted => Said.WithdrawnAt is null && LastWord() is { } last && IsYes(last);

    // A later decision stands over an earlier one; what happens to an action afterwards takes no influence back.
    private Turn? LastWord() => Turns.LastOrDefault(
        t => IsYes(t) || DecidesFinding(t) || (t.Kind is TurnKind.Decided && !UnderWay.Contains(t.Outcome, StringComparer.Ordinal)));

    private bool IsYes(Turn turn) => turn.Kind switch
    {
        TurnKind.Merged => turn.Outcome is not InOpenFinding,
        TurnKind.Finding => DecidesFinding(turn) && turn.Outcome is "agreed",
        TurnKind.Decided or TurnKind.Action => !turn.IsFurtherOn && Yes.Contains(turn.Outcome, StringComparer.Ordinal),
        _ => false,
    };

    private bool DecidesFinding(Turn turn) => turn is { Kind: TurnKind.Finding, Outcome: "agreed" or "not-agreed" } && Analysing.Contains(Said.Kind, StringComparer.Ordinal);

    // Where the words stand is what was decided and what lasts; on the way they get other wording, and come by criteria, findings and wishes.
    private bool Settles(Turn turn) => DecidesFinding(turn)
        || (turn.Kind is not (TurnKind.Reworded or TurnKind.Criterion or TurnKind.Finding or TurnKind.SignedOff) && turn is not { Kind: TurnKind.Action, Outcome: Wished });
}

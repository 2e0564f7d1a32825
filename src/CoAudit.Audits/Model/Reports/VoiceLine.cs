using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Model.Reports;

/// <summary>You said, we did, is it lasting? One contribution and what became of it.</summary>
/// <param name="Group">Empty where it would name the person.</param>
/// <param name="Turns">In order; empty while nobody has decided on it.</param>
public sealed record VoiceLine(string Kind, string Text, string Group, IReadOnlyList<VoiceTurn> Turns)
{
    // These ask for a decision; what people only tell stands among their words.
    private static readonly string[] Asking = ["objective", "criterion", "amendment", "wish"];

    /// <summary>Id of the contribution; null in reports from before it was told here.</summary>
    public Guid? Id { get; init; }

    /// <summary>Where it stands, in the word of its life-line; empty in reports from before it was told here.</summary>
    public string State { get; init; } = "";

    public bool IsOpen => Turns.Count == 0;

    /// <summary>Words that something happened to, and words that wait for a decision.</summary>
    public static IReadOnlyList<VoiceLine> Of(ReportSource source)
    {
        var turns = source.Turns.ToLookup(t => t.ContributionId);
        return
        [
            .. source.Said.Where(c => turns[c.Id].Any() || Asking.Contains(c.Kind, StringComparer.Ordinal))
                .OrderBy(c => Array.IndexOf(Asking, c.Kind))
                .Select(c => VoiceThread.Of(c, turns[c.Id]))
                .Select(thread => new VoiceLine(thread.Said.Kind, thread.Said.Text, source.By(thread.Said), [.. thread.Turns.Select(VoiceTurn.Of)]) { Id = thread.Said.Id, State = thread.State }),
        ];
    }
}

/// <summary>One turn of it.</summary>
/// <param name="Kind">For example <c>reworded</c>, <c>decided</c>, <c>action</c> or <c>verdict</c>.</param>
/// <param name="Outcome">A stable word, for example <c>adopted</c> or <c>sustained</c>.</param>
public sealed record VoiceTurn(string Kind, string Outcome, string? Before, string? After, string? Reason, DateTimeOffset At)
{
    public static VoiceTurn Of(Turn turn) => new(turn.Kind.ToString().ToLowerInvariant(), turn.Outcome, turn.Before, turn.After, turn.Reason, turn.At);
}

namespace CoAudit.Audits.Model.Voices;

/// <summary>A decision about something that somebody put in, with the reason that they are told.</summary>
public sealed record GivenDecision(string Decision, string Reason)
{
    // What stands in the same line means the same, whatever a thing's own word for it is.
    private static readonly string[][] Same =
    [
        ["adopt", "adopted", "accept", "accepted", "agree", "agreed"],
        ["not-adopted", "not-accepted", "not-agreed", "reject", "rejected", "decline", "declined"],
        ["merge", "merged"],
        ["reword", "reworded"],
        ["waive", "waived"],
        ["cannot-do-yet", "cannot-do", "cannot-yet", "not-yet"],
    ];

    /// <summary>Reads a decision as it was sent, also in a near word: <c>adopt</c> or <c>accepted</c> for <c>adopted</c>.</summary>
    /// <param name="allowed">What can be decided here, for example <c>adopted</c> and <c>not-adopted</c>.</param>
    /// <exception cref="InvalidCommandException">The decision is none of these, or the reason is missing: nothing is turned down without one.</exception>
    public static GivenDecision Read(string? decision, string? reason, params IReadOnlyList<string> allowed)
    {
        FieldRules rules = new();
        var given = decision?.Trim() ?? "";
        var near = Array.Find(Same, words => words.Contains(given, StringComparer.OrdinalIgnoreCase)) ?? [];
        var chosen = allowed.FirstOrDefault(a => string.Equals(a, given, StringComparison.OrdinalIgnoreCase)) ?? allowed.FirstOrDefault(a => near.Contains(a, StringComparer.Ordinal));
        if (chosen is null)
        {
            rules.Add("decision", $"Choose one of {string.Join(", ", allowed)}.");
        }

        var why = PlainInput.Lines(reason);
        if (why.Length == 0)
        {
            rules.Add("reason", "Say why. The person who said it is told, and everyone can read it.");
        }
        else if (why.Length > Turn.MaxReasonLength)
        {
            rules.Add("reason", $"This is too long. Write at most {Turn.MaxReasonLength:N0} letters.");
        }

        rules.ThrowIfBroken();
        return new GivenDecision(chosen!, why);
    }
}

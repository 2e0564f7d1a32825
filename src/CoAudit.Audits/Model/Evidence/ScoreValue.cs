namespace CoAudit.Audits.Model.Evidence;

/// <summary>What a person can say about one criterion.</summary>
public enum ScoreKind
{
    /// <summary>A number from 1 to 4.</summary>
    Rated,

    DontKnow,

    /// <summary>With the reason why.</summary>
    NotApplicable,
}

/// <summary>One answer to one criterion: a number, or honestly none.</summary>
public sealed record ScoreValue
{
    public const int MaxReasonLength = 1_000;

    public const string DontKnowCode = "dont-know";

    private ScoreValue(ScoreKind kind, int? rating, string? reason) => (Kind, Rating, Reason) = (kind, rating, reason);

    public static ScoreValue DontKnow { get; } = new(ScoreKind.DontKnow, null, null);

    public ScoreKind Kind { get; }

    /// <summary>1 to 4, or null.</summary>
    public int? Rating { get; }

    /// <summary>Why the criterion does not apply here.</summary>
    public string? Reason { get; }

    public static ScoreValue Rated(int rating) => rating is >= Findings.Scores.Lowest and <= Findings.Scores.Highest
        ? new ScoreValue(ScoreKind.Rated, rating, null)
        : throw new ArgumentOutOfRangeException(nameof(rating), rating, "A score is 1, 2, 3 or 4.");

    public static ScoreValue NotApplicable(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new ScoreValue(ScoreKind.NotApplicable, null, reason);
    }

    /// <summary>The value as its columns were stored.</summary>
    public static ScoreValue Of(ScoreKind kind, int? rating, string? reason) => kind switch
    {
        ScoreKind.Rated => Rated(rating ?? 0),
        ScoreKind.DontKnow => DontKnow,
        ScoreKind.NotApplicable => NotApplicable(reason ?? ""),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of score."),
    };
}

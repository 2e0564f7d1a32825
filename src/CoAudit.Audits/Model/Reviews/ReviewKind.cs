namespace CoAudit.Audits.Model.Reviews;

/// <summary>Why a review is held.</summary>
public enum ReviewKind
{
    Planned,

    /// <summary>A change did not last: the next look comes sooner.</summary>
    Extra,

    /// <summary>It lasted twice in a row: one more look, much later.</summary>
    LightCheck,
}

/// <summary>Kinds of reviews as the API names them.</summary>
public static class ReviewKinds
{
    public static string Code(this ReviewKind kind) => kind switch
    {
        ReviewKind.Planned => "planned",
        ReviewKind.Extra => "extra",
        ReviewKind.LightCheck => "light-check",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of review."),
    };
}

namespace CoAudit.Audits.Model.Reviews;

/// <summary>What somebody on a review's panel says about one action, the worst first.</summary>
public enum VerdictKind
{
    NotSustained,
    Partly,
    TooEarly,
    Refine,
    Sustained,
}

/// <summary>Verdicts as the API names them.</summary>
public static class VerdictKinds
{
    public static IReadOnlyList<VerdictKind> All { get; } =
        [VerdictKind.Sustained, VerdictKind.Partly, VerdictKind.NotSustained, VerdictKind.TooEarly, VerdictKind.Refine];

    public static string Code(this VerdictKind kind) => kind switch
    {
        VerdictKind.NotSustained => "not-sustained",
        VerdictKind.Partly => "partly",
        VerdictKind.Refine => "refine",
        VerdictKind.TooEarly => "too-early",
        VerdictKind.Sustained => "sustained",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a verdict."),
    };

    public static VerdictKind? Find(string? code)
    {
        foreach (var kind in All)
        {
            if (string.Equals(kind.Code(), code, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }
}

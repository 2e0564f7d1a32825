namespace CoAudit.Audits.Model.Findings;

/// <summary>Whether a line can be compared with an earlier audit, and if not, why not.</summary>
public enum ComparisonFlag
{
    Compared,

    /// <summary>People answered other words: the two numbers are about two questions.</summary>
    ChangedWording,

    /// <summary>Only this audit checked it.</summary>
    New,

    /// <summary>Only the earlier audit checked it.</summary>
    Dropped,

    /// <summary>One of the two has no number, or one that would give a small group away.</summary>
    NotScored,
}

/// <summary>Flags as the API names them.</summary>
public static class ComparisonFlags
{
    public static string Code(this ComparisonFlag flag) => flag switch
    {
        ComparisonFlag.Compared => "compared",
        ComparisonFlag.ChangedWording => "changed-wording",
        ComparisonFlag.New => "new",
        ComparisonFlag.Dropped => "dropped",
        ComparisonFlag.NotScored => "not-scored",
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "Not a flag of a comparison."),
    };
}

namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>How a line is checked, beside its words. Part of the tool that is frozen.</summary>
/// <param name="Sampling">How many, and which, are looked at; empty where nobody has said.</param>
/// <param name="Evidence">Codes of what can show whether it is met, with commas between them.</param>
/// <param name="Source">Id of the library's criterion that it stands for; null for something new.</param>
public sealed record LineFacts(string Sampling, string Evidence, string? Source)
{
    public const int MaxSamplingLength = 600;

    /// <summary>As the library says it of a criterion.</summary>
    public static LineFacts Of(Criterion criterion) => new(criterion.Sampling, Written(criterion.Evidence), criterion.Id);

    public static string Written(IEnumerable<EvidenceKind> evidence) => string.Join(',', evidence.Select(kind => kind.Code()));
}

namespace CoAudit.Audits.Model.Evidence;

/// <summary>Where evidence comes from: what one kind of source says alone is not the whole picture.</summary>
public enum EvidenceCategory
{
    PeoplesExperience,
    StaffFeedback,
    PartnerFeedback,
    Observation,
    Records,
}

/// <summary>Categories as the API names them and people read them, and which of them a piece of evidence is in.</summary>
public static class EvidenceCategories
{
    public static IReadOnlyList<EvidenceCategory> All { get; } = Enum.GetValues<EvidenceCategory>();

    public static string Code(this EvidenceCategory category) => category switch
    {
        EvidenceCategory.PeoplesExperience => "peoples-experience",
        EvidenceCategory.StaffFeedback => "staff-feedback",
        EvidenceCategory.PartnerFeedback => "partner-feedback",
        EvidenceCategory.Observation => "observation",
        EvidenceCategory.Records => "records",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "Not a category."),
    };

    /// <summary>By how it came about; where its giver has not said that, by who gave it. Null where neither is known.</summary>
    /// <param name="form">One of <see cref="EvidenceForms.Codes"/>.</param>
    public static EvidenceCategory? Of(string? form, Group? group) => form switch
    {
        "observation" or EvidenceForms.Visit => EvidenceCategory.Observation,
        "document" or "data" => EvidenceCategory.Records,
        _ => group switch
        {
            Group.ServiceUsers => EvidenceCategory.PeoplesExperience,
            Group.CareWorkers or Group.Managers => EvidenceCategory.StaffFeedback,
            Group.OtherStakeholders => EvidenceCategory.PartnerFeedback,
            _ => null,
        },
    };
}

/// <summary>One place of criterion × category.</summary>
/// <param name="Pieces">Numbers, words and files; never negative.</param>
/// <param name="IsAnswered">Somebody has answered the question, be it that they do not know, or that it does not apply.</param>
public sealed record CategoryCell(string Criterion, EvidenceCategory Category, int Pieces, bool IsAnswered);

namespace CoAudit.Audits.Model.Tools;

/// <summary>Who or what can show whether a criterion is met: one of the four voices, what is seen, or what is written.</summary>
public enum EvidenceKind
{
    ServiceUsers,
    CareWorkers,
    Managers,
    OtherStakeholders,
    Observation,
    Documents,
}

/// <summary>Kinds of evidence as they are written in files and the API, and as people read them.</summary>
public static class EvidenceKinds
{
    public static IReadOnlyList<EvidenceKind> All { get; } = Enum.GetValues<EvidenceKind>();

    public static string Code(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Observation => "observation",
        EvidenceKind.Documents => "documents",
        EvidenceKind.ServiceUsers or EvidenceKind.CareWorkers or EvidenceKind.Managers or EvidenceKind.OtherStakeholders => kind.Voice()!.Value.Code(),
    };

    public static string Label(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Observation => "What we see",
        EvidenceKind.Documents => "What is written down",
        EvidenceKind.ServiceUsers or EvidenceKind.CareWorkers or EvidenceKind.Managers or EvidenceKind.OtherStakeholders => kind.Voice()!.Value.Label(),
    };

    /// <summary>The group whose word this evidence is, if it is a group's word.</summary>
    public static Group? Voice(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.ServiceUsers => Group.ServiceUsers,
        EvidenceKind.CareWorkers => Group.CareWorkers,
        EvidenceKind.Managers => Group.Managers,
        EvidenceKind.OtherStakeholders => Group.OtherStakeholders,
        EvidenceKind.Observation or EvidenceKind.Documents => null,
    };

    public static EvidenceKind? Find(string code)
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

namespace CoAudit.Audits.Model.Findings;

/// <summary>Kinds and states of findings as the API names them.</summary>
public static class FindingNames
{
    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Gap => "gap",
        FindingKind.Observation => "observation",
        FindingKind.GoodPractice => "good-practice",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of finding."),
    };

    public static string Of(FindingStatus status) => status switch
    {
        FindingStatus.Open => "open",
        FindingStatus.Agreed => "agreed",
        FindingStatus.NotAgreed => "not-agreed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a finding."),
    };
}

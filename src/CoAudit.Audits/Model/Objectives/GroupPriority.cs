using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Objectives;

/// <summary>How much one group wants one objective.</summary>
public sealed record GroupPriority(Group Group, int Answers, Fraction Mean)
{
    /// <summary>Null where so few answered that the number would point at somebody.</summary>
    public Fraction? ShownMean => Answers >= GroupBands.FewestForANumber ? Mean : null;

    public string Word => Mean switch
    {
        _ when Mean < 1 => "low",
        _ when Mean < 2 => "mixed",
        _ when Mean < 3 => "good",
        _ => "high",
    };
}

namespace CoAudit.Audits.Model.Objections;

/// <summary>What the step that answers objections was told.</summary>
public sealed record RespondSettings
{
    public string Responder { get; init; } = "managers";

    public string Within { get; init; } = "5 working days";

    public int Rounds { get; init; } = 2;
}

namespace CoAudit.Audits.Model.Objectives;

/// <summary>What only a stage that sets objectives is told.</summary>
public sealed record ObjectiveInputs
{
    public const string StageType = "CoAudit.SetObjectives";

    /// <summary>How long people can propose; empty: half of the stage's time.</summary>
    public string ProposalRound { get; init; } = "";

    public int MaxAdopted { get; init; } = 5;
}

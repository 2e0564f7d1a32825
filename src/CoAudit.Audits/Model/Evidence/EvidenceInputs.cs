namespace CoAudit.Audits.Model.Evidence;

/// <summary>What only a stage of gathering evidence is told.</summary>
public sealed record EvidenceInputs
{
    public const string StageType = "CoAudit.GatherEvidence";

    public IReadOnlyList<string> EvidenceKinds { get; init; } = EvidenceForms.Codes;

    public bool Scoring { get; init; } = true;
}

/// <summary>Questions to a stage that only this kind of stage answers.</summary>
public static class EvidenceStages
{
    public static bool GathersEvidence(this Stage stage) => string.Equals(stage.Type, EvidenceInputs.StageType, StringComparison.Ordinal);

    public static bool TakesScores(this Stage stage) => stage.GathersEvidence() && stage.InputsAs<EvidenceInputs>().Scoring;
}

namespace CoAudit.Web.Demo.Steps;

/// <summary>A whole audit from the first objective to the second review, as it is played as far as each audit of the demo has come.</summary>
internal static class DemoSteps
{
    public static IReadOnlyList<DemoStep> All { get; } =
    [
        .. ObjectiveSteps.All, .. ToolSteps.All, .. EvidenceSteps.All, .. FindingSteps.All, .. PlanSteps.All, .. SignOffSteps.All, .. ReviewSteps.All,
    ];
}

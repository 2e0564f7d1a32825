using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>People say what the evidence means.</summary>
[Activity(
    "CoAudit.AnalyseFindings",
    Category = "Co-production",
    DisplayName = "Analyse findings",
    Description = "People say what the evidence means.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Done", "CriticalFinding", "NotEnoughVoices"])]
public sealed class AnalyseFindings : StageActivity
{
    protected override string OutputName => "Findings";
}

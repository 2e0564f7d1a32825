using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>People agree what should change, and how.</summary>
[Activity(
    "CoAudit.PlanActions",
    Category = "Co-production",
    DisplayName = "Plan actions",
    Description = "People agree what should change, and how.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Done", "NotEnoughVoices"])]
public sealed class PlanActions : StageActivity
{
    protected override string OutputName => "Actions";
}

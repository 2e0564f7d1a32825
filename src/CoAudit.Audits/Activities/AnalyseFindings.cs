using System.Text.Json.Nodes;
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

    protected override void SetOutputs(ActivityContext context, JsonNode? result)
    {
        base.SetOutputs(context, result);
        if (result?["scores"] is { } scores)
        {
            context.SetOutput("Scores", scores.DeepClone());
        }
    }
}

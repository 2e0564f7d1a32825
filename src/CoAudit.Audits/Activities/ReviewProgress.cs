using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>A panel says whether the change lasts.</summary>
[Activity(
    "CoAudit.ReviewProgress",
    Category = "Co-production",
    DisplayName = "Review progress",
    Description = "A panel says whether the change lasts.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Sustained", "NotSustained", "NotEnoughVoices"])]
public sealed class ReviewProgress : StageActivity
{
    public Input<IReadOnlyList<string>> Actions { get; } = new("actions", [])
    {
        DisplayName = "Actions to review",
        Description = "Which actions are reviewed. Empty: all of the audit.",
        UIHint = "multitext",
    };

    protected override StageSettings Settings(ActivityContext context) => base.Settings(context) with
    {
        Inputs = JsonSerializer.Serialize(new ProgressSettings { Actions = Checked(context, Actions) }, JsonSerializerOptions.Web),
    };

    protected override string OutputName => "Verdicts";
}

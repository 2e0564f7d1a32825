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
        Description = "Which actions are reviewed. Empty: all of the audit.",
        UIHint = "multitext",
    };

    protected override string OutputName => "Verdicts";
}

using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>People say and show what they have seen.</summary>
[Activity(
    "CoAudit.GatherEvidence",
    Category = "Co-production",
    DisplayName = "Gather evidence",
    Description = "People say and show what they have seen.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Done", "NotEnoughVoices"])]
public sealed class GatherEvidence : StageActivity
{
    public Input<IReadOnlyList<string>> EvidenceKinds { get; } = new("evidenceKinds", ["survey", "interview", "visit", "observation", "document", "data"])
    {
        Description = "Kinds of evidence that people can give.",
        UIHint = "checklist",
        Options = ["survey", "interview", "visit", "observation", "document", "data"],
    };

    public Input<bool> Scoring { get; } = new("scoring", true)
    {
        Description = "People also score each criterion.",
        UIHint = "checkbox",
    };

    protected override string OutputName => "Coverage";
}

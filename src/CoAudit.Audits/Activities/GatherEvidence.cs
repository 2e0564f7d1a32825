using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Execution;

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
    public Input<IReadOnlyList<string>> EvidenceKinds { get; } = new("evidenceKinds", EvidenceForms.Codes)
    {
        DisplayName = "Kinds of evidence",
        Description = "Kinds of evidence that people can give.",
        UIHint = "checklist",
        Options = EvidenceForms.Codes,
        OptionText = StageInputs.PlainText,
    };

    public Input<bool> Scoring { get; } = new("scoring", true)
    {
        DisplayName = "People score each criterion",
        Description = "People also score each criterion.",
        UIHint = "checkbox",
    };

    protected override string OutputName => "Coverage";

    protected override StageSettings Settings(ActivityContext context) => base.Settings(context) with
    {
        Inputs = JsonSerializer.Serialize(
            new EvidenceInputs { EvidenceKinds = Checked(context, EvidenceKinds), Scoring = context.Get(Scoring) }, JsonSerializerOptions.Web),
    };
}

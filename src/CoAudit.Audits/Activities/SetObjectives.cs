using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Activities;

/// <summary>People say what the audit should look at.</summary>
[Activity(
    "CoAudit.SetObjectives",
    Category = "Co-production",
    DisplayName = "Set objectives",
    Description = "People say what the audit should look at.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Done", "NotEnoughVoices"])]
public sealed class SetObjectives : StageActivity
{
    public Input<string> ProposalRound { get; } = new("proposalRound", "")
    {
        DisplayName = "Time to propose",
        Description = "How long people can propose before the reveal: for example 5 working days, P1W or PT30M. Empty: half of the time until the end.",
        Validate = value => string.IsNullOrEmpty(value as string) ? null : StageInputs.Duration(value),
    };

    public Input<int> MaxAdopted { get; } = new("maxAdopted", 5)
    {
        DisplayName = "Most objectives",
        Description = "How many objectives are adopted at the most.",
        Validate = StageInputs.Between(1, 50),
    };

    protected override string OutputName => "Objectives";

    protected override StageSettings Settings(ActivityContext context) => base.Settings(context) with
    {
        Inputs = JsonSerializer.Serialize(
            new ObjectiveInputs { ProposalRound = Checked(context, ProposalRound) ?? "", MaxAdopted = Checked(context, MaxAdopted) }, JsonSerializerOptions.Web),
    };
}

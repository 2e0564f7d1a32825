using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>
/// Open objections are answered in rounds, each with an end. Who makes an objection is the only one who can withdraw it; one that is still open after the last
/// round becomes a minority statement, and the flow goes on by Unresolved.
/// </summary>
[Activity(
    "CoAudit.RespondToObjection",
    Category = "Co-production",
    DisplayName = "Respond to objections",
    Description = "Somebody answers each open objection, in rounds.",
    Kind = "Task",
    IsProduct = true,
    Ignores = ["groups", "due", "minPerGroup", "minPercent", "blind"],
    Outcomes = ["Resolved", "Unresolved"])]
public sealed class RespondToObjection : StageActivity
{
    private const int MostRounds = 5;

    public Input<string> Responder { get; } = new("responder", "managers")
    {
        DisplayName = "Who answers",
        Description = "Who answers in the first round. In later rounds the independent person does, or the facilitator when there is none.",
        UIHint = "dropdown",
        Options = Responders.Codes,
        OptionText = StageInputs.GroupText,
        Validate = StageInputs.OneOf([.. Responders.Codes]),
    };

    public Input<string> Within { get; } = new("within", "5 working days")
    {
        DisplayName = "Time for each round",
        Description = "How long there is to answer in each round: for example 5 working days, P1W or PT30M.",
        Validate = StageInputs.Duration,
    };

    public Input<int> Rounds { get; } = new("rounds", 2)
    {
        DisplayName = "Rounds",
        Description = "How many rounds there are at most. An objection that is still open then becomes a minority statement.",
        Validate = StageInputs.Between(1, MostRounds),
    };

    // Its end is a round's end, and nobody's silence holds it up: the quorum of the answers is kept by the item, not here.
    protected override StageSettings Settings(ActivityContext context) => base.Settings(context) with
    {
        // Only managers have a task of their own from the start; others are asked on the lead's pages, and everyone when a text has changed.
        Groups = Checked(context, Responder) is "managers" ? [Group.Managers] : [],
        Due = Checked(context, Within),
        MinPerGroup = 0,
        MinPercent = 0,
        Blind = false,
        Inputs = JsonSerializer.Serialize(
            new RespondSettings { Responder = Checked(context, Responder), Within = Checked(context, Within), Rounds = Checked(context, Rounds) }, JsonSerializerOptions.Web),
    };

    protected override string OutputName => "Objections";
}

using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>
/// People are asked once more after an objection. It is resolved when somebody agrees and nobody objects any more. Who answers first and how often is
/// read and kept; acting on it, and the minority statement at the end, are still to come.
/// </summary>
[Activity(
    "CoAudit.RespondToObjection",
    Category = "Co-production",
    DisplayName = "Respond to objections",
    Description = "Asks people once more after an objection.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Resolved", "Unresolved"])]
public sealed class RespondToObjection : StageActivity
{
    private const int MostRounds = 5;

    public Input<string> Responder { get; } = new("responder", "managers")
    {
        DisplayName = "Who answers",
        Description = "Who should answer first. Kept with the stage; all its groups are asked.",
        UIHint = "dropdown",
        Options = Responders.Codes,
        OptionText = StageInputs.GroupText,
        Validate = StageInputs.OneOf([.. Responders.Codes]),
    };

    public Input<string> Within { get; } = new("within", "5 working days")
    {
        DisplayName = "Time for each round",
        Description = "How long people have to answer.",
        Validate = StageInputs.Duration,
    };

    public Input<int> Rounds { get; } = new("rounds", 2)
    {
        DisplayName = "Rounds",
        Description = "How many rounds there may be. Kept with the stage; there is one round.",
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

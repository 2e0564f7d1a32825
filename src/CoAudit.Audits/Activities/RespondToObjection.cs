using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>Somebody who is named answers each open objection within a time. What stays unresolved becomes a minority statement.</summary>
[Activity(
    "CoAudit.RespondToObjection",
    Category = "Co-production",
    DisplayName = "Respond to objections",
    Description = "Somebody who is named answers each open objection within a time.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Resolved", "Unresolved"])]
public sealed class RespondToObjection : StageActivity
{
    private const int MostRounds = 5;

    public Input<string> Responder { get; } = new("responder", "managers")
    {
        DisplayName = "Who answers",
        Description = "Who answers first. After that, the independent person does.",
        UIHint = "dropdown",
        Options = Responders.Codes,
        OptionText = StageInputs.GroupText,
        Validate = StageInputs.OneOf([.. Responders.Codes]),
    };

    public Input<string> Within { get; } = new("within", "5 working days")
    {
        DisplayName = "Time for each round",
        Description = "How long each round may take.",
        Validate = StageInputs.Duration,
    };

    public Input<int> Rounds { get; } = new("rounds", 2)
    {
        DisplayName = "Rounds",
        Description = "After so many rounds an unresolved objection becomes a minority statement.",
        Validate = StageInputs.Between(1, MostRounds),
    };

    // Its end is a round's end, and nobody's silence holds it up: the quorum of the answers is kept by the item, not here.
    protected override StageSettings Settings(ActivityContext context) => base.Settings(context) with
    {
        Due = Checked(context, Within),
        MinPerGroup = 0,
        MinPercent = 0,
        Blind = false,
        Responder = Responders.Find(Checked(context, Responder))!.Value,
        Rounds = Checked(context, Rounds),
    };

    protected override string OutputName => "Objections";
}

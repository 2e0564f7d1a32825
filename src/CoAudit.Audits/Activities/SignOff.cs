using CoAudit.Audits.Model;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>People agree, agree with a concern, object, or pass.</summary>
[Activity(
    "CoAudit.SignOff",
    Category = "Co-production",
    DisplayName = "Sign-off",
    Description = "People agree, agree with a concern, object, or pass.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Agreed", "Objected", "NotEnoughVoices"])]
public sealed class SignOff : StageActivity
{
    // What can be read on the page of the sign-off.
    private static readonly string[] Offered = ["objectives", "tool", "findings", "plan", "custom"];

    // The report comes out only after everything is signed, so it is not offered. Where a drawing from elsewhere names it, people sign the text.
    private static readonly string[] Subjects = [.. Offered, "report"];

    public Input<string> Subject { get; } = new("subject", "custom")
    {
        DisplayName = "What people decide on",
        Description = "What people decide on.",
        UIHint = "dropdown",
        Options = Offered,
        OptionText = StageInputs.SubjectText,
        Validate = StageInputs.OneOf(Subjects),
    };

    public Input<string> Text { get; } = new("text", "")
    {
        DisplayName = "The words that people decide on",
        Description = "The words that people decide on, when the subject is custom.",
        UIHint = "multiline",
    };

    public Input<int> AgreeingPerGroup { get; } = new("agreeingPerGroup", 1)
    {
        DisplayName = "People of each group who must agree",
        Description = "How many people of each group must agree.",
        Validate = StageInputs.Between(0, 1000),
    };

    protected override StageSettings Settings(ActivityContext context) => base.Settings(context) with
    {
        Subject = Checked(context, Subject),
        Text = context.Get(Text),
        AgreeingPerGroup = Checked(context, AgreeingPerGroup),
    };

    protected override string OutputName => "Answers";
}

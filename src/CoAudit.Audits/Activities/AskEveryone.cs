using CoAudit.Audits.Model;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>Asks people some questions of your own. Each question is answered in the person's own words.</summary>
[Activity(
    "CoAudit.AskEveryone",
    Category = "Co-production",
    DisplayName = "Ask everyone",
    Description = "Asks people some questions of your own.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Done", "NotEnoughVoices"])]
public sealed class AskEveryone : StageActivity
{
    private const int MostQuestions = 20;

    public Input<IReadOnlyList<string>> Questions { get; } = new("questions", [])
    {
        Description = "What people are asked, one question a line, in plain words. Empty: one open question.",
        UIHint = "multitext",
        Validate = value => value is IReadOnlyList<string> { Count: > MostQuestions } ? $"Ask at most {MostQuestions} questions at once." : null,
    };

    public Input<bool> Anonymous { get; } = new("anonymous", false)
    {
        Description = "Keep what people say without a link to them. Not possible yet: leave it off.",
        UIHint = "checkbox",
        Validate = value => value is true ? "Answers cannot be kept without a name yet. Leave this off." : null,
    };

    protected override StageSettings Settings(ActivityContext context) => base.Settings(context) with
    {
        Text = string.Join('\n', Checked(context, Questions).Select(q => q.Trim()).Where(q => q.Length > 0)),
        Anonymous = Checked(context, Anonymous),
    };

    protected override string OutputName => "Answers";
}

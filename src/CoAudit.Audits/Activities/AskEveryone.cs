using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Asking;
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
        DisplayName = "Questions",
        Description = "What people are asked, one question a line, in plain words. Empty: one open question.",
        UIHint = "multitext",
        Validate = value => value is IReadOnlyList<string> { Count: > MostQuestions } ? $"Ask at most {MostQuestions} questions at once." : null,
    };

    public Input<bool> Anonymous { get; } = new("anonymous", false)
    {
        DisplayName = "Anonymous",
        Description = "Keep what people say without a link to them. Their words are then no answer that counts for the quorum: the sign-off is.",
        UIHint = "checkbox",
    };

    protected override StageSettings Settings(ActivityContext context) => base.Settings(context) with
    {
        Text = string.Join('\n', Checked(context, Questions).Select(q => q.Trim()).Where(q => q.Length > 0)),
        Inputs = JsonSerializer.Serialize(new AskSettings { Anonymous = Checked(context, Anonymous) }, JsonSerializerOptions.Web),
    };

    protected override string OutputName => "Answers";
}

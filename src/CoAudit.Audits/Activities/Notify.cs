using CoAudit.Audits.Model;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>Sends a short mail and goes on at once. Never write about anyone's care in it: mails are not safe enough for that.</summary>
[Activity(
    "CoAudit.Notify",
    Category = "Co-production",
    DisplayName = "Notify",
    Description = "Sends a short mail and goes on at once.",
    IsProduct = true,
    ExitsMayEnd = true,
    Outcomes = ["Done"])]
public sealed class Notify : Activity
{
    public Input<IReadOnlyList<string>> To { get; } = new("to", Groups.Codes)
    {
        DisplayName = "Who gets the mail",
        Description = "Who gets the mail.",
        UIHint = "checklist",
        Options = NoticeTo.Codes,
        OptionText = StageInputs.GroupText,
        Validate = StageInputs.Recipients,
    };

    public Input<string> Subject { get; } = new("subject", "")
    {
        DisplayName = "Subject of the mail",
        Description = "The mail's subject. Empty: the name of the step on the canvas.",
    };

    public Input<string> Body { get; } = new("body", "")
    {
        DisplayName = "Text",
        Description = "The mail's text, in plain words. Never write about anyone's care here.",
        UIHint = "multiline",
    };

    public override void Execute(ActivityContext context)
    {
        var to = context.Get(To);
        if (StageInputs.Recipients(to) is { } problem)
        {
            throw new ActivityFaultException($"{To.Name}: {problem}");
        }

        var subject = context.Get(Subject);
        context.Emit(new SendNotice(
            context.Node.Id,
            context.ActivityInstanceId,
            NoticeTo.Of(to),
            string.IsNullOrWhiteSpace(subject) ? context.Node.DisplayText : subject,
            context.Get(Body) ?? ""));
        context.Complete();
    }
}

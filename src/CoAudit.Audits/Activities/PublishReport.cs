using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>Shows the report of the audit.</summary>
[Activity(
    "CoAudit.PublishReport",
    Category = "Co-production",
    DisplayName = "Publish the report",
    Description = "Shows everyone what came out of the audit.",
    IsProduct = true,
    ExitsMayEnd = true,
    Outcomes = ["Done"])]
public sealed class PublishReport : Activity
{
    public Input<IReadOnlyList<string>> Formats { get; } = new("formats", ["full"])
    {
        DisplayName = "Forms of the report",
        Description = "In which forms the report is made.",
        UIHint = "checklist",
        Options = ["full", "easy-read", "poster"],
        OptionText = StageInputs.PlainText,
    };

    public override void Execute(ActivityContext context)
    {
        context.Emit(new ShowReport(context.Node.Id, context.ActivityInstanceId, context.Get(Formats)));
        context.Complete();
    }
}

using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Activities;

/// <summary>Puts follow-up reviews into the calendar and goes on at once.</summary>
[Activity(
    "CoAudit.ScheduleReviews",
    Category = "Co-production",
    DisplayName = "Schedule reviews",
    Description = "Puts follow-up reviews into the calendar.",
    IsProduct = true,
    Outcomes = ["Done"])]
public sealed class ScheduleReviews : Activity
{
    public Input<IReadOnlyList<string>> After { get; } = new("after", ["P4W", "P12W", "P26W"])
    {
        DisplayName = "Reviews after",
        Description = "How long after now each review is held, one a line: for example P4W, 20 working days or PT30M.",
        UIHint = "multitext",
        Validate = StageInputs.Durations,
    };

    public Input<string> At { get; } = new("at", "09:00")
    {
        DisplayName = "Time of day",
        Description = "Time of day, in the service's own time: for example 09:00.",
        Validate = StageInputs.TimeOfDay,
    };

    public Input<IReadOnlyList<string>> Panel { get; } = new("panel", Groups.Codes)
    {
        DisplayName = "Who sits on the panel",
        Description = "Which groups sit on the review panel.",
        UIHint = "checklist",
        Options = Groups.Codes,
        OptionText = StageInputs.GroupText,
        Validate = StageInputs.Panel,
    };

    public Input<string> ReviewWorkflow { get; } = new("reviewWorkflow", "follow-up-review")
    {
        DisplayName = "Workflow of each review",
        Description = "The workflow that runs each review.",
        UIHint = "workflow-definition-picker",
    };

    public override void Execute(ActivityContext context)
    {
        var after = context.Get(After);
        context.Emit(new ScheduleReviewsAt(
            context.Node.Id,
            context.ActivityInstanceId,
            after,
            context.Get(At),
            StageInputs.GroupsOf(context.Get(Panel)),
            context.Get(ReviewWorkflow)));
        context.SetOutput("Reviews", new JsonArray([.. after.Select(a => (JsonNode)a)]));
        context.Complete();
    }
}

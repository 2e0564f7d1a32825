using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Activities;

/// <summary>
/// What all stage activities share: the inputs that every stage has, one open stage, and the wait for its end.
/// </summary>
public abstract class StageActivity : Activity
{
    public const string BookmarkName = "CoAudit.Stage";

    public Input<string> Title { get; } = new("title", "")
    {
        DisplayName = "Title",
        Description = "Shown on pages and in mails. Empty: the name of the step on the canvas.",
    };

    public Input<IReadOnlyList<string>> Groups { get; } = new("groups", Model.Groups.Codes)
    {
        DisplayName = "Who is asked",
        Description = "Which groups are asked.",
        UIHint = "checklist",
        Options = Model.Groups.Codes,
        OptionText = StageInputs.GroupText,
        Validate = StageInputs.Groups,
    };

    public Input<string> Due { get; } = new("due", "10 working days")
    {
        DisplayName = "Ends after",
        Description = "The stage's end, from its start: for example 10 working days, P4W or PT30M.",
        Validate = StageInputs.Duration,
    };

    public Input<int> MinPerGroup { get; } = new("minPerGroup", 1)
    {
        DisplayName = "Answers needed from each group",
        Description = "Answers needed from each group that is asked.",
        Validate = StageInputs.Between(0, 1000),
    };

    public Input<int> MinPercent { get; } = new("minPercent", 60)
    {
        DisplayName = "Answers needed from all, in per cent",
        Description = "Answers needed from all who are asked, in per cent.",
        Validate = StageInputs.Between(0, 100),
    };

    public Input<bool> Blind { get; } = new("blind", true)
    {
        DisplayName = "Blind round",
        Description = "Nobody sees what others said before the stage ends.",
        UIHint = "checkbox",
    };

    public Input<IReadOnlyList<string>> Reminders { get; } = new("reminders", ["3 working days", "5 working days"])
    {
        DisplayName = "Reminders",
        Description = "When to remind people who have not answered, from the stage's start: for example 3 working days, P1W or PT30M, one a line. At most two are used.",
        UIHint = "multitext",
        Validate = StageInputs.Durations,
    };

    public Input<string> EscalateBefore { get; } = new("escalateBefore", "1 working days")
    {
        DisplayName = "Tell the facilitator before the end",
        Description = "How long before the end the facilitator is told who is silent: for example 2 working days, P2D or PT30M.",
        Validate = StageInputs.Duration,
    };

    public Input<string> Instructions { get; } = new("instructions", "")
    {
        DisplayName = "Instructions",
        Description = "Plain text above the task.",
        UIHint = "multiline",
    };

    /// <summary>The name that the stage's results are stored under, for example <c>Objectives</c>.</summary>
    protected abstract string OutputName { get; }

    public sealed override void Execute(ActivityContext context)
    {
        var settings = Settings(context);
        var bookmark = context.Wait(BookmarkName, payload: new JsonObject { ["title"] = settings.Title });
        context.Emit(new OpenStage(context.Node.Id, context.ActivityInstanceId, bookmark.Id, settings));
    }

    public sealed override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload)
    {
        var outcome = (string?)payload?["outcome"] ?? throw new ActivityFaultException("The stage ended without an outcome.");
        SetOutputs(context, payload?["result"]);
        context.Complete(outcome);
    }

    /// <summary>Stores what the stage came to; activities with more than one output add theirs.</summary>
    protected virtual void SetOutputs(ActivityContext context, JsonNode? result) => context.SetOutput(OutputName, result?.DeepClone());

    /// <summary>The evaluated inputs; activities with more inputs add theirs.</summary>
    protected virtual StageSettings Settings(ActivityContext context)
    {
        var title = context.Get(Title);
        return new StageSettings
        {
            Type = context.Node.Type,
            Title = string.IsNullOrWhiteSpace(title) ? context.Node.DisplayText : title.Trim(),
            Groups = StageInputs.GroupsOf(Checked(context, Groups)),
            Due = Checked(context, Due),
            MinPerGroup = Checked(context, MinPerGroup),
            MinPercent = Checked(context, MinPercent),
            Blind = context.Get(Blind),
            Reminders = [.. Checked(context, Reminders).Take(2)],
            EscalateBefore = Checked(context, EscalateBefore),
            Instructions = context.Get(Instructions) ?? "",
        };
    }

    /// <summary>The value, or a fault with the same words that publishing would have used: expressions are only known now.</summary>
    protected static T Checked<T>(ActivityContext context, Input<T> input)
    {
        var value = context.Get(input);
        return input.Validate?.Invoke(value) is { } problem ? throw new ActivityFaultException($"{input.Name}: {problem}") : value;
    }
}

using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Tests.Driver;

/// <summary>Asks something of the world and waits for the answer: what a product's activity looks like.</summary>
[Activity("Test.Ask", DisplayName = "Ask", IsProduct = true, Outcomes = ["Yes", "No"], Outputs = ["Answer"])]
internal sealed class Ask : Activity
{
    public Input<string> Question { get; } = new("question", "") { Required = true };

    public Input<int> Days { get; } = new("days", 7) { Validate = days => days is >= 1 ? null : "At least one day." };

    public override void Execute(ActivityContext context)
    {
        context.Data["asked"] = context.Get(Question);
        context.Emit(new Asked(context.Node.Id, context.ActivityInstanceId, context.Get(Question)));
        context.Wait("Test.Ask", payload: new JsonObject { ["q"] = context.Get(Question) }, dueAt: context.Now.AddDays(context.Get(Days)));
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload)
    {
        context.SetOutput("Answer", new JsonObject { ["to"] = (string?)context.Data["asked"], ["is"] = payload?.DeepClone() });
        context.Complete(payload?.GetValue<bool>() == true ? "Yes" : "No");
    }
}

internal sealed record Asked(string ActivityId, string ActivityInstanceId, string Question) : Effect(ActivityId, ActivityInstanceId);

/// <summary>Tells and goes on; its exit may end.</summary>
[Activity("Test.Tell", IsProduct = true, ExitsMayEnd = true)]
internal sealed class Tell : Activity
{
    public override void Execute(ActivityContext context) => context.Complete();
}

/// <summary>Does what a broken activity might do, as its input says.</summary>
[Activity("Test.Misbehave")]
internal sealed class Misbehave : Activity
{
    public Input<string> How { get; } = new("how", "");

    public override void Execute(ActivityContext context)
    {
        context.Emit(new Asked(context.Node.Id, context.ActivityInstanceId, "never"));
        context.Wait("Test.Misbehave");
        switch (context.Get(How))
        {
            case "throw":
                throw new InvalidOperationException("broken");
            case "nothing":
                context.StopWaiting(context.Waits[0]);
                break;
            case "complete and wait":
                context.Complete();
                break;
            default:
                break;
        }
    }
}

/// <summary>Waits for three things and goes on at the second.</summary>
[Activity("Test.TwoOfThree")]
internal sealed class TwoOfThree : Activity
{
    public override void Execute(ActivityContext context)
    {
        context.Wait("Test.Of", "a");
        context.Wait("Test.Of", "b");
        context.Wait("Test.Of", "c");
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload)
    {
        if (context.Waits.Count == 1)
        {
            context.Complete();
        }
    }
}

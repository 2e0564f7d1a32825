using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Starts another workflow in the background once for each item; can wait for them all, and run a body for each that ends, which sees the variable ChildInstanceId.</summary>
[Activity(TypeName, Category = "Composition", DisplayName = "Bulk dispatch workflows", Description = "Starts another workflow once for each item of a list.", Outcomes = ["Completed", "Canceled", "Done"])]
internal sealed class BulkDispatchWorkflows : Activity
{
    public const string TypeName = "Elsa.BulkDispatchWorkflows";

    private const int MostChildren = 1_000;

    public Input<string> WorkflowDefinitionId { get; } = new("workflowDefinitionId", "") { UIHint = "workflow-definition-picker", Required = true, Description = "The workflow to start." };

    public Input<JsonNode?> Items { get; } = new("items", null) { Description = "The list; each item becomes one instance." };

    public Input<string?> DefaultItemInputKey { get; } = new("defaultItemInputKey", "Item") { Description = "The input that takes an item that is no object." };

    public Input<string?> CorrelationIdFunction { get; } = new("correlationIdFunction", null) { Description = "Correlation id of each instance; the variable Item holds the item." };

    public Input<JsonNode?> Input { get; } = new("input", null) { UIHint = "dictionary", Description = "Inputs that all instances get, by name." };

    public Input<bool> StartNewTrace { get; } = new("startNewTrace", false) { UIHint = "checkbox", Description = "Kept for Elsa; has no effect here." };

    public Input<bool> WaitForCompletion { get; } = new("waitForCompletion", true) { UIHint = "checkbox", Description = "Wait until all have finished." };

    public ChildSlot ChildCompletedBody { get; } = new("childCompleted");

    public ChildSlot ChildFaultedBody { get; } = new("childFaulted");

    public override void Execute(ActivityContext context)
    {
        var children = ChildInput.Items(context.Get(Items)).Select(item => Child(context, item)).ToList();
        if (children.Count > MostChildren)
        {
            throw new ActivityFaultException($"The list has {children.Count:N0} items; at most {MostChildren:N0} workflows start at once.");
        }

        string[] ids = [];
        if (children.Count > 0)
        {
            context.StartChildren(context.Get(WorkflowDefinitionId), children, inBackground: true, out ids);
        }

        // Where there is nobody to wait for, nobody has completed either.
        if (ids is [] || !context.Get(WaitForCompletion))
        {
            context.Complete("Done");
            return;
        }

        foreach (var id in ids)
        {
            context.Wait(TypeName, id, new JsonObject { ["childInstanceId"] = id });
        }
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload)
    {
        if (BodyFor(context, (string?)payload?["SubStatus"]) is [var body, ..])
        {
            context.Schedule(body, ("ChildInstanceId", JsonValue.Create(bookmark.Key)));
        }

        CompleteWhenOver(context);
        context.StartedWaiting = context.Phase == ActivityPhase.Running;
    }

    public override void ChildCompleted(ActivityContext context, ChildCompletion child) => CompleteWhenOver(context);

    // One that was cancelled has neither completed nor faulted.
    private IReadOnlyList<CompiledActivity> BodyFor(ActivityContext context, string? end) => end switch
    {
        nameof(WorkflowSubStatus.Finished) => context.Node.In(ChildCompletedBody),
        nameof(WorkflowSubStatus.Faulted) => context.Node.In(ChildFaultedBody),
        _ => [],
    };

    private (JsonObject Input, string? CorrelationId) Child(ActivityContext context, JsonNode? item)
    {
        var input = ChildInput.Of(context, context.Get(Input));
        if (item is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                input[name] = value?.DeepClone();
            }
        }
        else
        {
            input[context.Get(DefaultItemInputKey) ?? "Item"] = item?.DeepClone();
        }

        return (input, CorrelationOf(context, item));
    }

    private string? CorrelationOf(ActivityContext context, JsonNode? item)
    {
        const string itemVariable = "Item";
        (context.ExtraVariables ??= new(StringComparer.Ordinal))[itemVariable] = item?.DeepClone();
        var correlationId = context.EvaluateAgain(CorrelationIdFunction);
        context.ExtraVariables.Remove(itemVariable);
        return correlationId;
    }

    private static void CompleteWhenOver(ActivityContext context)
    {
        if (context is { OpenChildren: 0, Waits.Count: 0 })
        {
            context.Complete("Completed", "Done");
        }
    }
}

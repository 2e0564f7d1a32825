using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Waits for a named event; what came with the event is its result. With <c>canStartWorkflow</c> the event starts an instance.</summary>
[Activity("Elsa.Event", Category = "Primitives", Kind = "Trigger", Description = "Waits for a named event.", Outputs = ["Result"])]
internal sealed class Event : Activity, ITriggerActivity
{
    public const string BookmarkName = "Elsa.Event";

    public Input<string> EventName { get; } = new("eventName", "") { Required = true, Description = "The event's name." };

    public override void Execute(ActivityContext context)
    {
        if (context.TakeTrigger(out var payload))
        {
            Received(context, payload);
            return;
        }

        var name = context.Get(EventName);
        context.Wait(BookmarkName, name, new JsonObject { ["eventName"] = name });
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload) => Received(context, payload);

    public WorkflowTrigger? TriggerOf(CompiledActivity node) => node.TryGetLiteral(EventName, out var name) ? new WorkflowTrigger(node.Id, node.Type, name) : null;

    private static void Received(ActivityContext context, JsonNode? payload)
    {
        context.SetOutput("Result", payload ?? new JsonObject());
        context.Complete();
    }
}

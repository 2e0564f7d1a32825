using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Tells a named event to whoever waits for it. They hear of it after this burst.</summary>
[Activity("Elsa.PublishEvent", Category = "Primitives", DisplayName = "Publish event", Description = "Tells a named event to all workflows that wait for it.")]
internal sealed class PublishEvent : Activity
{
    public Input<string> EventName { get; } = new("eventName", "") { Required = true, Description = "The event's name." };

    public Input<string?> CorrelationId { get; } = new("correlationId", null) { Description = "Only workflows with this correlation id hear it." };

    public Input<bool> IsLocalEvent { get; } = new("isLocalEvent", false) { UIHint = "checkbox", Description = "Only this workflow instance hears it." };

    public Input<JsonNode?> Payload { get; } = new("payload", null) { UIHint = "multiline", Description = "What comes with the event." };

    public override void Execute(ActivityContext context)
    {
        // Designers store an empty text where nothing was typed.
        var correlationId = context.Get(CorrelationId) is { } given && !string.IsNullOrWhiteSpace(given) ? given : null;
        context.Emit(new Execution.PublishEvent(
            context.Node.Id, context.ActivityInstanceId, context.Get(EventName), correlationId, context.Get(Payload), context.Get(IsLocalEvent)));
        context.Complete();
    }
}

using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Activities;

/// <summary>
/// One step type. A stateless singleton: everything that must be remembered lives in the <see cref="ActivityContext"/>.
/// </summary>
public abstract class Activity
{
    /// <summary>Called when the flow reaches the node. Ends by completing, by waiting, by scheduling children, or by faulting.</summary>
    public abstract void Execute(ActivityContext context);

    /// <summary>Called when one of its bookmarks is resumed. The default completes with Done.</summary>
    public virtual void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload) => context.Complete();

    /// <summary>Called on a container when a child that it scheduled begins, before the child does anything.</summary>
    internal virtual void ChildBegins(ActivityContext context, CompiledActivity child)
    {
    }

    /// <summary>Called on a container when a child that it scheduled has completed.</summary>
    public virtual void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
    }
}

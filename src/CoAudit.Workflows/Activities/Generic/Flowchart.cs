using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Flow;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Activities joined by arrows. Who waits for whom is decided by <see cref="FlowTokens"/>.</summary>
[Activity("Elsa.Flowchart", Category = "Flow", Description = "A collection of activities and the connections between them.", IsHidden = true)]
internal sealed class Flowchart : Activity
{
    public ChildSlot Activities { get; } = new("activities");

    public override void Execute(ActivityContext context)
    {
        var connections = context.Node.Connections!;
        var trigger = context.Node.Children.FirstOrDefault(child => string.Equals(child.Key, context.Run.TriggerActivityId, StringComparison.Ordinal));
        var start = trigger?.Position ?? connections.Start;
        if (start < 0)
        {
            context.Complete();
            return;
        }

        context.Tokens = new FlowTokens(connections.From(start));
        context.Schedule(context.Node.Children[start]);
    }

    public override void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        if (child.Node.Attribute.IsTerminal)
        {
            context.Complete();
            return;
        }

        context.Tokens!.Leave(child.Node.Position, child.Outcomes, new Host(context));
        if (context.OpenChildren == 0)
        {
            context.Complete();
        }
    }

    internal override void ChildBegins(ActivityContext context, CompiledActivity child)
    {
        // Beside itself somebody must be there whom it could cancel.
        if (child.CutsShort && context.OpenChildren > 1)
        {
            context.Tokens!.Begin(child.Position, new Host(context));
        }
    }

    private sealed class Host(ActivityContext context) : IFlowHost
    {
        public JoinMode ModeOf(int node)
        {
            var child = context.Node.Children[node];
            return child.Activity is FlowJoin join ? join.ModeOf(context, child) : child.MergeMode;
        }

        public void Schedule(int node) => context.Schedule(context.Node.Children[node]);

        public IReadOnlyList<int> CancelRunning(bool[] among) => context.Run.CancelChildren(context, position => among[position]);

        public void RefuseBackward(int connection)
        {
            var (source, port, target) = context.Tokens!.Graph[connection];
            var children = context.Node.Children;
            throw new ActivityFaultException(
                $"The connection back from \"{children[source].DisplayText}\" ({port}) to \"{children[target].DisplayText}\" cannot be followed: " +
                "there is a way to the first that does not pass the second.");
        }
    }
}

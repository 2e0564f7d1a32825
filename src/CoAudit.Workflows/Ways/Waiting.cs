using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Ways;

/// <summary>What an activity waits for, as far as it matters to what can happen meanwhile.</summary>
internal static class Waiting
{
    /// <summary>True when it completes in the burst that it was begun in, so that nothing can come between.</summary>
    public static bool IsInstant(CompiledActivity node) => node.Children.Count > 0 || node.Declared.Slots.Count > 0
        ? node.Children.All(IsInstant)
        : node.Attribute.IsTerminal
            || node.Activity is Start or FlowDecision or FlowFork or FlowJoin or FlowSwitch or SetVariable or WriteLine or PublishEvent
            || node.Attribute is { IsProduct: true, Kind: "Action" };

    /// <summary>True when nothing in here ends the waiting: somebody outside must tell, and nobody has promised to.</summary>
    public static bool IsForOutside(CompiledActivity node) => node.Children.Count > 0
        ? !IsInstant(node) && node.Children.All(child => IsInstant(child) || IsForOutside(child))
        : node.Activity is Event or RunTask;
}

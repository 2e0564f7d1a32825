using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Descriptors;

/// <summary>
/// Parts of a workflow for the designer, which draws one canvas at a time. What stands inside a workflow that is used as an activity is not in the definition that it
/// has loaded: it asks for it when somebody opens that activity, or jumps from the journal to something inside.
/// </summary>
public sealed class DesignerNodes(DesignerForm form)
{
    // What the designer calls the port of a container that is itself the canvas.
    private const string Itself = "__self";

    /// <summary>One node as it is drawn; of a workflow that is used as an activity with that workflow's canvas.</summary>
    /// <param name="nodeId">Null for the workflow itself.</param>
    /// <param name="workflows">Types and versions of the workflows that have a descriptor.</param>
    public NodeView? Find(CompiledWorkflow workflow, string? nodeId, IReadOnlySet<(string Type, int Version)> workflows) =>
        (nodeId is null ? workflow.Root : workflow.FindNode(nodeId)) is { } node ? View(node, [node], workflows) : null;

    /// <summary>Which canvases are opened, one in the other, to see a node.</summary>
    public NodePath? PathTo(CompiledWorkflow workflow, string nodeId, IReadOnlySet<(string Type, int Version)> workflows)
    {
        if (workflow.FindNode(nodeId) is not { } meant)
        {
            return null;
        }

        var child = Drawn(meant);
        var opened = new List<(CompiledActivity Node, string Port)>();
        for (var (inner, node) = (child, child.Parent); node is not null; (inner, node) = (node, node.Parent))
        {
            if (PortOnCanvas(node, inner) is { } port)
            {
                opened.Insert(0, (node, port));
            }
        }

        var container = opened.Count == 0 ? workflow.Root : opened[0].Node;
        return new NodePath(
            View(child, [], workflows),
            View(container, [container, .. opened.Select(o => o.Node)], workflows),
            [.. opened.Select(o => new PathSegment(o.Node.NodeId, o.Node.Id, o.Node.Type, o.Port))]);
    }

    private NodeView View(CompiledActivity node, IReadOnlyList<CompiledActivity> opened, IReadOnlySet<(string Type, int Version)> workflows) =>
        new(node.NodeId, PortOf(node), Draw(node, opened, workflows));

    // Workflows stand inside each other sixteen levels deep at most.
    private JsonObject Draw(CompiledActivity node, IReadOnlyList<CompiledActivity> opened, IReadOnlySet<(string Type, int Version)> workflows)
    {
        if (node.Activity is Workflow)
        {
            return Shell(node, Draw(node.Children[0], opened, workflows));
        }

        var drawn = form.ShowPart(JsonObject.Create(node.Json)!, node.Parent!.NodeId, workflows);
        foreach (var used in opened.Where(o => o.Activity is WorkflowAsActivity && o.Around == node.Around))
        {
            if (Find(drawn, used.NodeId) is { } place)
            {
                place["root"] = Draw(used.Children[0], opened, workflows);
            }
        }

        return drawn;
    }

    private static JsonObject Shell(CompiledActivity workflow, JsonObject root)
    {
        var shell = new JsonObject
        {
            ["id"] = workflow.Id,
            ["nodeId"] = workflow.NodeId,
            ["type"] = Workflow.TypeName,
            ["version"] = workflow.Attribute.Version,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
            ["root"] = root,
        };
        if (workflow.Parent is { } user)
        {
            shell["identity"] = new JsonObject { ["definitionId"] = user.Json.Text("workflowDefinitionId"), ["version"] = user.Attribute.Version };
        }

        return shell;
    }

    // An activity that stands alone in another one's port is drawn within that one, and a list of them that is no canvas is not drawn at all.
    private static CompiledActivity Drawn(CompiledActivity node)
    {
        var drawn = node;
        for (var inner = node; inner.Parent is { } around; inner = around)
        {
            if (!IsCanvas(around) && (IsOneOfMany(inner) || (ReferenceEquals(inner, drawn) && !IsCanvas(inner))))
            {
                drawn = around;
            }
        }

        return drawn;
    }

    private static bool IsOneOfMany(CompiledActivity node) => SlotOf(node) is { Within: null } slot && node.Parent!.Json.Member(slot.Name) is { ValueKind: JsonValueKind.Array };

    private static bool IsCanvas(CompiledActivity node) => node.Activity is Workflow or Flowchart or Sequence;

    /// <returns>The port through which the canvas that shows <paramref name="inner"/> is opened; null when that canvas is on the screen already.</returns>
    private static string? PortOnCanvas(CompiledActivity node, CompiledActivity inner) => node.Activity switch
    {
        Workflow => null,
        Flowchart or Sequence => node.Parent is { Activity: Flowchart or Sequence } ? Itself : null,
        _ => IsCanvas(inner) ? PortOf(inner) : null,
    };

    // Of a switch, each case has a port of its own.
    private static string? PortOf(CompiledActivity node)
    {
        if (SlotOf(node) is not { } slot)
        {
            return null;
        }

        var label = slot.Within is null ? null : node.Parent!.Json.Items(slot.Name).ElementAtOrDefault(node.Index).Text("label");
        return label ?? char.ToUpperInvariant(slot.Name[0]) + slot.Name[1..];
    }

    private static ChildSlot? SlotOf(CompiledActivity node) => node.Parent?.Declared.Slots.FirstOrDefault(slot => node.Parent.In(slot).Contains(node));

    // The nesting limit of JSON bounds this recursion.
    private static JsonObject? Find(JsonNode? drawn, string nodeId) => drawn switch
    {
        JsonObject activity when activity["nodeId"] is JsonValue id && id.TryGetValue<string>(out var text) && string.Equals(text, nodeId, StringComparison.Ordinal) => activity,
        JsonObject members => members.Select(m => Find(m.Value, nodeId)).FirstOrDefault(found => found is not null),
        JsonArray items => items.Select(item => Find(item, nodeId)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}

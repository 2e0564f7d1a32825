using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Descriptors;

/// <summary>One node of a workflow as the designer draws it.</summary>
/// <param name="Port">What holds it in the activity around it; null for the workflow itself.</param>
public sealed record NodeView(string NodeId, string? Port, JsonObject Activity);

/// <summary>The way from the outermost canvas to the one that shows a node.</summary>
/// <param name="ChildNode">The node; or, when it is drawn within another one, that one.</param>
/// <param name="Container">The first activity that is opened on the way, with all that is opened in it; the workflow itself when nothing is opened.</param>
/// <param name="PathSegments">What is opened, the outermost first.</param>
public sealed record NodePath(NodeView ChildNode, NodeView Container, IReadOnlyList<PathSegment> PathSegments);

/// <summary>One activity that is opened, and by which of its ports.</summary>
public sealed record PathSegment(string ActivityNodeId, string ActivityId, string ActivityType, string PortName);

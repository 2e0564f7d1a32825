using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Activities;

/// <summary>An input of a workflow that is used as an activity. It is converted to the type that the workflow declares.</summary>
public sealed class WorkflowInput : InputDeclaration
{
    private readonly VariableDeclaration _declared;

    internal WorkflowInput(JsonElement json)
        : base(json.Text("name")!, typeof(JsonNode), null, json.Text("name")!)
    {
        TypeName = json.Text("type") ?? "Object";
        _declared = new VariableDeclaration(Name, TypeName, json.Flag("isArray"));
        DisplayName = json.Text("displayName") ?? Name;
        Description = json.Text("description") ?? "";
        UIHint = json.Text("uiHint") is { Length: > 0 } hint ? hint : "singleline";
    }

    /// <summary>Elsa's name of the type, for example <c>Int32</c>.</summary>
    public string TypeName { get; }

    internal override object? Convert(JsonNode? node) => _declared.Coerce(node);
}

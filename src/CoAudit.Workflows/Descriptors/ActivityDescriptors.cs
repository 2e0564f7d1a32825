using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Descriptors;

/// <summary>Turns what activity classes declare into what the designer asks for.</summary>
public static class ActivityDescriptors
{
    // The palette sorts by name, and a space comes before every letter.
    private const string First = " ";

    public static IReadOnlyList<ActivityDescriptor> Of(ActivityRegistry registry) => [.. registry.All.Select(Of)];

    public static ActivityDescriptor Of(ActivityType type)
    {
        var attribute = type.Attribute;
        var dot = type.Name.LastIndexOf('.');
        var name = type.Name[(dot + 1)..];
        return new ActivityDescriptor(
            type.Name, dot < 0 ? "" : type.Name[..dot], name, attribute.Version, attribute.IsProduct ? First + attribute.Category : attribute.Category,
            attribute.DisplayName.Length > 0 ? attribute.DisplayName : NameWords.Of(name), attribute.Description, attribute.Kind)
        {
            Ports = [.. Ports(type)],
            Inputs = [.. type.Offered.Select(Input)],
            Outputs = [.. attribute.Outputs.Select(o => new OutputDescriptor(o, "Object", NameWords.Of(o)))],
            IsContainer = type.Slots.Any(IsCanvas),
            IsBrowsable = !attribute.IsHidden,
            IsStart = name is "Start",
            IsTerminal = attribute.IsTerminal,
        };
    }

    /// <summary>A workflow that may stand in others as one activity.</summary>
    /// <param name="version">The version's number in storage.</param>
    /// <param name="versionId">The version's own id.</param>
    /// <param name="isOffered">False keeps it out of the palette.</param>
    public static ActivityDescriptor OfWorkflow(ActivityType type, string definitionId, int version, string versionId, bool isOffered)
    {
        var descriptor = Of(type);
        return descriptor with
        {
            Version = version,
            Ports = [Port("Root", "Embedded") with { IsBrowsable = false }, .. descriptor.Ports],
            Inputs = [.. descriptor.Inputs.Select(input => input with { IsSynthetic = true })],
            Outputs = [.. descriptor.Outputs.Select(output => output with { IsSynthetic = true })],
            IsContainer = false,
            IsBrowsable = isOffered,
            CustomProperties = new JsonObject { ["RootType"] = "WorkflowDefinitionActivity", ["WorkflowDefinitionId"] = definitionId, ["WorkflowDefinitionVersionId"] = versionId },
            ConstructionProperties = new JsonObject { ["WorkflowDefinitionId"] = definitionId, ["WorkflowDefinitionVersionId"] = versionId, ["Version"] = version },
        };
    }

    /// <summary>An input's value as definitions hold it: <c>{typeName, expression}</c>; null when its default is nothing.</summary>
    public static JsonObject? Wrapped(InputDeclaration input) => Default(input) is not { } value ? null : new JsonObject
    {
        ["typeName"] = TypeName(input),
        ["expression"] = value is JsonArray
            // The designer keeps lists as JSON in a text.
            ? new JsonObject { ["type"] = "Object", ["value"] = value.ToJsonString() }
            : new JsonObject { ["type"] = "Literal", ["value"] = value },
    };

    private static IEnumerable<PortDescriptor> Ports(ActivityType type)
    {
        var outcomes = type.Attribute.Outcomes;
        return type.Slots.Where(s => !IsCanvas(s) && s.Within is null).Select(s => Port(char.ToUpperInvariant(s.Name[0]) + s.Name[1..], "Embedded"))
            .Concat(outcomes is ["Done"] ? [] : outcomes.Select(o => Port(o, "Flow")));
    }

    private static PortDescriptor Port(string name, string type) => new(name, NameWords.Of(name), type);

    // What opens as a canvas of its own, not as a body of its parent.
    private static bool IsCanvas(ChildSlot slot) => slot.Name is "activities" or "root" or "branches";

    private static InputDescriptor Input(InputDeclaration input, int order) => new(
        input.ElsaName,
        TypeName(input),
        input.DisplayName.Length > 0 ? input.DisplayName : NameWords.Of(input.ElsaName),
        input.Description,
        order,
        input.UIHint,
        Default(input),
        Specifications(input),
        IsWrapped: input is not CasesInput && input.UIHint is not "variable-picker");

    private static JsonNode? Default(InputDeclaration input) => input.DefaultValue switch
    {
        null or "" or false or 0 or IReadOnlyList<SwitchCase> or IReadOnlyList<string> { Count: 0 } or JsonArray { Count: 0 } => null,
        DateTimeOffset instant when instant == default => null,
        TimeSpan span => JsonValue.Create(span.ToString("c")),
        var value => Values.ToJson(value)?.DeepClone(),
    };

    private static string TypeName(InputDeclaration input) => input is WorkflowInput declared ? declared.TypeName : input.ValueType switch
    {
        var type when type == typeof(string) => "String",
        var type when type == typeof(bool) => "Boolean",
        var type when type == typeof(int) => "Int32",
        var type when type == typeof(double) => "Double",
        var type when type == typeof(TimeSpan) => "TimeSpan",
        var type when type == typeof(DateTimeOffset) => "DateTimeOffset",
        var type when type == typeof(IReadOnlyList<string>) => "List<String>",
        _ => input.UIHint is "dictionary" ? "ObjectDictionary" : "Object",
    };

    private static JsonObject Specifications(InputDeclaration input) => input.UIHint switch
    {
        "dropdown" => Choices("dropdown", "selectList", input, isMany: false),
        "checklist" => Choices("checklist", "checkList", input, isMany: true),
        "radiolist" => Choices("radiolist", "radioList", input, isMany: true),
        "json-editor" => new JsonObject { ["code-editor"] = new JsonObject { ["language"] = "json" } },
        _ => [],
    };

    private static JsonObject Choices(string editor, string list, InputDeclaration input, bool isMany)
    {
        var choices = new JsonObject
        {
            ["items"] = new JsonArray([.. input.Options.Select(o => new JsonObject { ["text"] = input.OptionText(o), ["value"] = o })]),
        };
        if (isMany)
        {
            choices["isFlagsEnum"] = false;
        }

        return new JsonObject { [editor] = new JsonObject { [list] = choices } };
    }
}

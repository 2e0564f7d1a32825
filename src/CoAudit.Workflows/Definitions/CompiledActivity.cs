using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Expressions;
using CoAudit.Workflows.Flow;

namespace CoAudit.Workflows.Definitions;

/// <summary>One node of a compiled workflow. Immutable.</summary>
public sealed class CompiledActivity
{
    private Tuple<string, JavaScriptExpression?> _script = Tuple.Create("", (JavaScriptExpression?)null);
    private readonly Dictionary<string, CompiledActivity[]> _slots = new(StringComparer.Ordinal);

    internal CompiledActivity(ActivityType declared, string id, string nodeId, CompiledActivity? parent, JsonElement json, string path)
    {
        Declared = declared;
        Id = id;
        NodeId = nodeId;
        Parent = parent;
        Around = parent?.Activity is Workflow ? parent : parent?.Around;
        IsNested = parent?.IsNested == true || parent?.Activity is WorkflowAsActivity;
        Key = IsNested ? nodeId : id;
        Json = json;
        Path = path;
        MergeMode = MergeModes.Of(this);
        Type = json.Text("type") ?? declared.Name;
        DisplayText = NonEmpty(json.Member("metadata")?.Text("displayText")) ?? NonEmpty(json.Text("name")) ?? Words(declared, Type);
    }

    /// <summary>Unique in the compiled workflow: the id, or the node id of what stands inside a workflow that is used as an activity.</summary>
    internal string Key { get; }

    /// <summary>True inside a workflow that is used as an activity.</summary>
    public bool IsNested { get; }

    /// <summary>The workflow that it stands in, the innermost one; null for the outermost workflow.</summary>
    internal CompiledActivity? Around { get; }

    /// <summary>Why this node cannot be run, in place of what its class would say; null when it can, or is not known.</summary>
    internal string? Refusal { get; init; }

    /// <summary>Id in the definition.</summary>
    public string Id { get; }

    /// <summary>Stored type name, for example <c>Elsa.FlowDecision</c>; of an unknown activity the name that the definition gives.</summary>
    public string Type { get; }

    /// <summary>The type that runs, as journals and incidents tell it: of an activity that is not known here <c>Elsa.NotFoundActivity</c>.</summary>
    internal string RunType => Activity is NotFoundActivity ? Declared.Name : Type;

    /// <summary>Path of ids from the root, Elsa's <c>nodeId</c>, for example <c>Workflow1:fc:a1</c>.</summary>
    public string NodeId { get; }

    /// <summary>The node's <c>name</c>, by which scripts may also call it.</summary>
    internal string? Name => Json.Text("name");

    /// <summary>What people read on the canvas: <c>metadata.displayText</c>, else the node's <c>name</c>, else the type's display name.</summary>
    public string DisplayText { get; }

    /// <summary>JSON path in the definition, for example <c>$.root.activities[3]</c>.</summary>
    public string Path { get; }

    /// <summary>What its class declares; for an unknown type that of <c>Elsa.NotFoundActivity</c>.</summary>
    public ActivityType Declared { get; }

    /// <summary>The container that it stands in; null for the workflow itself.</summary>
    public CompiledActivity? Parent { get; }

    /// <summary>The class that runs it.</summary>
    public Activity Activity => Declared.Activity;

    public ActivityAttribute Attribute => Declared.Attribute;

    internal JsonElement Json { get; }

    /// <summary>Place among its parent's children.</summary>
    internal int Position { get; init; }

    /// <summary>Place in the list that its slot holds.</summary>
    internal int Index { get; init; }

    /// <summary>All activities directly inside, in document order.</summary>
    internal IReadOnlyList<CompiledActivity> Children { get; set; } = [];

    internal IReadOnlyList<VariableDeclaration> Variables { get; set; } = [];

    /// <summary>One for each declared input, in that order.</summary>
    internal IReadOnlyList<InputBinding> Inputs { get; private set; } = [];

    /// <summary>True when an input's value depends on the instance.</summary>
    internal bool HasDynamicInputs { get; private set; }

    /// <summary>The inputs as the journal tells them when the definition fixes them all; null when there are none. Shared by all entries.</summary>
    internal ToldInputs? FixedInputs { get; private set; }

    /// <summary>Which variables take which outputs.</summary>
    internal IReadOnlyList<OutputBinding> Outputs { get; set; } = [];

    /// <summary>The arrows, when this is a flowchart.</summary>
    internal FlowConnections? Connections { get; set; }

    /// <summary>When it runs, in a flowchart, where several arrows lead to it.</summary>
    internal JoinMode MergeMode { get; }

    /// <summary>True when, as it begins, it cancels what still runs on the ways to it: a join of any mode, and what runs for the first arrow that is followed.</summary>
    internal bool CutsShort => MergeMode == JoinMode.WaitAny || Activity is FlowJoin;

    internal bool CanStartWorkflow => Json.Member("customProperties")?.Flag("canStartWorkflow") == true || Json.Flag("canStartWorkflow");

    /// <summary>Gets an input's value when the definition fixes it, so that it can be shown before the workflow runs; an input left out has its default.</summary>
    public bool TryGetLiteral<T>(Input<T> input, [MaybeNullWhen(false)] out T value)
    {
        var binding = Inputs[Declared.IndexOf(input)];
        value = binding.IsConstant && binding.Problem is null && binding.Constant is T constant ? constant : default;
        return binding.IsConstant && binding.Problem is null && binding.Constant is T;
    }

    /// <summary>The definition leaves the input out, or blank, and it has no default.</summary>
    internal bool HasNone(InputDeclaration input) => Inputs[Declared.IndexOf(input)] is { IsConstant: true, Problem: null, Constant: null };

    internal IReadOnlyList<CompiledActivity> In(ChildSlot slot) => _slots.GetValueOrDefault(slot.Name) ?? [];

    internal IReadOnlyList<SwitchCase> CasesOf(CasesInput input) => Inputs[Declared.IndexOf(input)].Cases;

    /// <summary>Which of its own variables a reference means, or -1.</summary>
    internal int IndexOf(VariableReference variable)
    {
        var declared = Variables;
        for (var i = 0; i < declared.Count; i++)
        {
            if (variable.Id is { } id ? Same(declared[i].Id, id) : Same(declared[i].Name, variable.Name))
            {
                return i;
            }
        }

        // The designer may have given a variable a new id while its name stayed.
        for (var i = 0; variable is { Id: not null, Name: not null } && i < declared.Count; i++)
        {
            if (Same(declared[i].Name, variable.Name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>True when its class says that it gives this output, or the definition puts it into a variable. Stages do not say which they give.</summary>
    internal bool Gives(string output) => Attribute.IsProduct || Attribute.Outputs.Contains(output, StringComparer.Ordinal) || Outputs.Any(o => string.Equals(o.Name, output, StringComparison.OrdinalIgnoreCase));

    internal void Bind(IReadOnlyList<InputBinding> inputs)
    {
        Inputs = inputs;
        HasDynamicInputs = inputs.Any(b => !b.IsConstant || b.Problem is not null);
        FixedInputs = HasDynamicInputs || inputs.All(b => b.Shown is null) ? null : new ToldInputs(inputs, values: null);
    }

    /// <summary>A script that this activity runs, parsed once as long as it stays the same.</summary>
    internal JavaScriptExpression ScriptOf(string source)
    {
        var (known, script) = _script;
        if (!string.Equals(known, source, StringComparison.Ordinal))
        {
            script = new JavaScriptExpression(source);
            _script = Tuple.Create(source, (JavaScriptExpression?)script);
        }

        return script!;
    }

    internal void Fill(ChildSlot slot, CompiledActivity[] children) => _slots[slot.Name] = children;

    private static bool Same(string name, string? other) => string.Equals(name, other, StringComparison.Ordinal);

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Words(ActivityType declared, string type)
    {
        if (declared.Attribute.DisplayName.Length > 0)
        {
            return declared.Attribute.DisplayName;
        }

        // Of an activity that is not known only the type can be told.
        return Descriptors.NameWords.Of(type[(type.LastIndexOf('.') + 1)..]);
    }
}

using System.Text.Json;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Expressions;
using CoAudit.Workflows.Flow;

namespace CoAudit.Workflows.Definitions;

/// <summary>Walks a definition's JSON once and binds it to activity classes, expressions and connections.</summary>
internal sealed class WorkflowCompiler(ActivityRegistry registry, IReadOnlyDictionary<string, WorkflowDefinition> used)
{
    // Elsa gives the workflow around the root activity this id; journals and statistics are keyed by paths that begin with it.
    private const string WorkflowId = "Workflow1";

    // What uses itself by a detour ends here, and what uses others in such numbers that together they would fill the memory.
    private const int MostLevels = 16;
    private const int MostNodes = 20_000;

    private readonly List<CompiledActivity> _all = [];
    private readonly Dictionary<string, CompiledActivity> _byKey = new(StringComparer.Ordinal);
    private readonly List<DefinitionProblem> _problems = [];
    private readonly List<WorkflowReference> _missing = [];
    private readonly SortedDictionary<string, string> _uses = new(StringComparer.Ordinal);

    // The definitions that stand around the node that is compiled, the outermost first.
    private readonly List<WorkflowDefinition> _around = [];

    public CompiledWorkflow Compile(WorkflowDefinition definition)
    {
        var workflow = new CompiledActivity(registry.Find(Workflow.TypeName)!, WorkflowId, WorkflowId, null, WorkflowShell, "$")
        {
            Variables = Variables(definition.Json, "$"),
        };
        Fill(workflow, definition, "$.root");
        return _problems.Count == 0
            ? new CompiledWorkflow(definition, workflow, _all, _byKey) { Missing = _missing, Uses = _uses.Count == 0 ? CompiledWorkflow.UsesNone : _uses }
            : throw new DefinitionException(_problems);
    }

    private void Fill(CompiledActivity workflow, WorkflowDefinition definition, string path)
    {
        _around.Add(definition);
        Add(workflow);
        var root = Activity(definition.Root, path, workflow, 0);
        workflow.Children = [root];
        workflow.Fill(Workflow.RootSlot, [root]);
        _around.RemoveAt(_around.Count - 1);
    }

    private static JsonElement WorkflowShell { get; } = JsonDocument.Parse("""{"type":"Elsa.Workflow"}""").RootElement.Clone();

    private void Add(CompiledActivity node)
    {
        _all.Add(node);
        if (!_byKey.TryAdd(node.Key, node))
        {
            Refuse("duplicate-id", $"{node.Path}.id", $"Two activities have the id \"{node.Id}\" (the other one is {_byKey[node.Key].Path}).");
        }
    }

    // The nesting limit of the JSON bounds this recursion.
    private CompiledActivity Activity(JsonElement json, string path, CompiledActivity parent, int position, int index = 0)
    {
        var type = json.Text("type") ?? "";
        var inner = registry.Find(type) is null && WorkflowReference.Of(json) is { } reference ? Use(reference) : default;
        var declared = registry.Find(type) ?? (inner.Definition is { } definition ? WorkflowAsActivity.TypeOf(definition, type) : registry.Find(NotFoundActivity.TypeName)!);
        var id = json.Text("id") is { Length: > 0 } text ? text : Nameless(path);
        var node = new CompiledActivity(declared, id, $"{parent.NodeId}:{id}", parent, json, path)
        {
            Position = position,
            Index = index,
            Variables = Variables(json, path),
            Refusal = inner.Refusal ?? RefusedActivities.ReasonFor(type),
        };
        Add(node);
        node.Children = inner.Definition is null ? Children(node) : [Inside(node, inner.Definition)];
        node.Bind([.. declared.Inputs.Select(input => Bind(input, json, path))]);
        node.Outputs = Outputs(json);
        if (node.Activity is Flowchart)
        {
            node.Connections = new FlowConnections(node);
        }

        return node;
    }

    private (WorkflowDefinition? Definition, string? Refusal) Use(WorkflowReference reference)
    {
        if (_around.Exists(d => string.Equals(d.DefinitionId, reference.DefinitionId, StringComparison.Ordinal)))
        {
            return (null, $"The workflow \"{reference.DefinitionId}\" would contain itself.");
        }

        if (_around.Count > MostLevels || _all.Count > MostNodes)
        {
            return (null, $"Workflows stand inside each other more than {MostLevels} levels deep, or have more than {MostNodes:N0} activities together.");
        }

        if (!used.TryGetValue(reference.Key, out var definition))
        {
            _missing.Add(reference);
            return (null, null);
        }

        _uses[reference.Key] = definition.Hash;
        return (definition, null);
    }

    private CompiledActivity Inside(CompiledActivity node, WorkflowDefinition definition)
    {
        var workflow = new CompiledActivity(registry.Find(Workflow.TypeName)!, WorkflowId, $"{node.NodeId}:{WorkflowId}", node, WorkflowShell, node.Path)
        {
            Variables = Variables(definition.Json, node.Path),
        };
        Fill(workflow, definition, $"{node.Path}.root");
        node.Fill(Workflow.RootSlot, [workflow]);
        return workflow;
    }

    private string Nameless(string path)
    {
        Refuse("missing-id", path, "This activity has no id.");
        return path;
    }

    private List<CompiledActivity> Children(CompiledActivity node)
    {
        var all = new List<CompiledActivity>();
        foreach (var slot in node.Declared.Slots)
        {
            if (node.Json.Member(slot.Name) is not { } held)
            {
                continue;
            }

            var first = all.Count;
            foreach (var (child, path, index) in Held(held, $"{node.Path}.{slot.Name}", slot.Within))
            {
                if (child.Text("type") is { Length: > 0 })
                {
                    all.Add(Activity(child, path, node, all.Count, index));
                }
                else
                {
                    Refuse("wrong-shape", path, "An activity is an object with a type.");
                }
            }

            node.Fill(slot, [.. all.Skip(first)]);
        }

        return all;
    }

    private static IEnumerable<(JsonElement Child, string Path, int Index)> Held(JsonElement held, string path, string? within)
    {
        if (held.ValueKind != JsonValueKind.Array)
        {
            return [(held, path, 0)];
        }

        var items = held.EnumerateArray().Select((item, i) => (Child: item, Path: $"{path}[{i}]", Index: i));
        return within is null
            ? items
            : items.Where(i => i.Child.Member(within) is not null).Select(i => (i.Child.Member(within)!.Value, $"{i.Path}.{within}", i.Index));
    }

    private static InputBinding Bind(InputDeclaration input, JsonElement activity, string path)
    {
        path = $"{path}.{input.Name}";
        if ((activity.Member(input.Name) ?? (input is WorkflowInput ? activity.Member(Camel(input.Name)) : null)) is not { } json)
        {
            return new InputBinding(input, null, path);
        }

        return input is CasesInput cases
            ? new InputBinding(cases, json, path)
            : new InputBinding(input, ExpressionCompiler.Input(json), path);
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static List<OutputBinding> Outputs(JsonElement json)
    {
        var outputs = new List<OutputBinding>();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.Member("memoryReference")?.Text("id") is { } variable)
            {
                outputs.Add(new OutputBinding(property.Name, new VariableReference(variable, null)));
            }
        }

        return outputs;
    }

    private static VariableDeclaration[] Variables(JsonElement json, string path) =>
        [.. json.Items("variables").Select((variable, i) => new VariableDeclaration(variable, $"{path}.variables[{i}]"))];

    private void Refuse(string code, string path, string message) => _problems.Add(new DefinitionProblem(ProblemSeverity.Error, code, path, message));
}

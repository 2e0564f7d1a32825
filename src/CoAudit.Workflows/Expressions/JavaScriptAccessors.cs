using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;
using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// Elsa's functions for scripts. Only those that a script names are put into its interpreter; they read through to the activity that is evaluated,
/// so that they stay right when the interpreter serves the next one.
/// </summary>
internal sealed class JavaScriptAccessors(Engine engine)
{
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal)
    {
        "getVariable", "setVariable", "getInput", "getOutputFrom", "getCorrelationId", "getWorkflowInstanceId", "getWorkflowDefinitionId",
    };

    private readonly HashSet<string> _installed = new(StringComparer.Ordinal);
    private ActivityContext _context = null!;
    private DeterministicRandom _random = null!;

    public static bool IsAccessor(string name) => Named.Contains(name) || IsAccessor(name, "get") || IsAccessor(name, "set");

    public void Serve(ActivityContext context, DeterministicRandom random, IReadOnlyList<string> globals)
    {
        _context = context;
        _random = random;
        foreach (var name in globals)
        {
            if (_installed.Add(name) && Find(name) is { } value)
            {
                engine.SetValue(name, value);
            }
        }
    }

    private ObjectInstance? Find(string name) => name switch
    {
        "getVariable" => Function(name, args => Variable(Text(args, 0)) ?? JsValue.Null),
        "setVariable" => Function(name, args => SetVariable(Text(args, 0), args.At(1))),
        "variables" => new VariablesObject(engine, Variable, (variable, value) => SetVariable(variable, value)),
        "getInput" => Function(name, args => FromJson(_context.WorkflowInput(Text(args, 0)))),
        "getOutputFrom" => Function(name, args => FromJson(OutputFrom(Text(args, 0), args.At(1)))),
        "getCorrelationId" => Function(name, _ => FromText(_context.CorrelationId)),
        "getWorkflowInstanceId" => Function(name, _ => FromText(_context.WorkflowInstanceId)),
        "getWorkflowDefinitionId" => Function(name, _ => FromText(_context.Run.Workflow.Definition.DefinitionId)),
        "Math" => WithRandom(),
        _ when IsAccessor(name, "get") => Function(name, _ => Variable(name[3..]) ?? OrInput(name[3..])),
        _ when IsAccessor(name, "set") => Function(name, args => SetVariable(name[3..], args.At(0))),
        _ => null,
    };

    // getCounter reads the variable Counter; where there is none, counter.
    private JsValue? Variable(string name) =>
        _context.TryGetVariable(new VariableReference(null, name), out var value) || _context.TryGetVariable(new VariableReference(null, Lower(name)), out value)
            ? FromJson(value)
            : null;

    private JsValue OrInput(string name) => FromJson(_context.WorkflowInput(name) ?? _context.WorkflowInput(Lower(name)));

    private JsValue SetVariable(string name, JsValue value)
    {
        _context.SetVariable(new VariableReference(null, name), JavaScriptValues.ToJson(value));
        return JsValue.Undefined;
    }

    private JsonNode? OutputFrom(string activity, JsValue output)
    {
        var workflow = _context.Run.Workflow;
        var node = workflow.Find(activity) ?? workflow.Activities.FirstOrDefault(a => string.Equals(a.Name, activity, StringComparison.Ordinal));
        return node is null ? null : _context.Run.OutputOf(node.Id, output.IsUndefined() || output.IsNull() ? "Result" : output.AsString());
    }

    private ObjectInstance WithRandom()
    {
        var math = engine.GetValue("Math").AsObject();
        math.Set("random", Function("random", _ => JsNumber.Create(_random.Next())));
        return math;
    }

    private ClrFunction Function(string name, Func<JsValue[], JsValue> body) => new(engine, name, (_, args) => body(args));

    private JsValue FromJson(JsonNode? node) => JavaScriptValues.FromJson(engine, node);

    private static JsValue FromText(string? text) => text is null ? JsValue.Null : new JsString(text);

    private static string Text(JsValue[] args, int index) => TypeConverter.ToString(args.At(index));

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static bool IsAccessor(string name, string prefix) =>
        name.Length > 3 && name.StartsWith(prefix, StringComparison.Ordinal) && (char.IsUpper(name[3]) || name[3] is '_' or '$');
}

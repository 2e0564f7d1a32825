using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using Jint;
using Jint.Native;
using Jint.Native.Error;
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
        "getVariable", "setVariable", "getInput", "getOutputFrom", "getCorrelationId", "setCorrelationId", "getWorkflowInstanceId", "getWorkflowInstanceName",
        "setWorkflowInstanceName", "getWorkflowDefinitionId", "getWorkflowDefinitionVersion", "getLastResult", "setOutcome", "setOutcomes", "getGuidString", "getShortGuid",
        "isNullOrEmpty", "isNullOrWhiteSpace",
    };

    private readonly CodingFunctions _coding = new(engine);
    private readonly HashSet<string> _installed = new(StringComparer.Ordinal);
    private ActivityContext _context = null!;
    private DeterministicRandom _random = null!;
    private ScriptOutcomes? _outcomes;
    private VariablesObject? _variables;

    public static bool IsAccessor(string name) => Named.Contains(name) || IsAccessor(name, "get") || IsAccessor(name, "set");

    /// <summary>True for the accessor of a variable, an input or an output, such as <c>getStatus</c>, of which there is one only where that is there.</summary>
    public static bool IsOfData(string name) => IsAccessor(name) && !Named.Contains(name);

    /// <summary>The names that an accessor may mean: getCounter reads the variable Counter; where there is none, counter.</summary>
    public static string[] NamesFor(string accessor) => Spellings(accessor[3..]);

    /// <summary>The activity and the output that <c>getResultFromReview</c> may mean; null for any other accessor.</summary>
    public static (string[] Activity, string Output)? OutputFor(string accessor)
    {
        var from = accessor.IndexOf("From", StringComparison.Ordinal);
        return from > 3 && from + 4 < accessor.Length ? (Spellings(accessor[(from + 4)..]), accessor[3..from]) : null;
    }

    public void Serve(ActivityContext context, ScriptOutcomes? outcomes, DeterministicRandom random, IReadOnlyList<string> globals)
    {
        _context = context;
        _random = random;
        _outcomes = outcomes;
        _variables?.Forget();
        foreach (var name in globals)
        {
            if (_installed.Add(name) && Find(name) is { } value)
            {
                engine.SetValue(name, value);
            }
        }
    }

    /// <summary>Sets what the script changed inside a variable.</summary>
    public void KeepChanges() => _variables?.Keep();

    private ObjectInstance? Find(string name) => name switch
    {
        "getVariable" => Function(name, args => Variable(Text(args, 0)) ?? JsValue.Null),
        "setVariable" => Function(name, args => SetVariable(Text(args, 0), args.At(1))),
        "variables" => WithVariables(),
        "getInput" => Function(name, args => FromJson(_context.WorkflowInput(Text(args, 0)))),
        "getLastResult" => Function(name, _ => FromJson(_context.Run.LastResult)),
        "getOutputFrom" => Function(name, args => FromJson(OutputFrom(Text(args, 0), TextOrNull(args.At(1)) ?? "Result"))),
        "getCorrelationId" => Function(name, _ => FromText(_context.CorrelationId)),
        "getWorkflowInstanceId" => Function(name, _ => FromText(_context.WorkflowInstanceId)),
        "getWorkflowDefinitionId" => Function(name, _ => FromText(_context.Run.Workflow.Definition.DefinitionId)),
        "getWorkflowDefinitionVersion" => Function(name, _ => JsNumber.Create(_context.Run.Workflow.Definition.Version)),
        "getWorkflowInstanceName" => Function(name, _ => FromText(_context.Run.Name)),
        "setWorkflowInstanceName" => Function(name, args => Done(() => _context.Run.Name = TextOrNull(args.At(0)))),
        "setCorrelationId" => Function(name, args => Done(() => _context.Run.CorrelationId = TextOrNull(args.At(0)))),
        "setOutcome" => Function(name, args => SetOutcomes([Text(args, 0)])),
        "setOutcomes" => Function(name, args => SetOutcomes([.. Texts(args.At(0))])),
        "isNullOrEmpty" => Function(name, args => TextOrNull(args.At(0)) is null or "" ? JsBoolean.True : JsBoolean.False),
        "isNullOrWhiteSpace" => Function(name, args => string.IsNullOrWhiteSpace(TextOrNull(args.At(0))) ? JsBoolean.True : JsBoolean.False),
        "toJson" => Function(name, args => new JsString(Values.ToJsonText(JavaScriptValues.ToJson(args.At(0))))),
        "Math" => WithRandom(),
        _ when _coding.Find(name) is { } coding => Function(name, args => coding(args, _random)),
        _ when IsAccessor(name, "get") => Function(name, _ => Get(name)),
        _ when IsAccessor(name, "set") => Function(name, args => Set(name, args.At(0))),
        _ => null,
    };

    // As in Elsa, where nothing has the name there is no such function: a name that was mistyped must not pass for a value that is missing.
    private JsValue Get(string accessor) =>
        Variable(accessor[3..]) ?? NamesFor(accessor).Select(Input).FirstOrDefault(value => value is not null) ?? OutputNamedBy(accessor) ?? throw NotDefined(accessor);

    private JsValue Set(string accessor, JsValue value) =>
        SetVariable(Array.Find(NamesFor(accessor), name => _context.TryGetVariable(new VariableReference(null, name), out _)) ?? throw NotDefined(accessor), value);

    private JavaScriptException NotDefined(string accessor) =>
        new(engine.GetValue("ReferenceError") as ErrorConstructor ?? engine.Intrinsics.TypeError, $"{accessor} is not defined");

    private JsValue? Variable(string name) =>
        _context.TryGetVariable(new VariableReference(null, name), out var value) || _context.TryGetVariable(new VariableReference(null, Lower(name)), out value)
            ? FromJson(value)
            : null;

    private JsValue? Input(string name) =>
        _context.WorkflowInput(name) is { } value ? FromJson(value)
        : _context.Run.Workflow.InputNames.Contains(name, StringComparer.Ordinal) ? JsValue.Null
        : null;

    private JsValue? OutputNamedBy(string accessor)
    {
        if (OutputFor(accessor) is not var (names, output) || names.Select(name => _context.Run.Workflow.FindFrom(_context.Node, name)).FirstOrDefault(n => n is not null) is not { } node)
        {
            return null;
        }

        var value = _context.Run.OutputOf(node.Key, output);
        return value is null && !node.Gives(output) ? null : FromJson(value);
    }

    private JsValue SetOutcomes(string[] names)
    {
        (_outcomes ?? throw new ActivityFaultException("JavaScript: only the activity Run JavaScript can name outcomes.")).Names = names;
        return JsValue.Undefined;
    }

    private static JsValue Done(Action action)
    {
        action();
        return JsValue.Undefined;
    }

    private static string? TextOrNull(JsValue value) => value.IsNull() || value.IsUndefined() ? null : TypeConverter.ToString(value);

    private static IEnumerable<string> Texts(JsValue list) =>
        JavaScriptValues.ToJson(list) is JsonArray names ? names.Select(name => name is null ? "" : Values.ToText(name)) : [TypeConverter.ToString(list)];

    private JsValue SetVariable(string name, JsValue value)
    {
        _variables?.Forget(name);
        _context.SetVariable(new VariableReference(null, name), JavaScriptValues.ToJson(value));
        return JsValue.Undefined;
    }

    private JsonNode? OutputFrom(string activity, string output)
    {
        var node = _context.Run.Workflow.FindFrom(_context.Node, activity);
        return node is null ? null : _context.Run.OutputOf(node.Key, output);
    }

    private VariablesObject WithVariables()
    {
        _variables = new VariablesObject(engine, Variable, (name, value) => _context.SetVariable(new VariableReference(null, name), value));
        return _variables;
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

    private static string[] Spellings(string name) => [name, Lower(name)];

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static bool IsAccessor(string name, string prefix) =>
        name.Length > 3 && name.StartsWith(prefix, StringComparison.Ordinal) && (char.IsUpper(name[3]) || name[3] is '_' or '$');
}

using System.Text.Json.Nodes;
using Acornima;
using Acornima.Ast;
using CoAudit.Workflows.Activities;
using Jint;
using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

/// <summary>A JavaScript expression, or statements of which the last value or a <c>return</c> counts. Parsed once.</summary>
internal sealed class JavaScriptExpression : Expression
{
    private static readonly ScriptPreparationOptions Preparation = new()
    {
        CollectReferencedGlobals = true,
        ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true, RegexTimeout = JavaScriptLimits.RegexTimeout },
    };

    private readonly Prepared<Script> _script;

    public JavaScriptExpression(string source)
    {
        if (source.Length > JavaScriptLimits.SourceLength)
        {
            Problem = $"JavaScript: a script has at most {JavaScriptLimits.SourceLength:N0} letters.";
            (Globals, Reads, Writes) = ([], [], []);
            return;
        }

        try
        {
            _script = Engine.PrepareScript(source, options: Preparation);
            var guarded = SpreadGuard.Guard(source, _script.Program!, out var problem);
            Problem = problem;
            if (problem is null && !ReferenceEquals(guarded, source))
            {
                _script = Engine.PrepareScript(guarded, options: Preparation);
            }

            (Reads, Writes) = ScriptVariables.Of(_script.Program!);
            WhenGrown = ScriptVariables.WhenGrown(_script.Program!);
            IsPlain = PlainScript.Is(_script.Program!);
            LeavesTraces = _script.Program!.DescendantNodes().Any(n => n is AssignmentExpression or UpdateExpression or Declaration or UnaryExpression { Operator: Operator.Delete });
            Globals = [.. _script.ReferencedGlobals!];
            if (_script.Program!.DescendantNodes().Any(n => n is BigIntLiteral))
            {
                // Squaring a few of them keeps the processor for minutes inside one statement.
                Problem = "JavaScript: numbers of any length (1n) are not supported.";
            }
        }
        catch (ScriptPreparationException e)
        {
            Problem = e.InnerException is ParseErrorException { Error: { } error }
                ? $"JavaScript: {error.Description} (line {error.LineNumber}, column {error.Column + 1})."
                : $"JavaScript: {e.Message}";
            (Globals, Reads, Writes) = ([], [], []);
        }
    }

    public override string Type => "JavaScript";

    public override string? Problem { get; }

    /// <summary>True when it can neither change the interpreter nor make much out of little.</summary>
    public bool IsPlain { get; }

    /// <summary>True when it may change the interpreter for those that come after it, so that it needs one of its own.</summary>
    public bool LeavesTraces { get; }

    /// <summary>Names that it takes from outside.</summary>
    public IReadOnlyList<string> Globals { get; }

    /// <summary>Which of those are accessors of variables, inputs and outputs, such as <c>getStatus</c>.</summary>
    public IEnumerable<string> Accessors => Globals.Where(JavaScriptAccessors.IsOfData);

    /// <summary>Variables that it reads by a name that stands in it.</summary>
    public IReadOnlyList<string> Reads { get; }

    /// <summary>Variables that it sets by a name that stands in it.</summary>
    public IReadOnlyList<string> Writes { get; }

    /// <summary>What a comparison of a variable with a fixed number gives once the variable has grown past it; null when it is none.</summary>
    public bool? WhenGrown { get; }

    public ref readonly Prepared<Script> Script => ref _script;

    public override JsonNode? Evaluate(ActivityContext context) => Evaluate(context, outcomes: null);

    /// <param name="outcomes">Takes the exits that the script names; null where it may not.</param>
    public JsonNode? Evaluate(ActivityContext context, ScriptOutcomes? outcomes) =>
        Problem is null ? context.Run.Scripts.Evaluate(this, context, outcomes) : throw new ActivityFaultException(Problem);
}

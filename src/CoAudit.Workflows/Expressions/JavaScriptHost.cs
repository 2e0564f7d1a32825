using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// Evaluates the JavaScript of one burst. Making an interpreter is dear, so that one serves all expressions that leave no traces in it; an expression
/// that assigns or declares gets its own, so that no burst depends on what else ran in it.
/// </summary>
internal sealed class JavaScriptHost(DateTimeOffset now, string seed)
{
    private readonly DeterministicRandom _random = new(seed);
    private Interpreter? _shared;

    /// <exception cref="ActivityFaultException">The script failed, or reached a limit.</exception>
    public JsonNode? Evaluate(JavaScriptExpression expression, ActivityContext context)
    {
        var interpreter = expression.LeavesTraces ? new Interpreter(now, _random) : _shared ??= new Interpreter(now, _random);
        try
        {
            return interpreter.Evaluate(expression, context);
        }
        catch (Exception e) when (e is not ActivityFaultException)
        {
            // Whatever stopped it half-way, the next expression starts clean.
            _shared = null;
            throw new ActivityFaultException($"JavaScript: {Describe(e)}", e);
        }
    }

    private static string Describe(Exception e) => e switch
    {
        JavaScriptException js => $"{js.Message} (line {js.Location.Start.Line}, column {js.Location.Start.Column + 1}).",
        StatementsCountOverflowException => $"stopped after {JavaScriptLimits.Statements:N0} statements.",
        MemoryLimitExceededException => $"stopped: it used more than {JavaScriptLimits.MemoryBytes / 1_000_000} MB of memory.",
        RecursionDepthOverflowException => $"stopped: calls nested deeper than {JavaScriptLimits.Recursion}.",
        TimeoutException => "stopped: it took too long.",
        _ => e.Message,
    };

    // Not disposed: the interpreter holds memory only, and goes with its burst.
#pragma warning disable CA1001
    private sealed class Interpreter
#pragma warning restore CA1001
    {
        private readonly Engine _engine;
        private readonly JavaScriptAccessors _accessors;

        public Interpreter(DateTimeOffset now, DeterministicRandom random)
        {
            _engine = new Engine(options => JavaScriptOptions.Apply(options, now));
            CappedBuiltIns.Install(_engine);
            _accessors = new JavaScriptAccessors(_engine, random);
        }

        public JsonNode? Evaluate(JavaScriptExpression expression, ActivityContext context)
        {
            _accessors.Serve(context, expression.Globals);
            return JavaScriptValues.ToJson(_engine.Evaluate(expression.Script));
        }
    }
}

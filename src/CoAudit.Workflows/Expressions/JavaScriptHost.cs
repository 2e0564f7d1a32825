using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using Jint.Runtime;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// Evaluates the JavaScript of one burst. Making an interpreter is dear. Plain scripts share one for each thread, scripts that leave no traces in it one for
/// the burst, and a script that assigns or declares gets its own: so no script depends on what else was evaluated.
/// </summary>
internal sealed class JavaScriptHost(DateTimeOffset now, string seed)
{
    [ThreadStatic]
    private static JavaScriptInterpreter? t_plain;

    private readonly DeterministicRandom _random = new(seed);
    private JavaScriptInterpreter? _shared;

    /// <exception cref="ActivityFaultException">The script failed, or reached a limit.</exception>
    public JsonNode? Evaluate(JavaScriptExpression expression, ActivityContext context, ScriptOutcomes? outcomes = null)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            return InterpreterFor(expression).Evaluate(expression, context, outcomes, now, _random);
        }
        catch (Exception e) when (e is not ActivityFaultException)
        {
            // Whatever stopped it half-way, the next expression starts clean.
            _shared = null;
            DiscardPlain();
            throw new ActivityFaultException($"JavaScript: {Describe(e)}", e);
        }
        finally
        {
            context.Run.Spend(Stopwatch.GetElapsedTime(started));
        }
    }

    private JavaScriptInterpreter InterpreterFor(JavaScriptExpression expression)
    {
        if (expression.IsPlain)
        {
            return Plain();
        }

        return expression.LeavesTraces ? new JavaScriptInterpreter(capped: true) : _shared ??= new JavaScriptInterpreter(capped: true);
    }

    private static JavaScriptInterpreter Plain()
    {
        if (t_plain is null or { IsWorn: true })
        {
            t_plain = new JavaScriptInterpreter(capped: false);
        }

        return t_plain;
    }

    private static void DiscardPlain() => t_plain = null;

    private static string Describe(Exception e) => e switch
    {
        JavaScriptException js => $"{js.Message} (line {js.Location.Start.Line}, column {js.Location.Start.Column + 1}).",
        StatementsCountOverflowException => $"stopped after {JavaScriptLimits.Statements:N0} statements.",
        MemoryLimitExceededException => $"stopped: it used more than {JavaScriptLimits.MemoryBytes / 1_000_000} MB of memory.",
        RecursionDepthOverflowException => $"stopped: calls nested deeper than {JavaScriptLimits.Recursion}.",
        TimeoutException => "stopped: it took too long.",
        _ => e.Message,
    };
}

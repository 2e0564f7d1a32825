using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using Jint;
using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

/// <summary>One interpreter with Elsa's functions in it.</summary>
// Not disposable: the interpreter holds memory only, and goes with whoever holds this.
#pragma warning disable CA1001
internal sealed class JavaScriptInterpreter
#pragma warning restore CA1001
{
    private const int Uses = 100_000;

    private readonly StandingClock _clock = new();
    private readonly Engine _engine;
    private readonly JavaScriptAccessors _accessors;
    private int _uses;

    /// <param name="capped">False only for scripts that by their form cannot make much out of little: preparing for the others takes time.</param>
    public JavaScriptInterpreter(bool capped)
    {
        _engine = new Engine(options => JavaScriptOptions.Apply(options, _clock));
        _accessors = new JavaScriptAccessors(_engine);
        if (capped)
        {
            CappedBuiltIns.Install(_engine);
        }
    }

    /// <summary>True after so many uses that whatever it may have gathered should go.</summary>
    public bool IsWorn => _uses > Uses;

    public JsonNode? Evaluate(JavaScriptExpression expression, ActivityContext context, ScriptOutcomes? outcomes, DateTimeOffset now, DeterministicRandom random)
    {
        _uses++;
        _clock.Now = now;
        _accessors.Serve(context, outcomes, random, expression.Globals);
        var result = JavaScriptValues.ToJson(_engine.Evaluate(expression.Script));
        _accessors.KeepChanges();
        return result;
    }
}

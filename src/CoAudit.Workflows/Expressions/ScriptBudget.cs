using System.Diagnostics;
using Jint;
using Jint.Runtime;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// Statements and time of one evaluation. Statements stop a long script at the same place on every machine. The clock is for what takes long in few
/// statements; it is patient with a script that has hardly begun, because a process that just started may need that long to get going.
/// </summary>
internal sealed class ScriptBudget : Constraint
{
    private const int HardlyBegun = 500;

    /// <summary>For tests of what the counts stop alone, on the thread that runs them.</summary>
    [field: ThreadStatic]
    internal static bool WithoutClock { get; set; }

    private int _statements;
    private long _started;

    public override void Reset()
    {
        _statements = 0;
        _started = Stopwatch.GetTimestamp();
    }

    public override void Check()
    {
        if (++_statements > JavaScriptLimits.Statements)
        {
            throw new StatementsCountOverflowException();
        }

        var allowed = _statements > HardlyBegun ? JavaScriptLimits.Time : JavaScriptLimits.StartingTime;
        if (!WithoutClock && Stopwatch.GetElapsedTime(_started) > allowed)
        {
            throw new TimeoutException();
        }
    }
}

using System.Globalization;
using Jint;
using Jint.Runtime;

namespace CoAudit.Workflows.Expressions;

/// <summary>The interpreter's settings: no .NET, no compiling of texts, every limit set, and the burst's time instead of the clock.</summary>
internal static class JavaScriptOptions
{
    public static void Apply(Options options, ITimeSystem clock)
    {
        options.Constraint(static () => new ScriptBudget());
        options.LimitMemory(JavaScriptLimits.MemoryBytes);
        options.LimitRecursion(JavaScriptLimits.Recursion);
        options.Constraints.RegexTimeout = JavaScriptLimits.RegexTimeout;
        options.Constraints.MaxArraySize = JavaScriptLimits.ArrayLength;
        options.Constraints.StackOverflowGuard = true;
        options.Constraints.PromiseTimeout = JavaScriptLimits.Time;
        options.Host.StringCompilationAllowed = false;
        options.Interop.Enabled = false;
        options.Json.MaxParseDepth = JavaScriptLimits.ResultDepth;
        options.Culture = CultureInfo.InvariantCulture;
        options.TimeZone = TimeZoneInfo.Utc;
        options.TimeSystem = clock;
    }
}

using Jint;
using Jint.Runtime;

namespace CoAudit.Workflows.Expressions;

/// <summary>The interpreter's settings: no .NET, no compiling of texts, every limit set, and the burst's time instead of the clock.</summary>
internal static class JavaScriptOptions
{
    public static void Apply(Options options, DateTimeOffset now)
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
        options.Culture = System.Globalization.CultureInfo.InvariantCulture;
        options.TimeZone = TimeZoneInfo.Utc;
        options.TimeSystem = new StandingClock(now);
    }

    private sealed class StandingClock(DateTimeOffset now) : ITimeSystem
    {
        private readonly DefaultTimeSystem _parser = new(TimeZoneInfo.Utc, System.Globalization.CultureInfo.InvariantCulture);

        public TimeZoneInfo DefaultTimeZone => TimeZoneInfo.Utc;

        public DateTimeOffset GetUtcNow() => now;

        public bool TryParse(string date, out long epochMilliseconds) => _parser.TryParse(date, out epochMilliseconds);

        public TimeSpan GetUtcOffset(long epochMilliseconds) => TimeSpan.Zero;
    }
}

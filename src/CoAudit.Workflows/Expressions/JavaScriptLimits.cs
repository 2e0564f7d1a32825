namespace CoAudit.Workflows.Expressions;

/// <summary>
/// What one evaluation may use. Statements come first, so that a script that is too long stops at the same place on every machine; time is the net
/// below. A single built-in call is not interrupted: <see cref="CappedBuiltIns"/> bounds those that could make much out of little.
/// </summary>
internal static class JavaScriptLimits
{
    public const int SourceLength = 64_000;
    public const int Statements = 100_000;
    public const int Recursion = 64;
    public const int ArrayLength = 100_000;
    public const long MemoryBytes = 8_000_000;
    public const int TextLength = 1_000_000;
    public const int ResultNodes = 100_000;
    public const int ResultDepth = 48;
    public static readonly TimeSpan Time = TimeSpan.FromMilliseconds(250);
    public static readonly TimeSpan StartingTime = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan RegexTimeout = TimeSpan.FromMilliseconds(100);
}

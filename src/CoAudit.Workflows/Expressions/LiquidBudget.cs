using DotLiquid;
using DotLiquid.Exceptions;

namespace CoAudit.Workflows.Expressions;

/// <summary>What one Liquid template may use. DotLiquid bounds rounds and time; lengths and memory are bounded here.</summary>
internal sealed class LiquidBudget
{
    public const string Register = "coaudit-budget";
    public const int Iterations = 10_000;
    public const int TextLength = 128 * 1024;
    public const int ListLength = 10_000;
    public static readonly TimeSpan Time = TimeSpan.FromMilliseconds(250);
    private const long MemoryBytes = 16_000_000;

    private readonly long _before = GC.GetAllocatedBytesForCurrentThread();

    public static LiquidBudget Of(Context context) => (LiquidBudget)context.Registers[Register];

    /// <exception cref="LiquidLimitException">So much cannot be had.</exception>
    public void Spend(long length, long most)
    {
        if (length > most || GC.GetAllocatedBytesForCurrentThread() - _before > MemoryBytes)
        {
            throw new LiquidLimitException();
        }
    }
}

/// <summary>A template wanted more than its budget. DotLiquid lets this kind of exception through, whatever it does with errors.</summary>
#pragma warning disable S3871, MA0013 // It never leaves the engine, and the base class is DotLiquid's choice.
internal sealed class LiquidLimitException() : RenderException("It makes too much text.");

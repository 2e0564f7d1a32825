using System.Globalization;

namespace CoAudit.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage =
        """
        Options:
          --only <part,part,…>  of: sqlite, postgres, loop, growth (all)
          --repeats <1 to 99>   interleaved repeats of each measurement (5)
          --seconds <0.01 to 600>  how long each measurement of cycles lasts (1.2)
          --size <100 to 10000000>  instances and timers that growth is measured at (1000000)
          --quick               everything at a hundredth of its size: about a minute
          --smoke               everything very shortly, only to see that it runs
        """;

    /// <summary>How many cycles go on at once: one after the other, and as a busy service has them.</summary>
    public static readonly int[] InFlight = [1, 16];

    private static readonly string[] Parts = ["sqlite", "postgres", "loop", "growth"];

    public int Repeats { get; private init; } = 5;

    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(1.2);

    /// <summary>Long enough for the compiler's second look at hot methods.</summary>
    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many instances and timers there are when growth is measured.</summary>
    public int Size { get; private init; } = 1_000_000;

    /// <summary>How few there are to compare with.</summary>
    public int SmallSize => Math.Max(1, Size / 100);

    /// <summary>Cycles of two bursts that the service runs before its memory is looked at.</summary>
    public int SoakCycles => Math.Max(10, Size / 10);

    public IReadOnlyList<string> Only { get; private init; } = Parts;

    /// <summary>The options, or null when they make no sense.</summary>
    public static BenchmarkOptions? Parse(string[] args) => args switch
    {
        [] => new BenchmarkOptions(),
        [.. var before, "--smoke"] => Parse(before) is { } options ? options with { Repeats = 1, Duration = TimeSpan.FromSeconds(0.05), WarmUp = TimeSpan.FromSeconds(0.05), Size = 1_000 } : null,
        [.. var before, "--quick"] => Parse(before) is { } options ? options with { Repeats = 3, Duration = TimeSpan.FromSeconds(0.5), WarmUp = TimeSpan.FromSeconds(1), Size = 30_000 } : null,
        [.. var before, "--only", var parts] when parts.Split(',').All(Parts.Contains) => Parse(before) is { } options ? options with { Only = parts.Split(',') } : null,
        [.. var before, "--size", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var size) && size is >= 100 and <= 10_000_000 =>
            Parse(before) is { } options ? options with { Size = size } : null,
        [.. var before, "--repeats", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var repeats) && repeats is > 0 and < 100 =>
            Parse(before) is { } options ? options with { Repeats = repeats } : null,
        [.. var before, "--seconds", var text] when double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.01 and <= 600 =>
            Parse(before) is { } options ? options with { Duration = TimeSpan.FromSeconds(seconds) } : null,
        _ => null,
    };
}

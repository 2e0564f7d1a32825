using System.Globalization;

namespace CoAudit.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = "Options: --repeats <1 to 99> (5), --seconds <0.01 to 600> each measurement lasts (1.2), --smoke runs everything very shortly.";

    /// <summary>How many cycles go on at once: one after the other, and as a busy service has them.</summary>
    public static readonly int[] InFlight = [1, 16];

    public int Repeats { get; private init; } = 5;

    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(1.2);

    /// <summary>Long enough for the compiler's second look at hot methods.</summary>
    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(2);

    /// <summary>The options, or null when they make no sense.</summary>
    public static BenchmarkOptions? Parse(string[] args) => args switch
    {
        [] => new BenchmarkOptions(),
        ["--smoke"] => new BenchmarkOptions { Repeats = 1, Duration = TimeSpan.FromSeconds(0.05), WarmUp = TimeSpan.FromSeconds(0.05) },
        [.. var before, "--repeats", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var repeats) && repeats is > 0 and < 100 =>
            Parse(before) is { } options ? options with { Repeats = repeats } : null,
        [.. var before, "--seconds", var text] when double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.01 and <= 600 =>
            Parse(before) is { } options ? options with { Duration = TimeSpan.FromSeconds(seconds) } : null,
        _ => null,
    };
}

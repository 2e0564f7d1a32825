using CoAudit.TestSupport;

namespace CoAudit.Web.Tests.Benchmarks;

/// <summary>The benchmarks are run by hand and seldom: this holds them to the product as it is. What they measure here means nothing.</summary>
public sealed class BenchmarkTests
{
    [Fact]
    public async Task Every_figure_is_still_measured()
    {
        var output = await Command.RunAsync("dotnet", Repository.BuiltBenchmarks, "--smoke");

        var figures = output.Split('\n').Where(line => line.StartsWith("figure name=", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]["name=".Length..]).ToList();
        Assert.Superset(
            new HashSet<string>(
                [
                    "sqlite-engine-and-store-16", "raw-sqlite-engine-and-store-16", "sqlite-with-audit-rows-16", "sqlite-through-http-16", "sqlite-bytes-per-cycle",
                    "postgres-engine-and-store-16", "raw-postgres-engine-and-store-16", "postgres-with-audit-rows-16", "postgres-through-http-16", "postgres-bytes-per-cycle",
                    "loop-10000", "loop-10000-to-1000", "resume-growth", "ready-growth", "list-page-spread", "resident-after-bursts-200",
                ],
                StringComparer.Ordinal),
            new HashSet<string>(figures, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--repeats", "0")]
    [InlineData("--only", "everything")]
    [InlineData("--size", "many")]
    public async Task An_option_that_makes_no_sense_is_refused_with_those_that_do(string option, string value)
    {
        var (exitCode, output) = await Command.TryRunAsync("dotnet", Repository.BuiltBenchmarks, option, value);

        Assert.Equal(2, exitCode);
        Assert.Contains("--repeats <1 to 99>", output, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using System.Text;
using CoAudit.Audits;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Benchmarks.Loops;

/// <summary>One burst that goes round a loop: the engine alone, no store.</summary>
internal static class LoopFigures
{
    private const int Many = 10_000;

    private const int More = 50_000;

    private const int Few = 1_000;

    private const double MostMilliseconds = 50;

    /// <summary>Runs before the measured ones: the compiler looks at a method for a while before it makes the code that a service runs from then on.</summary>
    private const int WarmUps = 40;

    /// <summary>
    /// Five times as many rounds may take so many times as long, and still count as linear. A thousand rounds need no collection, so the step from there to ten
    /// thousand shows the collector and not the engine; it is printed without a limit.
    /// </summary>
    private const double MostTimes = 6;

    private const string Variable = """{ "typeName": "Object", "expression": { "type": "Variable", "value": { "id": "Kept", "name": "Kept" } } }""";

    private const string JavaScript = """{ "typeName": "Object", "expression": { "type": "JavaScript", "value": "getVariable('CurrentValue') * 2" } }""";

    public static async Task PrintAsync(Report report, BenchmarkOptions options)
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddAudits().BuildServiceProvider();
        var compiler = services.GetRequiredService<CompiledWorkflows>();
        await PrintAsync(report, options, "loop", size => Compile(compiler, size, Variable), MostMilliseconds);
        await PrintAsync(report, options, "loop-with-javascript", size => Compile(compiler, size, JavaScript), most: null);
    }

    private static async Task PrintAsync(Report report, BenchmarkOptions options, string name, Func<int, CompiledWorkflow> compile, double? most)
    {
        var (few, many, more) = (compile(Few), compile(Many), compile(More));
        List<double> shorter = [], middle = [], longer = [];
        var first = await RunAsync(many);
        for (var warm = 0; warm < WarmUps; warm++)
        {
            await RunAsync(few);
            await RunAsync(many);
        }

        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            shorter.Add(await RunAsync(few));
            middle.Add(await RunAsync(many));
            longer.Add(await RunAsync(more));
        }

        await report.PrintAsync($"{name}-{Many}-at-first", first, "ms", "none", most: null);
        await report.PrintAsync($"{name}-{Many}", Report.Median(middle), "ms", "none", most);
        await report.PrintAsync($"{name}-{Many}-to-{Few}", Report.Median(middle) / Report.Median(shorter), "times", "none", most: null);
        await report.PrintAsync($"{name}-{More}-to-{Many}", Report.Median(longer) / Report.Median(middle), "times", "none", most is null ? null : MostTimes);
    }

    private static async Task<double> RunAsync(CompiledWorkflow workflow)
    {
        var start = Stopwatch.GetTimestamp();
        var burst = await Engine.RunAsync(
            workflow, null, new StartWorkflow("0123456789abcdef0123456789abcdef"), DateTimeOffset.UnixEpoch, _ => ValueTask.FromResult(ChildAnswer.InBackground));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return burst.State.SubStatus == WorkflowSubStatus.Finished ? elapsed : throw new InvalidOperationException($"The loop ended as {burst.State.SubStatus}.");
    }

    private static CompiledWorkflow Compile(CompiledWorkflows compiler, int rounds, string value) => compiler.Compile(WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(
        $$"""
        {
          "definitionId": "loop", "name": "loop",
          "variables": [ { "id": "Kept", "name": "Kept", "typeName": "Object", "value": "1" } ],
          "root": {
            "id": "for", "type": "Elsa.For",
            "start": { "typeName": "Int32", "expression": { "type": "Literal", "value": 1 } },
            "end": { "typeName": "Int32", "expression": { "type": "Literal", "value": {{rounds}} } },
            "step": { "typeName": "Int32", "expression": { "type": "Literal", "value": 1 } },
            "body": { "id": "set", "type": "Elsa.SetVariable", "variable": { "id": "Kept", "name": "Kept" }, "value": {{value}} }
          }
        }
        """)));
}

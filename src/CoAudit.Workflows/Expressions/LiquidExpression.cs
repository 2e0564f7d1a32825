using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using DotLiquid;
using DotLiquid.Exceptions;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// A Liquid template; its value is the text that it makes. Sees <c>Variables.X</c>, <c>Input.X</c>, <c>CorrelationId</c>, <c>WorkflowInstanceId</c> and
/// <c>WorkflowDefinitionId</c>. Parsed once.
/// </summary>
internal sealed class LiquidExpression : Expression
{
    // DotLiquid reads and renders block by block inside each other: what nests without end would use up the thread's stack, and the process with it.
    private const int MostTags = 500;
    private const int MostLetters = 64_000;

    private readonly Template? _template;
    private readonly string? _complaint;

    // DotLiquid registers its own tags when it parses for the first time, so ours come after that. The first rendering of a process takes long; it must not
    // be somebody's.
    static LiquidExpression()
    {
        Template.Parse("{{ 1 }}");
        Template.RegisterTag<BoundedCapture>("capture");
        Template.RegisterTag<BoundedFor>("for");
        Render(Template.Parse("{% for i in (1..2) %}{% capture c %}{{ i | append: 'a' | replace: 'a', 'b' }}{% endcapture %}{% endfor %}{{ c }}"), new Hash(), Timeout.InfiniteTimeSpan);
    }

    public LiquidExpression(string source)
    {
        if (source.Length > MostLetters || source.AsSpan().Count("{%") > MostTags)
        {
            Problem = $"Liquid: a template has at most {MostLetters} letters and {MostTags} tags.";
            return;
        }

        try
        {
            _template = Template.Parse(source);
            _template.MakeThreadSafe();
        }
        catch (SyntaxException e)
        {
            _complaint = e.Message;
            Problem = $"Liquid: {e.Message}";
        }
    }

    public override string Type => "Liquid";

    public override string? Problem { get; }

    // In Elsa too a template that cannot be parsed is no fault: its value is what the parser says.
    public override JsonNode? Evaluate(ActivityContext context) => (_template, _complaint) switch
    {
        ({ } template, _) => JsonValue.Create(Rendered(template, context)),
        (_, { } complaint) => JsonValue.Create(complaint),
        _ => throw new ActivityFaultException(Problem!),
    };

    private static string Rendered(Template template, ActivityContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            return Render(template, Visible(context), LiquidBudget.Time);
        }
        finally
        {
            context.Run.Spend(Stopwatch.GetElapsedTime(started));
        }
    }

    private static string Render(Template template, Hash visible, TimeSpan allowed)
    {
        LiquidBudget budget = new();
        using BoundedWriter written = new(budget);
        using CancellationTokenSource time = new(allowed);
        Context liquid = new(
            [visible], new Hash(), new Hash { [LiquidBudget.Register] = budget }, ErrorsOutputMode.Suppress, LiquidBudget.Iterations, CultureInfo.InvariantCulture, time.Token);
        liquid.AddFilters(typeof(BoundedFilters));
        try
        {
            template.Render(written, new RenderParameters(CultureInfo.InvariantCulture) { Context = liquid });
            return written.ToString();
        }
        catch (Exception e) when (e is RenderException or OperationCanceledException)
        {
            throw new ActivityFaultException($"Liquid: the template was stopped. {e.Message}", e);
        }
    }

    private static Hash Visible(ActivityContext context) => new((_, name) => name switch
    {
        "Variables" => new Hash((_, variable) => context.TryGetVariable(new VariableReference(null, variable), out var value) ? Shown(value) : null),
        "Input" => new Hash((_, input) => Shown(context.WorkflowInput(input))),
        "CorrelationId" => context.Run.CorrelationId,
        "WorkflowInstanceId" => context.Run.InstanceId,
        "WorkflowDefinitionId" => context.Run.Workflow.Definition.DefinitionId,
        _ => null,
    });

    private static object? Shown(JsonNode? value) => value switch
    {
        null => null,
        JsonObject members => Hash.FromDictionary(members.ToDictionary(m => m.Key, m => Shown(m.Value)!, StringComparer.Ordinal)),
        JsonArray items => items.Select(Shown).ToList(),
        _ => value.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(value.AsValue()),
            _ => Values.ToText(value),
        },
    };

    private static object Number(JsonValue value) =>
        value.TryGetValue<long>(out var whole) ? whole : value.TryGetValue<decimal>(out var exact) ? exact : Values.ToDouble(value);
}

using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Tests.Driver;

/// <summary>A service in memory: definitions, instances and a clock that moves when told. Every state goes through its bytes between bursts.</summary>
internal sealed class World
{
    public static readonly ActivityRegistry Registry = ActivityRegistry.FromAssemblies(typeof(World).Assembly);

    private readonly Dictionary<string, List<CompiledWorkflow>> _definitions = new(StringComparer.Ordinal);

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public List<Instance> Instances { get; } = [];

    public void Import(string json) => Import(CompiledWorkflow.Compile(Definition.Parse(json), Registry));

    public void Import(CompiledWorkflow workflow)
    {
        if (!_definitions.TryGetValue(workflow.Definition.DefinitionId, out var versions))
        {
            versions = [];
            _definitions.Add(workflow.Definition.DefinitionId, versions);
        }

        versions.Add(workflow);
    }

    public Instance Execute(string definitionId, JsonObject? input = null, string? correlationId = null, string? trigger = null, JsonNode? payload = null)
    {
        var versions = _definitions[definitionId];
        var start = new StartWorkflow($"i{Instances.Count + 1}", input) { CorrelationId = correlationId, TriggerActivityId = trigger, TriggerPayload = payload };
        var instance = new Instance(versions[^1], versions.Count);
        Instances.Add(instance);
        instance.Run(start, Now);
        return instance;
    }

    public void Event(string name, JsonNode? payload, string? correlationId = null)
    {
        foreach (var instance in Instances.Where(i => correlationId is null || i.State.CorrelationId == correlationId).ToList())
        {
            foreach (var bookmark in instance.State.Bookmarks.Where(b => b.Name == "Elsa.Event" && b.Key == name))
            {
                instance.Run(new ResumeBookmark(bookmark.Id, payload), Now);
            }
        }

        foreach (var (definitionId, versions) in _definitions.ToList())
        {
            foreach (var node in versions[^1].Activities.Where(a => a.Type == "Elsa.Event" && a.CanStartWorkflow && LiteralText(a) == name))
            {
                Execute(definitionId, correlationId: correlationId, trigger: node.Id, payload: payload);
            }
        }
    }

    public void Advance(TimeSpan by)
    {
        Now += by;
        foreach (var instance in Instances)
        {
            foreach (var bookmark in instance.State.Bookmarks.Where(b => b.DueAt <= Now))
            {
                instance.Run(new ResumeBookmark(bookmark.Id), Now);
            }
        }
    }

    private static string? LiteralText(CompiledActivity activity) => (activity.Inputs[0].Constant as string);
}

/// <summary>One instance with everything it has told so far.</summary>
internal sealed class Instance(CompiledWorkflow workflow, int version)
{
    private WorkflowState? _state;

    public CompiledWorkflow Workflow => workflow;

    public int Version => version;

    public WorkflowState State => _state!;

    public List<JournalEntry> Journal { get; } = [];

    public List<Effect> Effects { get; } = [];

    public string[] Sequence => [.. Journal.Select(e => $"{Name(e)}:{e.EventName}")];

    public static string Name(JournalEntry entry) => entry.ActivityType == "Elsa.Workflow" ? "$workflow" : entry.ActivityId;

    public Burst Run(Stimulus stimulus, DateTimeOffset now)
    {
        var burst = Engine.Run(workflow, _state, stimulus, now);
        var bytes = burst.State.ToUtf8();
        _state = WorkflowState.FromUtf8(bytes);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(_state.ToUtf8()));
        Journal.AddRange(burst.Journal);
        Effects.AddRange(burst.Effects);
        return burst;
    }

    public JsonNode? Variable(string name) => State.GetVariables(workflow).Single(v => v.Name == name).Value;
}

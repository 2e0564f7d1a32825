using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Tests.Driver;

/// <summary>One instance with everything it has told so far. Its state goes through its bytes between bursts.</summary>
internal sealed class Instance(string id, CompiledWorkflow workflow, int version)
{
    private WorkflowState? _state;

    public string Id => id;

    public CompiledWorkflow Workflow => workflow;

    public int Version => version;

    public Instance? Parent { get; init; }

    public WorkflowState State => _state!;

    public List<JournalEntry> Journal { get; } = [];

    public List<Effect> Effects { get; } = [];

    public string[] Sequence => [.. Journal.Select(e => $"{Name(e)}:{e.EventName}")];

    /// <summary>The journal on one line.</summary>
    public string Told => string.Join(' ', Sequence);

    /// <summary>The texts of the lines that were written, in order.</summary>
    public string[] Lines => [.. Journal.Where(e => e is { ActivityType: "Elsa.WriteLine", EventName: "Completed" }).Select(e => (string?)e.Inputs?["Text"] ?? "")];

    public static string Name(JournalEntry entry) => entry.ActivityType == "Elsa.Workflow" ? "$workflow" : entry.ActivityId;

    public Burst Run(Stimulus stimulus, DateTimeOffset now, Func<ChildRequest, ChildAnswer>? children = null)
    {
        var burst = Engine.RunAsync(workflow, _state, stimulus, now, request => ValueTask.FromResult(children!(request))).Preserve().GetAwaiter().GetResult();
        var bytes = burst.State.ToUtf8();
        _state = WorkflowState.FromUtf8(bytes);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(_state.ToUtf8()));
        Journal.AddRange(burst.Journal);
        Effects.AddRange(burst.Effects);
        return burst;
    }

    public JsonNode? Variable(string name) => State.GetVariables(workflow).Single(v => v.Name == name).Value;
}

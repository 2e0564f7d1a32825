using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Tests.Histories;

/// <summary>The life of one instance, burst by burst.</summary>
internal sealed record History(JsonObject Definition, IReadOnlyList<HistoryBurst> Bursts)
{
    public bool IsRecorded => Bursts.All(burst => burst.State is not null);

    public CompiledWorkflow Compile(ActivityRegistry registry) =>
        CompiledWorkflow.Compile(WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(Definition.ToJsonString())), registry);

    /// <summary>The same stimuli once more, from the start or from the state that is recorded after that many bursts.</summary>
    public List<HistoryBurst> Live(CompiledWorkflow workflow, int after = 0)
    {
        var lived = new List<HistoryBurst>();
        var state = after == 0 ? null : Read(Bursts[after - 1]);
        foreach (var recorded in Bursts.Skip(after))
        {
            var stimulus = HistoryStimulus.Read(recorded.Stimulus, state);
            var burst = HistoryBurst.Of(recorded.At, stimulus, Engine.Run(workflow, state, stimulus, recorded.At));
            state = Read(burst);
            lived.Add(burst);
        }

        return lived;
    }

    public static WorkflowState Read(HistoryBurst burst) => WorkflowState.FromUtf8(Encoding.UTF8.GetBytes(burst.State!));
}

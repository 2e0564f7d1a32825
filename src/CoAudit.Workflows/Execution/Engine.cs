using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Execution;

/// <summary>Runs bursts. Pure: the same arguments give byte-identical results.</summary>
public static class Engine
{
    /// <param name="workflow">The compiled version that the instance is pinned to.</param>
    /// <param name="state">The stored state; null only for <see cref="StartWorkflow"/>. Never modified.</param>
    /// <param name="now">The burst's one instant, UTC.</param>
    /// <exception cref="ArgumentException">State and stimulus do not fit each other.</exception>
    public static Burst Run(CompiledWorkflow workflow, WorkflowState? state, Stimulus stimulus, DateTimeOffset now) =>
        throw new NotImplementedException();
}

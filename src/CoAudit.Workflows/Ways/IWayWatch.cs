using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Ways;

/// <summary>Goes along every way through a workflow and remembers what matters of it so far.</summary>
public interface IWayWatch
{
    /// <summary>What is remembered once an activity was left by an exit: the lower 15 bits of a number, so that the ways can be counted. At the start it is 0.</summary>
    int After(int memory, CompiledActivity activity, string exit);
}

using CoAudit.Audits.Features.ViewInstances;

namespace CoAudit.Web.StudioApi.ActivityExecutions;

/// <summary>How often one node was reached and what became of it: its badge.</summary>
internal sealed record ActivityStatistics(
    string ActivityId, string ActivityNodeId, int StartedCount, int CompletedCount, int UncompletedCount, bool IsBlocked, bool IsFaulted, int AggregateFaultCount)
{
    /// <summary>One for each node that was reached.</summary>
    public static IEnumerable<ActivityStatistics> ByNode(IEnumerable<ExecutionView> executions) =>
        executions.GroupBy(e => e.ActivityNodeId, StringComparer.Ordinal).Select(node => Of([.. node]));

    private static ActivityStatistics Of(IReadOnlyList<ExecutionView> executions)
    {
        var completed = executions.Count(e => e.CompletedAt is not null);
        var faults = executions.Sum(e => e.AggregateFaultCount);
        return new ActivityStatistics(
            executions[0].ActivityId, executions[0].ActivityNodeId, executions.Count, completed, executions.Count - completed, executions.Any(e => e.HasBookmarks), faults > 0, faults);
    }
}

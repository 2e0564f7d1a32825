using System.Globalization;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>Tells from the journal what each execution did.</summary>
internal static class Executions
{
    public static JournalView Line(string instanceId, JournalEntry entry, CompiledWorkflow workflow) => new(
        string.Create(CultureInfo.InvariantCulture, $"{instanceId}-{entry.Sequence}"), entry.ActivityInstanceId, entry.ParentActivityInstanceId, entry.ActivityId, entry.ActivityType, 1,
        workflow.FindNode(entry.NodeId)?.DisplayText, entry.NodeId, entry.At, entry.Sequence, entry.EventName, entry.Payload);

    public static IReadOnlyList<ExecutionView> Of(string instanceId, IReadOnlyList<JournalEntry> journal, WorkflowState state, CompiledWorkflow workflow)
    {
        var waiting = state.Bookmarks.Select(b => b.ActivityInstanceId).ToHashSet(StringComparer.Ordinal);
        return [.. journal.GroupBy(e => e.ActivityInstanceId, StringComparer.Ordinal).Select(entries => One(instanceId, [.. entries], waiting.Contains(entries.Key), workflow))];
    }

    private static ExecutionView One(string instanceId, List<JournalEntry> entries, bool waits, CompiledWorkflow workflow)
    {
        var (first, last) = (entries[0], entries[^1]);
        var isOver = last.EventName is "Completed" or "Faulted" or "Canceled";
        return new ExecutionView(
            first.ActivityInstanceId,
            instanceId,
            first.ActivityId,
            first.NodeId,
            first.ActivityType,
            1,
            workflow.FindNode(first.NodeId)?.DisplayText,
            isOver ? last.EventName : "Running",
            waits,
            first.At,
            isOver ? last.At : null,
            entries.Select(e => e.Inputs).LastOrDefault(i => i is not null),
            last.Outputs,
            last.Payload,
            entries.Count(e => e.EventName is "Faulted"),
            entries.FindLast(e => e.EventName is "Faulted") is { } fault ? new ExceptionView("Fault", (string?)fault.Payload?["Message"] ?? "") : null,
            first.ParentActivityInstanceId);
    }
}

using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Execution.Migration;

/// <summary>
/// Looks for activities that would wait for ever on the other version: an arrow leads to them from where nobody is any more and nobody will come. It was passed
/// before it was drawn.
/// </summary>
internal sealed class ArrowCheck(CompiledWorkflow from, CompiledWorkflow to, IReadOnlyDictionary<string, CompiledActivity> counterparts)
{
    public void Check(WorkflowState before, IReadOnlyList<ActivityRecord> after, List<string> problems)
    {
        foreach (var record in before.Activities.Where(r => r.Flow is not null))
        {
            var moved = after.First(r => r.Number == record.Number);
            var node = counterparts[record.ActivityId];
            var known = Dead(from.Find(record.ActivityId)!, record, before.Activities, from).Select(d => d.Target.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var (source, target) in Dead(node, moved, after, to).Where(d => !known.Contains(d.Target.Id)))
            {
                problems.Add($"\"{target.DisplayText}\" ({target.Id}) would wait for ever for \"{source.DisplayText}\" ({source.Id}): the instance is past it.");
            }
        }
    }

    private static IEnumerable<(CompiledActivity Source, CompiledActivity Target)> Dead(
        CompiledActivity flowchart, ActivityRecord record, IReadOnlyList<ActivityRecord> all, CompiledWorkflow workflow)
    {
        var flow = record.Flow!;
        var graph = flowchart.Connections!.From(flow.Start);
        var visited = flow.Tokens.Where(t => t.Unused > 0).Select(t => t.Connection).ToHashSet();
        var (ahead, begunAnew) = Ahead(flowchart, graph, [.. all.Where(a => a.ParentNumber == record.Number).Select(a => workflow.Find(a.ActivityId)!.Position)]);
        var live = all.Where(a => a.ParentNumber == record.Number).Select(a => workflow.Find(a.ActivityId)!.Position).ToHashSet();
        foreach (var target in ahead.Where(t => !live.Contains(t) && !begunAnew.Contains(t) && !TakesAny(flowchart.Children[t])))
        {
            foreach (var arrow in graph.ForwardInbound(target).ToArray().Where(a => !visited.Contains(a) && !ahead.Contains(graph[a].Source)))
            {
                yield return (flowchart.Children[graph[arrow].Source], flowchart.Children[target]);
            }
        }
    }

    // Everything that can still run or be skipped, what is live included; and what an arrow back starts without waiting.
    private static (HashSet<int> Ahead, HashSet<int> BegunAnew) Ahead(CompiledActivity flowchart, Flow.FlowGraph graph, int[] live)
    {
        var (ahead, begunAnew) = (live.ToHashSet(), new HashSet<int>());
        var pending = new Stack<int>(live);
        while (pending.TryPop(out var node))
        {
            foreach (var arrow in graph.Outbound(node))
            {
                var target = graph[arrow].Target;
                if (!graph.IsForward(arrow))
                {
                    begunAnew.Add(target);
                }

                if (target < flowchart.Children.Count && ahead.Add(target))
                {
                    pending.Push(target);
                }
            }
        }

        return (ahead, begunAnew);
    }

    private static bool TakesAny(CompiledActivity activity) =>
        activity.Activity is FlowJoin join && join.FixedMode(activity) == Flow.JoinMode.WaitAny;
}

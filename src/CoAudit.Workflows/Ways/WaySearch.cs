using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Ways;

/// <summary>
/// Looks for all ways through a workflow: whatever waits may end by any of its exits, in any order. What a decision decides is left open, so a way found may
/// be one that its conditions never allow; a way that is not found does not exist.
/// </summary>
internal sealed class WaySearch(IWayWatch watch, long mostWork)
{
    /// <summary>Set in the memory of a way that has ended the whole workflow.</summary>
    public const int Finished = 1 << 15;

    private const int MostAlike = 3;

    private readonly Dictionary<(CompiledActivity Container, int Memory), ContainerWays> _known = [];
    private long _work;

    public WaysFound Found { get; } = new();

    public static WaysFound Run(CompiledWorkflow workflow, IWayWatch watch, long mostWork)
    {
        var search = new WaySearch(watch, mostWork);
        var ends = search.Through(workflow.Root.Children[0], 0).Ends.Select(e => new Way(e.Key & ~Finished, e.Value));
        search.Found.Ends = [.. ends.DistinctBy(w => w.Memory)];
        return search.Found;
    }

    /// <summary>Counts work; false when there was enough of it.</summary>
    public bool MayGoOn(int work)
    {
        _work += work;
        if (_work > mostWork)
        {
            Found.IsComplete = false;
        }

        return Found.IsComplete;
    }

    /// <summary>False when a circle starts the same activity again and again beside itself; there is no end to the ways of that.</summary>
    public bool IsBounded(int alike)
    {
        Found.IsComplete &= alike <= MostAlike;
        return Found.IsComplete;
    }

    /// <summary>All ways through one activity, begun with a memory. Containers are gone through; anything else is left by one of its exits.</summary>
    // The nesting limit of the JSON bounds this recursion.
    public ContainerWays Through(CompiledActivity node, int memory)
    {
        if (_known.TryGetValue((node, memory), out var known))
        {
            return known;
        }

        Found.Ran(node);
        var ways = new ContainerWays();
        _known.Add((node, memory), ways);
        if (node.Connections is { Start: >= 0 } arrows)
        {
            foreach (var start in node.Children.Where(c => c.CanStartWorkflow).Select(c => c.Position).Prepend(arrows.Start).Distinct())
            {
                new FlowWays(this, node, arrows.From(start), ways).Run(memory);
            }
        }
        else if (node.Children.Count > 0)
        {
            AnyOrder(node, memory, ways);
        }
        else
        {
            Leave(node, memory, ways);
        }

        return ways;
    }

    private void Leave(CompiledActivity node, int memory, ContainerWays ways)
    {
        foreach (var exits in Exits.Of(node))
        {
            ways.End(Remember(memory, node, exits), () => [new WayStep(node, string.Join(", ", exits))]);
        }
    }

    public int Remember(int memory, CompiledActivity node, string[] exits) =>
        exits.Aggregate(memory & ~Finished, (m, exit) => watch.After(m, node, exit)) | (memory & Finished);

    // Loops, branches and sequences alike: their children run in any order, any number of times or not at all. That is more than they can do.
    private void AnyOrder(CompiledActivity container, int memory, ContainerWays ways)
    {
        var pending = new Queue<int>([memory]);
        ways.End(memory, () => []);
        while (pending.TryDequeue(out var before) && MayGoOn(container.Children.Count))
        {
            var so = ways.Ends[before];
            ways.Pass(before, () => so);
            foreach (var inside in container.Children.Select(child => Through(child, before)))
            {
                foreach (var (between, steps) in inside.Between)
                {
                    ways.Pass(between, () => [.. so, .. steps]);
                }

                foreach (var (after, steps) in inside.Ends)
                {
                    if (ways.End(after, () => [.. so, .. steps]) && (after & Finished) == 0)
                    {
                        pending.Enqueue(after);
                    }
                }
            }
        }
    }
}

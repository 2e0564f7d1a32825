using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Flow;
using CoAudit.Workflows.Ways;

namespace CoAudit.Workflows.Definitions;

/// <summary>
/// A definition made ready to run: activities bound to their classes, inputs to their expressions, connections to arrays. Immutable,
/// shared by all instances of that content hash; callers cache it by <see cref="WorkflowDefinition.Hash"/>.
/// </summary>
public sealed class CompiledWorkflow
{
    internal static readonly SortedDictionary<string, string> UsesNone = new(StringComparer.Ordinal);

    // About half a second.
    private const long MostWork = 3_000_000;

    private readonly Dictionary<string, CompiledActivity> _byKey;
    private readonly Lazy<Dictionary<string, CompiledActivity>> _byNode;

    internal CompiledWorkflow(WorkflowDefinition definition, CompiledActivity root, List<CompiledActivity> all, Dictionary<string, CompiledActivity> byKey)
    {
        Definition = definition;
        Root = root;
        All = all;
        Activities = [.. all.Skip(1)];
        _byKey = byKey;
        _byNode = new(() => all.DistinctBy(node => node.NodeId, StringComparer.Ordinal).ToDictionary(node => node.NodeId, StringComparer.Ordinal));
        InputNames = [.. definition.Json.Items("inputs").Select(i => i.Text("name")!)];
        ContinuesWithIncidents = definition.Json.Member("options")?.Text("incidentStrategyType")?.Contains("ContinueWithIncidents", StringComparison.Ordinal) == true;
    }

    /// <summary>The definition it was made from.</summary>
    public WorkflowDefinition Definition { get; }

    /// <summary>The nodes in document order.</summary>
    public IReadOnlyList<CompiledActivity> Activities { get; }

    /// <summary>The workflows that it names as activities and that were not there when it was compiled. Reaching one is an incident.</summary>
    public required IReadOnlyList<WorkflowReference> Missing { get; init; }

    /// <summary>The content hashes of the workflows that stand in it as activities, by <see cref="WorkflowReference.Key"/>. An instance keeps to them.</summary>
    public required IReadOnlyDictionary<string, string> Uses { get; init; }

    /// <summary>The ways in which a published version starts by itself.</summary>
    public IReadOnlyList<WorkflowTrigger> Triggers =>
        [.. Activities.Where(a => a is { CanStartWorkflow: true, IsNested: false }).Select(a => (a.Activity as ITriggerActivity)?.TriggerOf(a)).OfType<WorkflowTrigger>()];

    /// <summary>The workflow around the definition's root activity.</summary>
    internal CompiledActivity Root { get; }

    /// <summary>The nodes in document order, the workflow itself first.</summary>
    internal IReadOnlyList<CompiledActivity> All { get; }

    internal IReadOnlyList<string> InputNames { get; }

    /// <summary>Elsa's ContinueWithIncidentsStrategy: a fault stops its own path only.</summary>
    internal bool ContinuesWithIncidents { get; }

    /// <summary>Compiles; unknown activity types become <c>Elsa.NotFoundActivity</c>, which faults when reached.</summary>
    /// <exception cref="DefinitionException">The structure cannot be run at all: an id is missing or used twice.</exception>
    public static CompiledWorkflow Compile(WorkflowDefinition definition, ActivityRegistry registry) =>
        Compile(definition, registry, new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal));

    /// <summary>Compiles with the workflows that it uses as activities, by <see cref="WorkflowReference.Key"/>.</summary>
    /// <exception cref="DefinitionException">The structure cannot be run at all: an id is missing or used twice.</exception>
    public static CompiledWorkflow Compile(WorkflowDefinition definition, ActivityRegistry registry, IReadOnlyDictionary<string, WorkflowDefinition> used) =>
        new WorkflowCompiler(registry, used).Compile(definition);

    /// <summary>
    /// All problems of the definition: structure, expressions, unconnected exits. Errors first. Empty when it is clean.
    /// A definition without a product activity gets errors only for what cannot run.
    /// </summary>
    public IReadOnlyList<DefinitionProblem> Check() => new DefinitionCheck(this).Run();

    /// <summary>Goes every way through the workflow, whatever people answer and decisions decide; gives up, and says so, when there are too many.</summary>
    public WaysFound Follow(IWayWatch watch) => WaySearch.Run(this, watch, MostWork);

    /// <summary>
    /// Circles of connections that go round without a limit when only some exits are followed: no decision on the way looks at a variable that changes on the way.
    /// Each is told as the shortest way to it and once round, so that its last activity stands twice.
    /// </summary>
    public IEnumerable<IReadOnlyList<WayStep>> EndlessCircles(Func<CompiledActivity, string, bool> follows) =>
        Activities.Where(a => a.Connections is { Start: >= 0 }).SelectMany(flowchart => new Circles(flowchart, follows).Endless());

    /// <summary>The node of that id, or null. What stands inside a workflow that is used as an activity has its node id for one.</summary>
    public CompiledActivity? Find(string activityId) => _byKey.GetValueOrDefault(activityId);

    /// <summary>The node of that node id, or null. Where ids with a colon make two node ids alike, the first in the document.</summary>
    public CompiledActivity? FindNode(string nodeId) => _byNode.Value.GetValueOrDefault(nodeId);

    /// <summary>What an activity means by an id or a name: in its own workflow, else in the one around that.</summary>
    internal CompiledActivity? FindFrom(CompiledActivity from, string idOrName)
    {
        for (var around = from.Around; around is not null; around = around.Around)
        {
            var found = around.IsNested
                ? All.FirstOrDefault(a => a.Around == around && Same(a.Id, idOrName))
                : Find(idOrName);
            found ??= All.FirstOrDefault(a => a.Around == around && Same(a.Name, idOrName));
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static bool Same(string? name, string other) => string.Equals(name, other, StringComparison.Ordinal);

    /// <summary>
    /// The activities in the order in which the arrows reach them, breadth first from the start; what stands inside a container follows it.
    /// Activities that nothing leads to are left out.
    /// </summary>
    public IReadOnlyList<CompiledActivity> InFlowOrder()
    {
        var order = new List<CompiledActivity>();
        Visit(Root.Children[0], order);
        return order;
    }

    /// <summary>
    /// What can come behind an activity that is left by this exit, nearest first: along the arrows of its own flowchart, then behind what it stands in. What
    /// stands inside a container follows it.
    /// </summary>
    public IEnumerable<CompiledActivity> Behind(CompiledActivity activity, string exit)
    {
        var port = exit;
        for (var at = activity; at.Parent is { } around; at = around)
        {
            foreach (var next in Nexts(at, around, port))
            {
                List<CompiledActivity> order = [];
                Visit(next, order);
                foreach (var found in order)
                {
                    yield return found;
                }
            }

            // A container that is done is left by this exit.
            port = "Done";
        }
    }

    private static IEnumerable<CompiledActivity> Nexts(CompiledActivity activity, CompiledActivity around, string exit)
    {
        if (around.Connections is not { } arrows)
        {
            return around.Children.Skip(activity.Position + 1);
        }

        return arrows.All.Where(a => a.Source == activity.Position && string.Equals(a.Port, exit, StringComparison.Ordinal)).Select(a => a.Target).Distinct().ToList() switch
        {
            [] => [],
            var first => BreadthFirst(arrows, first).Select(position => around.Children[position]),
        };
    }

    private static List<int> BreadthFirst(FlowConnections arrows, List<int> order)
    {
        for (var i = 0; i < order.Count; i++)
        {
            order.AddRange(arrows.All.Where(a => a.Source == order[i]).Select(a => a.Target).Distinct().Except(order).ToList());
        }

        return order;
    }

    // The nesting limit of the JSON bounds this recursion.
    private static void Visit(CompiledActivity activity, List<CompiledActivity> order)
    {
        order.Add(activity);
        var children = activity.Connections is { } arrows
            ? arrows.From(arrows.Start).BreadthFirst().Select(position => activity.Children[position])
            : activity.Children;
        foreach (var child in children)
        {
            Visit(child, order);
        }
    }
}

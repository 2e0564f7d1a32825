using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Ways;

/// <summary>Everything that a workflow can do, whatever people answer.</summary>
public sealed class WaysFound
{
    private readonly Dictionary<CompiledActivity, IReadOnlyList<WayStep>> _starved = [];
    private readonly Dictionary<CompiledActivity, IReadOnlyList<WayStep>> _stuck = [];
    private readonly HashSet<CompiledActivity> _ran = [];

    /// <summary>The ways to an end, the shortest first, one for each memory.</summary>
    public IReadOnlyList<Way> Ends { get; internal set; } = [];

    /// <summary>False when there were more ways than can be counted; what was found holds, but there may be more.</summary>
    public bool IsComplete { get; internal set; } = true;

    /// <summary>Joins that a way comes to without going on from there, because another branch that they wait for was not taken.</summary>
    public IReadOnlyDictionary<CompiledActivity, IReadOnlyList<WayStep>> Starved => _starved;

    /// <summary>Activities that wait for something outside, with a way to where nothing else is left that could end the waiting.</summary>
    public IReadOnlyDictionary<CompiledActivity, IReadOnlyList<WayStep>> Stuck => _stuck;

    /// <summary>True when some way passes the activity.</summary>
    public bool Reaches(CompiledActivity activity) => _ran.Contains(activity);

    internal void Ran(CompiledActivity activity) => _ran.Add(activity);

    internal void Starve(CompiledActivity join, Func<IReadOnlyList<WayStep>> way) => Keep(_starved, join, way);

    internal void Stick(CompiledActivity activity, Func<IReadOnlyList<WayStep>> way) => Keep(_stuck, activity, way);

    // The search goes breadth first, so the first way found is the shortest.
    private static void Keep(Dictionary<CompiledActivity, IReadOnlyList<WayStep>> found, CompiledActivity activity, Func<IReadOnlyList<WayStep>> way)
    {
        if (!found.ContainsKey(activity))
        {
            found.Add(activity, way());
        }
    }
}

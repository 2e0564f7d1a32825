namespace CoAudit.Workflows.Ways;

/// <summary>What can be remembered while an activity runs and when it has ended, each with the shortest way there.</summary>
internal sealed class ContainerWays
{
    public static readonly IReadOnlyDictionary<int, IReadOnlyList<WayStep>> None = new Dictionary<int, IReadOnlyList<WayStep>>();

    private readonly Dictionary<int, IReadOnlyList<WayStep>> _ends = [];
    private readonly Dictionary<int, IReadOnlyList<WayStep>> _between = [];

    public IReadOnlyDictionary<int, IReadOnlyList<WayStep>> Ends => _ends;

    /// <summary>In the midst of it, where something else may cut it short.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<WayStep>> Between => _between;

    /// <summary>False when an end with that memory was known.</summary>
    public bool End(int memory, Func<IReadOnlyList<WayStep>> way) => Add(_ends, memory, way);

    public void Pass(int memory, Func<IReadOnlyList<WayStep>> way) => Add(_between, memory, way);

    private static bool Add(Dictionary<int, IReadOnlyList<WayStep>> ways, int memory, Func<IReadOnlyList<WayStep>> way)
    {
        if (ways.ContainsKey(memory))
        {
            return false;
        }

        ways.Add(memory, way());
        return true;
    }
}

using System.Collections.Immutable;

namespace CoAudit.Web.StudioApi.Live;

/// <summary>Which instances are on a screen right now, on this node, and the version that was told last.</summary>
internal sealed class WatchedInstances
{
    private const int MostOfOneConnection = 20;
    private const int LongestId = 100;

    // What was never told.
    private const int Unknown = -1;

    private readonly Lock gate = new();
    private readonly Dictionary<string, ImmutableHashSet<string>> byConnection = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> told = new(StringComparer.Ordinal);

    /// <summary>False when one connection asks for more than any screen shows.</summary>
    public bool Add(string connectionId, string instanceId)
    {
        lock (gate)
        {
            var instances = byConnection.GetValueOrDefault(connectionId) ?? ImmutableHashSet.Create<string>(StringComparer.Ordinal);
            if (instances.Count >= MostOfOneConnection || instanceId.Length > LongestId)
            {
                return false;
            }

            byConnection[connectionId] = instances.Add(instanceId);

            // Told once at first: it may have moved since the page read it.
            told[instanceId] = Unknown;
            return true;
        }
    }

    public void Remove(string connectionId)
    {
        lock (gate)
        {
            if (byConnection.Remove(connectionId, out var instances))
            {
                foreach (var instance in instances.Where(i => !byConnection.Values.Any(others => others.Contains(i))))
                {
                    told.Remove(instance);
                }
            }
        }
    }

    public IReadOnlyList<string> All()
    {
        lock (gate)
        {
            return [.. told.Keys];
        }
    }

    /// <summary>True when this version was not told yet; from now on it counts as told.</summary>
    public bool IsNews(string instanceId, int version)
    {
        lock (gate)
        {
            if (!told.TryGetValue(instanceId, out var last) || last == version)
            {
                return false;
            }

            told[instanceId] = version;
            return true;
        }
    }
}

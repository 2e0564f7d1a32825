using System.Reflection;

namespace CoAudit.Workflows.Activities;

/// <summary>The known activity types by stored name. Built once, from the engine's assembly and the product's.</summary>
public sealed class ActivityRegistry
{
    private readonly SortedDictionary<string, ActivityType> _types = new(StringComparer.Ordinal);

    private ActivityRegistry()
    {
    }

    /// <summary>The stored names, in ordinal order.</summary>
    public IReadOnlyCollection<string> Types => _types.Keys;

    /// <summary>Everything that the activity classes declare, in ordinal order of their names.</summary>
    public IReadOnlyCollection<ActivityType> All => _types.Values;

    /// <summary>Finds every sealed class with an <see cref="ActivityAttribute"/> in the engine's own and the given assemblies.</summary>
    /// <exception cref="InvalidOperationException">Two classes claim one type name.</exception>
    public static ActivityRegistry FromAssemblies(params IEnumerable<Assembly> assemblies)
    {
        var registry = new ActivityRegistry();
        foreach (var type in assemblies.Prepend(typeof(Activity).Assembly).Distinct().SelectMany(a => a.GetTypes()))
        {
            if (type is { IsSealed: true, IsClass: true } && type.GetCustomAttribute<ActivityAttribute>() is { } attribute)
            {
                registry.Add(type, attribute);
            }
        }

        return registry;
    }

    /// <summary>The type of that stored name, or null.</summary>
    public ActivityType? Find(string type) => _types.GetValueOrDefault(type);

    private void Add(Type type, ActivityAttribute attribute)
    {
        if (_types.TryGetValue(attribute.Type, out var other))
        {
            throw new InvalidOperationException($"{type} and {other.Activity.GetType()} both claim the activity type {attribute.Type}.");
        }

        _types.Add(attribute.Type, new ActivityType((Activity)Activator.CreateInstance(type)!, attribute));
    }
}

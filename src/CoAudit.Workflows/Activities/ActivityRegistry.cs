using System.Reflection;

namespace CoAudit.Workflows.Activities;

/// <summary>The known activity types by stored name. Built once, from the engine's assembly and the product's.</summary>
public sealed class ActivityRegistry
{
    /// <summary>Finds every sealed class with an <see cref="ActivityAttribute"/> in the engine's own and the given assemblies.</summary>
    /// <exception cref="InvalidOperationException">Two classes claim one type name.</exception>
    public static ActivityRegistry FromAssemblies(params IEnumerable<Assembly> assemblies) => throw new NotImplementedException();

    public IReadOnlyCollection<string> Types => throw new NotImplementedException();
}

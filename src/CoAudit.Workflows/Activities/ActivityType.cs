using System.Reflection;

namespace CoAudit.Workflows.Activities;

/// <summary>What one activity class declares, read once by reflection.</summary>
public sealed class ActivityType
{
    internal ActivityType(Activity activity, ActivityAttribute attribute)
    {
        Activity = activity;
        Attribute = attribute;
        var properties = activity.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(p => Depth(p.DeclaringType!))
            .ThenBy(p => p.MetadataToken)
            .ToArray();
        Inputs = Declared<InputDeclaration>(properties, activity);
        Slots = Declared<ChildSlot>(properties, activity);
    }

    /// <summary>Stored type name.</summary>
    public string Name => Attribute.Type;

    public ActivityAttribute Attribute { get; }

    /// <summary>The one instance of the class.</summary>
    public Activity Activity { get; }

    /// <summary>Its inputs, a base class's first.</summary>
    public IReadOnlyList<InputDeclaration> Inputs { get; }

    internal IReadOnlyList<ChildSlot> Slots { get; }

    internal int IndexOf(InputDeclaration input)
    {
        for (var i = 0; i < Inputs.Count; i++)
        {
            if (ReferenceEquals(Inputs[i], input))
            {
                return i;
            }
        }

        throw new ArgumentException($"{Name} does not declare the input {input.Name}.", nameof(input));
    }

    private static T[] Declared<T>(PropertyInfo[] properties, Activity activity) =>
        [.. properties.Where(p => typeof(T).IsAssignableFrom(p.PropertyType)).Select(p => (T)p.GetValue(activity)!)];

    private static int Depth(Type type) => type.BaseType is { } parent ? Depth(parent) + 1 : 0;
}

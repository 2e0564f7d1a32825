using System.Reflection;
using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Activities;

/// <summary>What one activity class declares, read once by reflection.</summary>
public sealed class ActivityType
{
    private readonly Dictionary<string, JsonObject> _outcomes;

    internal ActivityType(Activity activity, ActivityAttribute attribute)
        : this(activity, attribute, Declared<InputDeclaration>(activity), Declared<ChildSlot>(activity))
    {
    }

    internal ActivityType(Activity activity, ActivityAttribute attribute, IReadOnlyList<InputDeclaration> inputs, IReadOnlyList<ChildSlot> slots)
    {
        Activity = activity;
        Attribute = attribute;
        Inputs = inputs;
        Slots = slots;
        _outcomes = attribute.Outcomes.Distinct(StringComparer.Ordinal).ToDictionary(o => o, o => Outcomes([o]), StringComparer.Ordinal);
    }

    /// <summary>Stored type name.</summary>
    public string Name => Attribute.Type;

    public ActivityAttribute Attribute { get; }

    /// <summary>The one instance of the class.</summary>
    public Activity Activity { get; }

    /// <summary>Its inputs, a base class's first.</summary>
    public IReadOnlyList<InputDeclaration> Inputs { get; }

    /// <summary>The inputs that have an effect, in the same order.</summary>
    public IEnumerable<InputDeclaration> Offered => Inputs.Where(input => !Attribute.Ignores.Contains(input.Name, StringComparer.Ordinal));

    internal IReadOnlyList<ChildSlot> Slots { get; }

    /// <summary>What the journal says of a completion by these exits. Shared by all entries when there is one exit that the class declares.</summary>
    internal JsonObject TellOutcomes(IReadOnlyList<string> outcomes) =>
        outcomes is [var only] && _outcomes.TryGetValue(only, out var told) ? told : Outcomes(outcomes);

    private static JsonObject Outcomes(IReadOnlyList<string> outcomes) =>
        new() { ["Outcomes"] = new JsonArray([.. outcomes.Select(o => JsonValue.Create(o))]) };

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

    private static T[] Declared<T>(Activity activity) =>
    [
        .. activity.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => typeof(T).IsAssignableFrom(p.PropertyType))
            .OrderBy(p => Depth(p.DeclaringType!)).ThenBy(p => p.MetadataToken)
            .Select(p => (T)p.GetValue(activity)!),
    ];

    private static int Depth(Type type) => type.BaseType is { } parent ? Depth(parent) + 1 : 0;
}

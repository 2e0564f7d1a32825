using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;
using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// <c>variables.X</c>: reads and assigns the variable X. What a script changes inside a list or an object, as <c>variables.X.push(1)</c> does, is set when it ends.
/// </summary>
internal sealed class VariablesObject(Engine engine, Func<string, JsValue?> read, Action<string, JsonNode?> write) : ObjectInstance(engine)
{
    // What one evaluation has in its hands, with how it was.
    private readonly Dictionary<string, (JsValue Value, JsonNode? Before)> held = new(StringComparer.Ordinal);

    public override JsValue Get(JsValue property, JsValue receiver) => Find(property) ?? Undefined;

    public override bool Set(JsValue property, JsValue value, JsValue receiver)
    {
        var name = property.ToString();
        var json = JavaScriptValues.ToJson(value);
        write(name, json?.DeepClone());
        if (value.IsObject())
        {
            held[name] = (value, json);
        }

        return true;
    }

    public override PropertyDescriptor GetOwnProperty(JsValue property) =>
        Find(property) is { } value ? new PropertyDescriptor(value, writable: true, enumerable: true, configurable: true) : PropertyDescriptor.Undefined;

    /// <summary>Somebody else has set the variable: what is held of it counts no more.</summary>
    public void Forget(string name)
    {
        // A variable is also found by its name with a small first letter.
        foreach (var spelled in held.Keys.Where(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            held.Remove(spelled);
        }
    }

    public void Forget() => held.Clear();

    /// <summary>Sets what was changed without being assigned.</summary>
    public void Keep()
    {
        foreach (var (name, (value, before)) in held.ToList())
        {
            var now = JavaScriptValues.ToJson(value);
            if (!JsonNode.DeepEquals(before, now))
            {
                write(name, now);
            }
        }
    }

    private JsValue? Find(JsValue property)
    {
        if (!property.IsString())
        {
            return null;
        }

        var name = property.AsString();
        if (held.TryGetValue(name, out var found))
        {
            return found.Value;
        }

        var value = read(name);
        if (value?.IsObject() == true)
        {
            held[name] = (value, JavaScriptValues.ToJson(value));
        }

        return value;
    }
}

using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;
using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

/// <summary><c>variables.X</c>: reads and assigns the variable X.</summary>
internal sealed class VariablesObject(Engine engine, Func<string, JsValue?> read, Action<string, JsValue> write) : ObjectInstance(engine)
{
    public override JsValue Get(JsValue property, JsValue receiver) => property.IsString() && read(property.AsString()) is { } value ? value : Undefined;

    public override bool Set(JsValue property, JsValue value, JsValue receiver)
    {
        write(property.ToString(), value);
        return true;
    }

    public override PropertyDescriptor GetOwnProperty(JsValue property) =>
        property.IsString() && read(property.AsString()) is { } value ? new PropertyDescriptor(value, writable: true, enumerable: true, configurable: true) : PropertyDescriptor.Undefined;
}

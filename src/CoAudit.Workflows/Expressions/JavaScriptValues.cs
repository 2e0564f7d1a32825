using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

/// <summary>Between JavaScript's values and JSON, in bounds.</summary>
internal static class JavaScriptValues
{
    private const long WholeNumbers = 1L << 53;

    public static JsValue FromJson(Engine engine, JsonNode? node)
    {
        switch (node?.GetValueKind())
        {
            case null:
                return JsValue.Null;
            case JsonValueKind.String:
                return new JsString(node.GetValue<string>());
            case JsonValueKind.True:
            case JsonValueKind.False:
                return node.GetValueKind() == JsonValueKind.True ? JsBoolean.True : JsBoolean.False;
            case JsonValueKind.Number:
                return JsNumber.Create(Values.ToDouble(node));
            case JsonValueKind.Array:
                return new JsArray(engine, [.. node.AsArray().Select(item => FromJson(engine, item))]);
            default:
                var obj = new JsObject(engine);
                foreach (var (name, value) in node.AsObject())
                {
                    obj.Set(name, FromJson(engine, value));
                }

                return obj;
        }
    }

    /// <exception cref="ActivityFaultException">The value is too large or too deep, for example because it contains itself.</exception>
    public static JsonNode? ToJson(JsValue value)
    {
        var spent = new Spent();
        return Convert(value, 0, spent);
    }

    /// <summary>What the conversion of one value has made so far. A text that stands in a list a thousand times is a thousand texts afterwards.</summary>
    private sealed class Spent
    {
        public int Nodes { get; set; }

        public long Letters { get; set; }
    }

    // The depth limit bounds this recursion.
    private static JsonNode? Convert(JsValue value, int depth, Spent spent)
    {
        spent.Letters += value.IsString() ? value.AsString().Length : 0;
        if (++spent.Nodes > JavaScriptLimits.ResultNodes || depth > JavaScriptLimits.ResultDepth || spent.Letters > JavaScriptLimits.TextLength)
        {
            throw new ActivityFaultException("JavaScript: the value is too large or nested too deep, or contains itself.");
        }

        return value switch
        {
            { Type: Types.String } => JsonValue.Create(value.AsString()),
            { Type: Types.Boolean } => JsonValue.Create(value.AsBoolean()),
            { Type: Types.Number } => Number(value.AsNumber()),
            { Type: Types.BigInt } => JsonValue.Create(value.ToString()),
            JsDate date => Date(date),
            ObjectInstance { } list when value.IsArray() => List(list, depth, spent),
            ObjectInstance obj when obj is not Jint.Native.Function.Function => Object(obj, depth, spent),
            _ => null,
        };
    }

    private static JsonValue? Number(double number) =>
        !double.IsFinite(number) ? null
        : double.IsInteger(number) && Math.Abs(number) <= WholeNumbers ? JsonValue.Create((long)number)
        : JsonValue.Create(number);

    private static JsonValue? Date(JsDate date) =>
        double.IsFinite(date.DateValue)
            ? JsonValue.Create(date.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
            : null;

    private static JsonArray List(ObjectInstance list, int depth, Spent spent)
    {
        var array = new JsonArray();
        var length = (long)TypeConverter.ToLength(list.Get("length"));
        for (var i = 0L; i < length; i++)
        {
            array.Add(Convert(list.Get(JsNumber.Create(i)), depth + 1, spent));
        }

        return array;
    }

    private static JsonObject Object(ObjectInstance obj, int depth, Spent spent)
    {
        var result = new JsonObject();
        foreach (var key in obj.GetOwnPropertyKeys(Types.String))
        {
            if (obj.GetOwnProperty(key).Enumerable && obj.Get(key) is var member && member is not Jint.Native.Function.Function && !member.IsUndefined())
            {
                spent.Letters += key.AsString().Length;
                result[key.AsString()] = Convert(member, depth + 1, spent);
            }
        }

        return result;
    }
}

using CoAudit.Workflows.Activities;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;
using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// The interpreter looks at its limits between statements, and one call of a built-in is one statement however much it makes. So the calls that make much
/// out of little say beforehand how long their result can get, and the globals whose memory nobody counts are taken away.
/// </summary>
internal static class CappedBuiltIns
{
    private static readonly string[] Removed =
    [
        "ArrayBuffer", "SharedArrayBuffer", "Atomics", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Float16Array",
        "Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array", "Float32Array", "Float64Array", "WeakRef", "FinalizationRegistry", "ShadowRealm", "Temporal", "BigInt",
    ];

    private delegate JsValue Capped(Function original, JsValue self, JsValue[] args);

    public static void Install(Engine engine)
    {
        foreach (var name in Removed)
        {
            engine.Global.Delete(name);
        }

        var text = engine.GetValue("String").AsObject().Get("prototype").AsObject();
        Replace(engine, text, "repeat", (original, self, args) => Long(original, self, args, s => s.Length * Math.Max(0, TypeConverter.ToNumber(args.At(0)))));
        Replace(engine, text, "padStart", (original, self, args) => Long(original, self, args, _ => TypeConverter.ToNumber(args.At(0))));
        Replace(engine, text, "padEnd", (original, self, args) => Long(original, self, args, _ => TypeConverter.ToNumber(args.At(0))));
        Replace(engine, text, "concat", Concat);
        Replace(engine, text, "replace", (original, self, args) => Substitute(engine, original, self, args));
        Replace(engine, text, "replaceAll", (original, self, args) => Substitute(engine, original, self, args));
        Replace(engine, text, "split", (original, self, args) => Long(original, self, args, s => s.Length <= JavaScriptLimits.ArrayLength ? 0 : Bound(args.At(0), s)));

        Replace(engine, text, "match", (original, self, args) => Long(original, self, args, Pieces));
        Replace(engine, text, "search", (original, self, args) => Long(original, self, args, Pieces));
        Replace(engine, text, "matchAll", (original, self, args) => Long(original, self, args, Pieces));
        foreach (var name in (ReadOnlySpan<string>)["encodeURIComponent", "encodeURI", "escape", "decodeURIComponent", "decodeURI", "unescape"])
        {
            Replace(engine, engine.Global, name, (original, self, args) => Coded(original, self, args));
        }

        var objects = engine.GetValue("Object").AsObject();
        foreach (var name in (ReadOnlySpan<string>)["keys", "values", "entries", "assign", "getOwnPropertyNames", "getOwnPropertyDescriptors"])
        {
            Replace(engine, objects, name, TakeApart);
        }

        engine.Global.FastSetProperty(SpreadGuard.Function, new PropertyDescriptor(
            new ClrFunction(engine, SpreadGuard.Function, (_, args) => Whole(args.At(0))), writable: false, enumerable: false, configurable: false));
        Replace(engine, engine.GetValue("Reflect").AsObject(), "ownKeys", TakeApart);

        var array = engine.GetValue("Array").AsObject().Get("prototype").AsObject();
        Replace(engine, array, "join", (original, self, args) => Join(engine, original, self, args));
        array.Delete("toLocaleString");

        var json = engine.GetValue("JSON").AsObject();
        Replace(engine, json, "stringify", (original, self, args) =>
        {
            Check(JsonLength(args.At(0), 0, 0));
            return original.Call(self, args);
        });
        Replace(engine, json, "parse", (original, self, args) =>
        {
            var source = TypeConverter.ToString(args.At(0));
            Check(source.Length);
            return original.Call(self, [new JsString(source), .. args.Skip(1)]);
        });
    }

    private static void Replace(Engine engine, ObjectInstance owner, string name, Capped capped)
    {
        var original = (Function)owner.Get(name);
        owner.FastSetProperty(name, new PropertyDescriptor(
            new ClrFunction(engine, name, (self, args) => capped(original, self, args)), writable: true, enumerable: false, configurable: true));
    }

    private static JsValue Long(Function original, JsValue self, JsValue[] args, Func<string, double> length)
    {
        if (self.IsNull() || self.IsUndefined())
        {
            return original.Call(self, args);
        }

        var text = TypeConverter.ToString(self);
        Check(length(text));
        return original.Call(new JsString(text), args);
    }

    // Each letter may become a piece of its own, and pieces are dear.
    private static double Pieces(string text) => text.Length <= JavaScriptLimits.ArrayLength ? 0 : double.PositiveInfinity;

    // Three bytes, each written as three letters.
    private static JsValue Coded(Function original, JsValue self, JsValue[] args)
    {
        var source = TypeConverter.ToString(args.At(0));
        Check(source.Length * 9.0);
        return original.Call(self, [new JsString(source)]);
    }

    // A text taken for an object has a member for each letter.
    private static JsValue TakeApart(Function original, JsValue self, JsValue[] args)
    {
        foreach (var arg in args)
        {
            Whole(arg);
        }

        return original.Call(self, args);
    }

    // What comes back is what was given, and may be taken apart.
    private static JsValue Whole(JsValue value)
    {
        if (value.IsString())
        {
            Check(Pieces(value.AsString()));
        }
        else if (value is ObjectInstance boxed && boxed.GetOwnProperty("length").Value is { } length && length.IsNumber() && boxed.HasOwnProperty("0"))
        {
            Check(length.AsNumber() <= JavaScriptLimits.ArrayLength ? 0 : double.PositiveInfinity);
        }

        return value;
    }

    private static JsValue Concat(Function original, JsValue self, JsValue[] args)
    {
        JsValue[] texts = [.. args.Select(a => new JsString(TypeConverter.ToString(a)))];
        return Long(original, self, texts, s => s.Length + texts.Sum(t => (double)t.AsString().Length));
    }

    private static JsValue Substitute(Engine engine, Function original, JsValue self, JsValue[] args)
    {
        if (args.At(1) is Function replacer)
        {
            var made = 0.0;
            var counting = new ClrFunction(engine, "", (_, matched) =>
            {
                var replacement = TypeConverter.ToString(replacer.Call(JsValue.Undefined, matched));
                made += replacement.Length;
                Check(made);
                return new JsString(replacement);
            });
            return Long(original, self, [args.At(0), counting], s => s.Length);
        }

        var by = TypeConverter.ToString(args.At(1));
        // Each $ may stand for the whole text.
        return Long(original, self, [args.At(0), new JsString(by)], s => s.Length + (Bound(args.At(0), s) * (by.Length + ((double)by.Count(c => c == '$') * s.Length))));
    }

    /// <summary>How often a pattern can occur.</summary>
    private static double Bound(JsValue pattern, string text)
    {
        if (pattern is ObjectInstance || !pattern.IsString() || pattern.AsString().Length == 0)
        {
            return text.Length + 1;
        }

        var count = 0;
        var sought = pattern.AsString();
        for (var at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sought, at + sought.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static JsValue Join(Engine engine, Function original, JsValue self, JsValue[] args)
    {
        if (self is not ObjectInstance list)
        {
            return original.Call(self, args);
        }

        var separator = args.At(0).IsUndefined() ? "," : TypeConverter.ToString(args.At(0));
        var count = TypeConverter.ToLength(list.Get("length"));
        Check(count);
        Check(count * (double)separator.Length);
        var length = count * (double)separator.Length;
        var texts = new JsValue[(int)count];
        for (var i = 0; i < texts.Length; i++)
        {
            var item = list.Get(JsNumber.Create(i));
            texts[i] = item.IsNull() || item.IsUndefined() || ReferenceEquals(item, self) ? JsString.Empty : new JsString(TypeConverter.ToString(item));
            length += texts[i].AsString().Length;
            Check(length);
        }

        return original.Call(new JsArray(engine, texts), [new JsString(separator)]);
    }

    // Shared parts count each time that they would be written.
    private static double JsonLength(JsValue value, double length, int depth)
    {
        Check(length);
        if (value.IsString())
        {
            return length + value.AsString().Length;
        }

        if (value is not ObjectInstance obj)
        {
            return length + 8;
        }

        if (depth > JavaScriptLimits.ResultDepth)
        {
            throw new ActivityFaultException("JavaScript: the value is nested too deep, or contains itself.");
        }

        foreach (var (key, member) in obj.GetOwnProperties())
        {
            length = JsonLength(member.Value ?? JsValue.Undefined, length + key.ToString().Length, depth + 1);
        }

        return length;
    }

    private static void Check(double length)
    {
        if (length > JavaScriptLimits.TextLength)
        {
            throw new TextTooLongException();
        }
    }

    /// <summary>No script can catch this.</summary>
#pragma warning disable S3871 // It never leaves the evaluation.
    private sealed class TextTooLongException() : Exception($"stopped: a text could become longer than {JavaScriptLimits.TextLength:N0} characters.");
#pragma warning restore S3871
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Engine = Jint.Engine;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// Elsa's functions for identifiers, bytes and Base64. New identifiers are the same in every run of the same burst. Bytes are a list of numbers: the interpreter
/// has no other lists of them.
/// </summary>
internal sealed class CodingFunctions(Engine engine)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What the function of that name does; null when it is none of these.</summary>
    public Func<JsValue[], DeterministicRandom, JsValue>? Find(string name) => name switch
    {
        "newGuid" or "newGuidString" or "getGuidString" => (_, random) => Text(random.NextGuid().ToString()),
        "newShortGuid" or "getShortGuid" => (_, random) => Text(string.Concat(Convert.ToBase64String(random.NextGuid().ToByteArray()).Where(char.IsLetterOrDigit))),
        "parseGuid" => (args, _) => Text(Guid.TryParse(Of(args), out var id) ? id.ToString() : throw Wrong("This is no identifier.")),
        "stringToBase64" => (args, _) => Text(Convert.ToBase64String(Utf8.GetBytes(Of(args)))),
        "stringFromBase64" => (args, _) => Text(Utf8.GetString(FromBase64(Of(args)))),
        "bytesFromString" => (args, _) => List(Utf8.GetBytes(Of(args))),
        "bytesToString" => (args, _) => Text(Utf8.GetString(Bytes(args))),
        "bytesToBase64" => (args, _) => Text(Convert.ToBase64String(Bytes(args))),
        "bytesFromBase64" => (args, _) => List(FromBase64(Of(args))),
        _ => null,
    };

    private string Of(JsValue[] args)
    {
        var text = TypeConverter.ToString(args.At(0));
        return text.Length <= JavaScriptLimits.TextLength ? text : throw Wrong($"A text has at most {JavaScriptLimits.TextLength:N0} letters here.");
    }

    private byte[] Bytes(JsValue[] args)
    {
        var octets = JavaScriptValues.ToJson(args.At(0)) as JsonArray ?? throw Wrong("Bytes are a list of numbers from 0 to 255.");
        return [.. octets.Select(o => o?.GetValueKind() == JsonValueKind.Number && Values.ToDouble(o) is >= 0 and <= 255 and var octet ? (byte)octet : throw Wrong("A byte is a number from 0 to 255."))];
    }

    private byte[] FromBase64(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : throw Wrong("This is no Base64.");
    }

    private JsArray List(byte[] bytes) => bytes.Length <= JavaScriptLimits.ArrayLength
        ? new JsArray(engine, [.. bytes.Select(octet => (JsValue)JsNumber.Create(octet))])
        : throw Wrong($"A list has at most {JavaScriptLimits.ArrayLength:N0} items here.");

    private static JsString Text(string text) => new(text);

    private JavaScriptException Wrong(string message) => new(engine.Intrinsics.TypeError, message);
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace CoAudit.Workflows.Expressions;

/// <summary>Conversions between JSON values and the types of inputs and variables, as Elsa converts them.</summary>
internal static class Values
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value as the CLR type of an input; null stays null, and a blank text is none where no text is asked for.</summary>
    /// <exception cref="FormatException">It cannot be read as that type.</exception>
    public static object? To(Type type, JsonNode? value)
    {
        if (value is null)
        {
            return null;
        }

        if (type == typeof(string))
        {
            return ToText(value);
        }

        if (IsBlank(value) && NeedsMoreThanBlank(type))
        {
            return null;
        }

        if (type == typeof(bool))
        {
            return ToBoolean(value);
        }

        if (type == typeof(int))
        {
            return checked((int)ToWhole(value, int.MinValue, int.MaxValue));
        }

        if (type == typeof(double))
        {
            return ToDouble(value);
        }

        if (type == typeof(TimeSpan))
        {
            return ToTimeSpan(value);
        }

        if (type == typeof(DateTimeOffset))
        {
            return ToInstant(value);
        }

        if (type == typeof(JsonArray))
        {
            return ToList(value);
        }

        return type == typeof(IReadOnlyList<string>) ? ToTextList(value) : value;
    }

    /// <summary>True for a text without letters, which a field that was emptied and a template that wrote nothing leave behind.</summary>
    public static bool IsBlank(JsonNode value) => value.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetValue<string>());

    /// <summary>The JSON of an input's CLR value, for readers.</summary>
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        TimeSpan span => JsonValue.Create(span.ToString("c", CultureInfo.InvariantCulture)),
        DateTimeOffset at => JsonValue.Create(at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)),
        IReadOnlyList<string> list => new JsonArray([.. list.Select(item => JsonValue.Create(item))]),
        JsonNode node => node.DeepClone(),
        _ => JsonValue.Create(value.ToString()),
    };

    /// <summary>Text as people read it: true becomes <c>True</c>, objects and lists become JSON.</summary>
    public static string ToText(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Number => ToNumberText(value),
        _ => value.ToJsonString(Compact),
    };

    /// <summary>The value as JSON.</summary>
    public static string ToJsonText(JsonNode? value) => value?.ToJsonString(Compact) ?? "null";

    public static bool ToBoolean(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(value.GetValue<string>(), out var flag) => flag,
        JsonValueKind.Number => ToDouble(value) is not 0,
        _ => throw Cannot(value, "true or false"),
    };

    public static double ToDouble(JsonNode value)
    {
        var kind = value.GetValueKind();
        if (kind == JsonValueKind.Number && value is JsonValue number && number.TryGetValue<double>(out var real))
        {
            return real;
        }

        var text = kind switch
        {
            JsonValueKind.Number => value.ToJsonString(),
            JsonValueKind.String => value.GetValue<string>(),
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed)
            ? parsed
            : throw Cannot(value, "a number");
    }

    public static long ToWhole(JsonNode value, long min, long max)
    {
        if (value is JsonValue number && number.TryGetValue<long>(out var whole) && whole >= min && whole <= max)
        {
            return whole;
        }

        // Halves go to the even neighbour, as .NET's own conversion does.
        var real = Math.Round(ToDouble(value), MidpointRounding.ToEven);
        return real >= min && real <= max ? (long)real : throw Cannot(value, $"a whole number from {min} to {max}");
    }

    /// <summary>Reads ISO 8601; without an offset it is UTC.</summary>
    public static DateTimeOffset ToInstant(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var at)
            ? at
            : throw Cannot(value, "an instant such as 2026-05-01T09:00:00Z");

    /// <summary>Reads .NET's <c>d.hh:mm:ss</c> and ISO 8601's <c>PT2S</c>.</summary>
    public static TimeSpan ToTimeSpan(JsonNode value)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
        {
            return span;
        }

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new FormatException(Complaint(value, "a time span such as 00:30:00 or PT30M"), e);
        }
    }

    // An instant is not among them: nothing should happen at once because nobody said when.
    private static bool NeedsMoreThanBlank(Type type) =>
        type == typeof(bool) || type == typeof(int) || type == typeof(double) || type == typeof(TimeSpan) || type == typeof(JsonArray) || type == typeof(IReadOnlyList<string>);

    // The designer stores lists as a text that holds JSON.
    private static JsonArray ToList(JsonNode value)
    {
        var list = value.GetValueKind() == JsonValueKind.String ? ParseJson(value.GetValue<string>()) : value;
        return list as JsonArray ?? throw Cannot(value, "a list");
    }

    private static IReadOnlyList<string> ToTextList(JsonNode value)
    {
        // The designer stores lists as a text that holds JSON.
        if (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text)
        {
            return text.TrimStart().StartsWith('[') ? ToTextList(ParseJson(text)!) : [text];
        }

        return value is JsonArray items ? [.. items.Select(item => item is null ? "" : ToText(item))] : throw Cannot(value, "a list of texts");
    }

    /// <summary>Parses JSON that stands inside a text.</summary>
    /// <exception cref="FormatException">It is not JSON.</exception>
    public static JsonNode? ParseJson(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new FormatException($"\"{Short(text)}\" is not JSON.", e);
        }
    }

    private static string ToNumberText(JsonNode value) =>
        value is JsonValue number && number.TryGetValue<long>(out var whole)
            ? whole.ToString(CultureInfo.InvariantCulture)
            : ToDouble(value).ToString("R", CultureInfo.InvariantCulture);

    private static FormatException Cannot(JsonNode value, string what) => new(Complaint(value, what));

    private static string Complaint(JsonNode value, string what) => $"\"{Short(value.ToJsonString(Compact))}\" is not {what}.";

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CoAudit.Audits.Model.Tools;

/// <summary>
/// A JSON object in a data file that knows where it is. Reading never stops at a problem: each is noted with its path, so that whoever
/// wrote the file sees all of them at once.
/// </summary>
internal sealed partial class DataPart
{
    private const int LongestText = 600;

    private readonly JsonElement element;
    private readonly List<DataProblem> problems;
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    private DataPart(JsonElement element, string path, List<DataProblem> problems) =>
        (this.element, Path, this.problems) = (element, path, problems);

    public string Path { get; }

    /// <summary>Reads a whole file.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="make">Makes the result of the file's object and the hash of its content, which white space does not change.</param>
    /// <exception cref="DataException">There are problems in it.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, Func<DataPart, string, T> make)
    {
        List<DataProblem> found = [];
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document.RootElement)));
            var made = Reading(new DataPart(document.RootElement, "$", found), part => make(part, hash));
            return found.Count == 0 ? made : throw new DataException(found);
        }
        catch (JsonException error)
        {
            throw new DataException([new DataProblem("$", $"This is not JSON that can be read: {error.Message}")]);
        }
    }

    public void Problem(string field, string message) =>
        problems.Add(new DataProblem(field.Length == 0 ? Path : $"{Path}.{field}", message));

    /// <summary>A text of one line that must be there.</summary>
    public string Text(string field)
    {
        var text = Optional(field);
        if (text is null)
        {
            Problem(field, "A text is needed here.");
        }

        return text ?? "";
    }

    /// <summary>A text of one line, or null when there is none.</summary>
    public string? Optional(string field) => Find(field) is { } value ? TextOf(value, field) : null;

    /// <summary>A text that follows a pattern.</summary>
    public string Code(string field, Regex pattern, string example)
    {
        var text = Text(field);
        if (text.Length > 0 && !pattern.IsMatch(text))
        {
            Problem(field, $"'{PlainInput.Shown(text)}' does not look like {example}.");
        }

        return text;
    }

    public string Version() => Code("version", VersionNumber(), "1.0");

    public string Id() => Code("id", Slug(), "infection-control");

    public bool Flag(string field)
    {
        var value = Find(field);
        if (value is not { ValueKind: JsonValueKind.True or JsonValueKind.False })
        {
            Problem(field, "true or false is needed here.");
            return false;
        }

        return value.Value.GetBoolean();
    }

    /// <summary>A list of texts, at least one and each only once.</summary>
    public IReadOnlyList<string> Texts(string field)
    {
        var texts = Elements(field, mayBeEmpty: false).Select((value, index) => TextOf(value, $"{field}[{index}]") ?? "").ToList();
        foreach (var (index, text) in texts.Index().Where(entry => texts.IndexOf(entry.Item) < entry.Index))
        {
            Problem($"{field}[{index}]", $"'{PlainInput.Shown(text)}' is here twice.");
        }

        return texts;
    }

    /// <summary>An object that must be there.</summary>
    public T Part<T>(string field, Func<DataPart, T> make) => Reading(new DataPart(Find(field) ?? default, $"{Path}.{field}", problems), make);

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<T> Parts<T>(string field, Func<DataPart, T> make, bool mayBeEmpty = false) =>
        [.. Elements(field, mayBeEmpty).Select((value, index) => Reading(new DataPart(value, $"{Path}.{field}[{index}]", problems), make))];

    /// <summary>Notes each of a list's objects whose key an earlier one has.</summary>
    public void EachOnce(string field, string key, IEnumerable<string> keys)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (index, value) in keys.Index())
        {
            if (value.Length > 0 && !seen.Add(value))
            {
                Problem($"{field}[{index}].{key}", $"'{PlainInput.Shown(value)}' is here twice.");
            }
        }
    }

    // What nobody asked for is a field with a typing error in its name.
    private static T Reading<T>(DataPart part, Func<DataPart, T> make)
    {
        if (part.element.ValueKind != JsonValueKind.Object)
        {
            part.Problem("", "An object is needed here.");
            return make(new DataPart(default, part.Path, []));
        }

        var made = make(part);
        foreach (var property in part.element.EnumerateObject().Where(property => !part.read.Contains(property.Name)))
        {
            part.Problem(PlainInput.Shown(property.Name), "There is no such field.");
        }

        return made;
    }

    private JsonElement? Find(string field)
    {
        read.Add(field);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) ? value : null;
    }

    private List<JsonElement> Elements(string field, bool mayBeEmpty)
    {
        var value = Find(field);
        List<JsonElement> elements = value is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];
        if (value is not { ValueKind: JsonValueKind.Array } || (elements.Count == 0 && !mayBeEmpty))
        {
            Problem(field, mayBeEmpty ? "A list is needed here." : "A list with at least one entry is needed here.");
        }

        return elements;
    }

    private string? TextOf(JsonElement value, string field)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        if (text is null || text.Length is 0 or > LongestText || !PlainInput.IsOneLine(text) || !string.Equals(PlainInput.Lines(text), text, StringComparison.Ordinal))
        {
            Problem(field, $"A text of one line and up to {LongestText} characters is needed here, with no blanks around it.");
            return "";
        }

        return text;
    }

    [GeneratedRegex(@"^[1-9]\d{0,3}\.\d{1,4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slug();
}

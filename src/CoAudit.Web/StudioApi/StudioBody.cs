using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Web.StudioApi;

/// <summary>A request's JSON body, read member by member: what has the wrong type is refused by name, what is unknown or missing is let pass.</summary>
internal sealed class StudioBody
{
    private const int MostLevels = 40;

    private readonly JsonObject members;

    private StudioBody(JsonObject members) => this.members = members;

    /// <summary>The body as JSON; nothing at all counts as empty.</summary>
    /// <exception cref="InvalidCommandException">It is no JSON object.</exception>
    /// <exception cref="DefinitionException">It is no JSON, too large or too deep, or has a name twice; with the path.</exception>
    public static async ValueTask<StudioBody?> BindAsync(HttpContext context)
    {
        var bytes = await ReadAsync(context);
        if (bytes.Length == 0)
        {
            return new StudioBody([]);
        }

        var json = StrictJson.Parse(bytes);
        return json.ValueKind == JsonValueKind.Object ? new StudioBody(JsonObject.Create(json)!) : throw new InvalidCommandException("$", "The body is a JSON object.");
    }

    /// <summary>A part of a body, read in the same way.</summary>
    public static StudioBody Of(JsonObject members) => new(members);

    public string? Text(string name) => Value(name, JsonValueKind.String, "a text")?.GetValue<string>();

    public bool Flag(string name) => Find(name) switch
    {
        null => false,
        { } value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        _ => throw new InvalidCommandException(name, $"{name} is true or false."),
    };

    public int? Whole(string name) => Value(name, JsonValueKind.Number, "a whole number") is { } value
        ? value.AsValue().TryGetValue<int>(out var number) ? number : throw new InvalidCommandException(name, $"{name} must be a whole number.")
        : null;

    public JsonObject? Object(string name) => (JsonObject?)Value(name, JsonValueKind.Object, "an object");

    public JsonNode? Any(string name) => Find(name);

    /// <summary>A value that an instance may keep; it must leave room for what is put around it there.</summary>
    /// <exception cref="InvalidCommandException">It is nested too deep.</exception>
    public JsonNode? Payload(string name)
    {
        var value = Find(name);
        return IsDeeper(value, MostLevels) ? throw new InvalidCommandException(name, $"{name} is nested deeper than {MostLevels} levels.") : value?.DeepClone();
    }

    private static bool IsDeeper(JsonNode? value, int levels) => value switch
    {
        JsonObject members => levels == 0 || members.Any(m => IsDeeper(m.Value, levels - 1)),
        JsonArray items => levels == 0 || items.Any(i => IsDeeper(i, levels - 1)),
        _ => false,
    };

    public IReadOnlyList<string> Texts(string name) => Value(name, JsonValueKind.Array, "a list of texts") is JsonArray items
        ? [.. items.Select(i => i?.GetValueKind() == JsonValueKind.String ? i.GetValue<string>() : throw new InvalidCommandException(name, $"{name} must be a list of texts."))]
        : [];

    public JsonObject All => members;

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    private JsonNode? Value(string name, JsonValueKind kind, string what) => Find(name) switch
    {
        null => null,
        { } value when value.GetValueKind() == kind => value,
        _ => throw new InvalidCommandException(name, $"{name} must be {what}."),
    };

    // Elsa's clients write member names in either case.
    private JsonNode? Find(string name) =>
        members.TryGetPropertyValue(name, out var value) ? value : members.FirstOrDefault(m => string.Equals(m.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}

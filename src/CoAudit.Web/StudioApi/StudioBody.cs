using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;

namespace CoAudit.Web.StudioApi;

/// <summary>A request's JSON body, read member by member: what has the wrong type is refused by name, what is unknown or missing is let pass.</summary>
internal sealed class StudioBody
{
    private readonly JsonObject members;

    private StudioBody(JsonObject members) => this.members = members;

    /// <summary>The body as JSON; nothing at all counts as empty.</summary>
    /// <exception cref="InvalidCommandException">It is no JSON object.</exception>
    public static async ValueTask<StudioBody?> BindAsync(HttpContext context)
    {
        var bytes = await ReadAsync(context);
        try
        {
            var node = bytes.Length == 0 ? new JsonObject() : JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            return node is JsonObject members ? new StudioBody(members) : throw new InvalidCommandException("$", "The body is a JSON object.");
        }
        catch (JsonException e)
        {
            throw new InvalidCommandException(e.Path ?? "$", "The body is not JSON.");
        }
    }

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

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.StudioApi.Contract;

/// <summary>
/// One thing that Elsa Studio asks and what it is answered. To approve a change, take <c>status</c> and <c>answer</c> out of the file, run the test (which then
/// writes them and fails once), read the difference and commit it.
/// </summary>
internal sealed class Exchange
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "CoAudit.Web.Tests", "StudioApi", "Contract");

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string path;
    private readonly JsonObject recorded;

    private Exchange(string path) => (this.path, recorded) = (path, Read(path));

    /// <summary>In the order of one sitting: each may use what those before it brought into being.</summary>
    public static IReadOnlyList<Exchange> All { get; } = [.. Directory.EnumerateFiles(Path.Combine(Folder, "recorded"), "*.json").Order(StringComparer.Ordinal).Select(path => new Exchange(path))];

    /// <summary>What a real Elsa's answers are made of: by name, each member's path and kinds.</summary>
    public static JsonObject ElsasShapes => Read(Path.Combine(Folder, "elsas-shapes.json"));

    public string Name => Path.GetFileNameWithoutExtension(path);

    /// <summary>Which of Elsa's answers it is like; null where none was recorded.</summary>
    public string? Like => (string?)recorded["like"];

    /// <summary>Members that Elsa has and we do not, each with the reason.</summary>
    public JsonObject Without => recorded["without"] as JsonObject ?? [];

    public JsonNode? Answer => recorded["answer"];

    /// <summary>Asks it, and tells what is different.</summary>
    public async Task<string?> PlayAsync(AuditApi api, Blanks blanks)
    {
        var request = blanks.Fill((string)recorded["request"]!).Split(' ', 2);
        var body = recorded["body"] is { } sent ? JsonNode.Parse(blanks.Fill(sent.ToJsonString(Readable))) : null;
        using var answer = await api.SendAsync(new HttpMethod(request[0]), $"/elsa/api{request[1]}", body);
        var text = await answer.Content.ReadAsStringAsync();
        var isJson = answer.Content.Headers.ContentType?.MediaType is "application/json";
        var (status, seen) = ((int)answer.StatusCode, text.Length == 0 ? null : blanks.Clean(isJson ? JsonNode.Parse(text) : text));
        if (recorded["status"] is null)
        {
            (recorded["status"], recorded["answer"]) = (status, seen);
            await File.WriteAllTextAsync(path, $"{recorded.ToJsonString(Readable)}\n");
            return $"{Name} was not approved yet. It is written: read it, and commit it if it is right.";
        }

        return status == (int)recorded["status"]! && JsonNode.DeepEquals(seen, Answer) ? null : $"{Name}: {status} {seen?.ToJsonString()}";
    }

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();
}

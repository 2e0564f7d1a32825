using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Tests.Histories;

/// <summary>Histories as files. A state stands on one line, byte for byte as it was stored; so does each journal entry.</summary>
internal static class HistoryFile
{
    public static History Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        return new History(Copy(root.GetProperty("definition")), [.. root.GetProperty("bursts").EnumerateArray().Select(Burst)]);
    }

    public static void Write(string path, History history) => File.WriteAllText(
        path,
        $$"""
        {"definition":
        {{Text(history.Definition)}},
        "bursts":[
        {{string.Join(",\n", history.Bursts.Select(Lines))}}
        ]}

        """);

    private static HistoryBurst Burst(JsonElement json) => new(
        json.GetProperty("at").GetDateTimeOffset(),
        Copy(json.GetProperty("stimulus")),
        json.TryGetProperty("state", out var state) ? state.GetRawText() : null,
        json.TryGetProperty("journal", out var journal) ? [.. journal.EnumerateArray().Select(Copy)] : [],
        json.TryGetProperty("effects", out var effects) ? [.. effects.EnumerateArray().Select(effect => effect.GetString()!)] : []);

    private static string Lines(HistoryBurst burst) =>
        $$"""
        {"at":"{{burst.At.UtcDateTime:O}}",
        "stimulus":{{Text(burst.Stimulus)}},
        "state":{{burst.State}},
        "effects":{{Text(new JsonArray([.. burst.Effects.Select(effect => JsonValue.Create(effect))]))}},
        "journal":[
        {{string.Join(",\n", burst.Journal.Select(Text))}}
        ]}
        """;

    private static string Text(JsonNode json) => json.ToJsonString(HistoryBurst.Readable);

    private static JsonObject Copy(JsonElement json) => JsonObject.Create(json.Clone())!;
}

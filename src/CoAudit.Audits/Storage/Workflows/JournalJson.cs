using System.Text.Json;
using System.Text.Json.Serialization;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>Journal entries as stored: a JSON array, camelCase, nulls left out.</summary>
public static partial class JournalJson
{
    public static byte[] Write(IReadOnlyList<JournalEntry> entries) => JsonSerializer.SerializeToUtf8Bytes(entries, Shape.Default.IReadOnlyListJournalEntry);

    public static IReadOnlyList<JournalEntry> Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Shape.Default.IReadOnlyListJournalEntry) ?? [];

    [JsonSerializable(typeof(IReadOnlyList<JournalEntry>))]
    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class Shape : JsonSerializerContext;
}

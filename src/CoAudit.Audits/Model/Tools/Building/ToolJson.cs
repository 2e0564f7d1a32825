using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>
/// The canonical form of a tool: JSON without blanks, fields in this order, lines in theirs, nothing of who said what. The same tool has the same hash wherever
/// it is computed.
/// </summary>
public static class ToolJson
{
    public static string Write(string version, IEnumerable<DraftLine> lines)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            Text(json, "version", version);
            json.WriteStartArray("lines");
            foreach (var line in lines.Where(line => !line.Struck).OrderBy(line => line.Position).ThenBy(line => line.Id, StringComparer.Ordinal))
            {
                Write(json, line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The revision of each line in what was written, by the line's id.</summary>
    public static IReadOnlyDictionary<string, int> RevisionsIn(string content)
    {
        using var json = JsonDocument.Parse(content);
        return json.RootElement.GetProperty("lines").EnumerateArray()
            .ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("revision").GetInt32(), StringComparer.Ordinal);
    }

    private static void Write(Utf8JsonWriter json, DraftLine line)
    {
        json.WriteStartObject();
        Text(json, "id", line.Id);
        json.WriteNumber("revision", line.Revision);
        Text(json, "source", line.Source);
        Text(json, "professional", line.Professional);
        Text(json, "plain", line.Plain);
        Text(json, "easy", line.EasyApproved ? line.Easy : null);
        json.WriteBoolean("critical", line.Critical);
        Text(json, "sampling", line.Sampling);
        json.WriteStartArray("evidence");
        foreach (var kind in line.Evidence.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))
        {
            json.WriteRawValue(Quoted(kind));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Written by hand, because what a library escapes may differ from one version to the next: only what JSON itself demands.
    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(text is null ? "null" : Quoted(text.Normalize()), skipInputValidation: true);
    }

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}

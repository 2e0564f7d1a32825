using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CoAudit.Workflows.Definitions;

/// <summary>One spelling for all JSON texts that mean the same: names sorted by ordinal, no white space, strings escaped alike.</summary>
internal static class CanonicalJson
{
    /// <summary>SHA-256 in lower-case hex over the canonical spelling, leaving out the given names of the outermost object.</summary>
    public static string Hash(JsonElement root, IReadOnlySet<string> without)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteObject(writer, root, without);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element, without: null);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(element.GetString());
                break;
            case JsonValueKind.Number:
                // 1 and 1.0 stay different: the text is what people wrote, and no rounding can merge two definitions.
                writer.WriteRawValue(Encoding.UTF8.GetBytes(element.GetRawText()));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement element, IReadOnlySet<string>? without)
    {
        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (without?.Contains(property.Name) == true)
            {
                continue;
            }

            writer.WritePropertyName(property.Name);
            Write(writer, property.Value);
        }

        writer.WriteEndObject();
    }
}

using System.Text;
using System.Text.Json;

namespace CoAudit.Workflows.Definitions;

/// <summary>Reads JSON that came from outside: what other readers accept silently is refused here, with the place where it stands.</summary>
public static class StrictJson
{
    public const int MaxBytes = 5_000_000;
    public const int MaxDepth = 64;

    /// <exception cref="DefinitionException">It is no JSON, too large, too deep, has a name twice, or names a .NET type; with the JSON path.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (utf8.Length > MaxBytes)
        {
            throw Refuse("too-large", "$", $"This has {utf8.Length:N0} bytes; {MaxBytes:N0} are allowed.");
        }

        new Scan().Run(utf8.Span);
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return document.RootElement.Clone();
    }

    private static DefinitionException Refuse(string code, string path, string message) =>
        new([new DefinitionProblem(ProblemSeverity.Error, code, path, message)]);

    private sealed class Scan
    {
        private readonly List<Level> _levels = [];

        public void Run(ReadOnlySpan<byte> utf8)
        {
            // One level more than allowed, so that it is this scan that refuses and knows the path.
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
            try
            {
                while (reader.Read())
                {
                    Accept(ref reader);
                }
            }
            catch (JsonException e)
            {
                throw Refuse("not-json", Path(), $"This is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
            }
            catch (InvalidOperationException)
            {
                throw Refuse("not-text", Path(), "A text contains bytes or escapes that are not valid Unicode.");
            }
        }

        private void Accept(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                case JsonTokenType.StartArray:
                    Enter(reader.TokenType == JsonTokenType.StartObject);
                    break;
                case JsonTokenType.EndObject:
                case JsonTokenType.EndArray:
                    _levels.RemoveAt(_levels.Count - 1);
                    break;
                case JsonTokenType.PropertyName:
                    Name(reader.GetString()!);
                    break;
                default:
                    NextElement();
                    if (reader.TokenType == JsonTokenType.String)
                    {
                        Text(reader.GetString()!);
                    }

                    break;
            }
        }

        private void Text(string text)
        {
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                throw Refuse("not-text", Path(), "A text contains the character U+0000.");
            }

            // Other readers would make an object of that type. Nothing here does; whoever sends one means no good, or another reader. Elsa's own marks are single words.
            if (_levels is [.., { Current: "$type" or "_type" }] && text.AsSpan().IndexOfAny('.', ',') >= 0)
            {
                throw Refuse("clr-type", Path(), $"A value names the .NET type \"{(text.Length <= 60 ? text : text[..60])}\". Types are not taken from a definition or a value.");
            }
        }

        private void Enter(bool isObject)
        {
            NextElement();
            if (_levels.Count >= MaxDepth)
            {
                throw Refuse("too-deep", Path(), $"This is nested deeper than {MaxDepth} levels.");
            }

            _levels.Add(new Level { Names = isObject ? new HashSet<string>(StringComparer.Ordinal) : null });
        }

        private void Name(string name)
        {
            var level = _levels[^1];
            level.Current = name;
            if (!level.Names!.Add(name))
            {
                throw Refuse("duplicate-key", Path(), $"The name \"{name}\" stands twice in one object.");
            }
        }

        private void NextElement()
        {
            if (_levels is [.., { Names: null } array])
            {
                array.Index++;
            }
        }

        private string Path()
        {
            var path = new StringBuilder("$");
            foreach (var level in _levels)
            {
                if (level.Names is null)
                {
                    path.Append('[').Append(Math.Max(level.Index, 0)).Append(']');
                }
                else if (level.Current is { } name)
                {
                    path.Append('.').Append(name);
                }
            }

            return path.ToString();
        }

        private sealed class Level
        {
            public required HashSet<string>? Names { get; init; }

            public string? Current { get; set; }

            public int Index { get; set; } = -1;
        }
    }
}

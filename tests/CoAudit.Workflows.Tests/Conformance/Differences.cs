using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoAudit.Workflows.Tests.Conformance;

/// <summary>Compares what is recorded with what happened. What was not recorded is not compared, but some objects must have no other members.</summary>
internal sealed partial class Differences(JsonNode script)
{
    private readonly List<HashSet<string>> _groups =
        [.. script["unordered"]!.AsArray().Select(g => g!.AsArray().Select(id => (string)id!).ToHashSet(StringComparer.Ordinal))];

    private readonly List<Regex> _ignored =
        [.. (script["ignore"]?.AsArray() ?? []).Select(pattern => new Regex((string)pattern!, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))];

    public List<string> Found { get; } = [];

    public void Compare(string path, JsonNode? expected, JsonNode? actual)
    {
        if (_ignored.Exists(pattern => pattern.IsMatch(path)))
        {
            return;
        }

        if (expected is JsonObject members && actual is JsonObject others)
        {
            CompareMembers(path, members, others);
        }
        else if (path.EndsWith("/sequence", StringComparison.Ordinal))
        {
            CompareSequence(path, expected!.AsArray(), actual!.AsArray());
        }
        else if (expected is JsonArray items && actual is JsonArray found && items.Count == found.Count)
        {
            for (var i = 0; i < items.Count; i++)
            {
                Compare($"{path}/{i}", items[i], found[i]);
            }
        }
        else if (!JsonNode.DeepEquals(expected, actual))
        {
            Found.Add($"{path}: {Text(expected)} was recorded, not {Text(actual)}");
        }
    }

    [GeneratedRegex("/(activities|variables|output|final|events)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    private void CompareMembers(string path, JsonObject expected, JsonObject actual)
    {
        foreach (var (name, value) in expected)
        {
            if (actual.ContainsKey(name))
            {
                Compare($"{path}/{name}", value, actual[name]);
            }
            else if (!_ignored.Exists(pattern => pattern.IsMatch($"{path}/{name}")))
            {
                Found.Add($"{path}/{name}: {Text(value)} was recorded, nothing is there");
            }
        }

        if (Whole().IsMatch(path) && !path.StartsWith("/sane", StringComparison.Ordinal))
        {
            Found.AddRange(actual.Where(a => !expected.ContainsKey(a.Key)).Select(a => $"{path}/{a.Key}: {Text(a.Value)} was not recorded"));
        }
    }

    // Groups are branches side by side: each is compared without the events of the others.
    private void CompareSequence(string path, JsonArray expected, JsonArray actual)
    {
        for (var kept = 0; kept < Math.Max(_groups.Count, 1); kept++)
        {
            var others = _groups.Where((_, i) => i != kept).SelectMany(g => g).ToHashSet(StringComparer.Ordinal);
            if (Project(expected, others) != Project(actual, others))
            {
                Found.Add($"{path}:\n recorded {Project(expected, others)}\n happened {Project(actual, others)}");
            }
        }
    }

    private static string Project(JsonArray sequence, HashSet<string> without) =>
        string.Join(' ', sequence.Select(e => (string)e!).Where(e => !without.Contains(e[..e.LastIndexOf(':')])));

    private static string Text(JsonNode? node) => node?.ToJsonString(JsonSerializerOptions.Default) ?? "null";
}

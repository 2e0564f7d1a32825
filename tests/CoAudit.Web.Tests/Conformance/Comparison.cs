using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoAudit.Web.Tests.Conformance;

/// <summary>
/// What differs between a recording and an observation. Only what was recorded is compared; activities, variables and outputs are compared as whole sets.
/// </summary>
internal sealed partial class Comparison(IReadOnlyList<Regex> ignored, IReadOnlyList<string> unstable, JsonArray branches)
{
    private const NumberStyles Numbers = NumberStyles.Float;

    private readonly List<string> differences = [];

    public static IReadOnlyList<string> OfRecording(RecordedCase recorded, JsonObject seen)
    {
        var ignored = Texts(recorded.Script["ignore"]).Select(pattern => new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).ToList();
        var comparison = new Comparison(ignored, Texts(recorded.Expected["unstable"]), recorded.Expected["unordered"]?.AsArray() ?? []);
        foreach (var part in (string[])["steps", "snapshots", "final"])
        {
            comparison.Compare(recorded.Expected[part], seen[part], $"/{part}");
        }

        return comparison.differences;
    }

    /// <summary>Whether a part of an observation is found in it.</summary>
    public static bool Holds(JsonObject part, JsonObject seen)
    {
        var comparison = new Comparison([], [], []);
        comparison.Compare(part, seen, "/sane");
        return comparison.differences.Count == 0;
    }

    private static List<string> Texts(JsonNode? list) => [.. (list?.AsArray() ?? []).Select(text => (string)text!)];

    private void Compare(JsonNode? expected, JsonNode? seen, string path)
    {
        if (ignored.Any(pattern => pattern.IsMatch(path)))
        {
            return;
        }

        switch (expected, seen)
        {
            case (JsonArray lines, JsonArray told) when path.EndsWith("/sequence", StringComparison.Ordinal):
                CompareSequence(lines, told, path);
                break;
            case (JsonObject members, JsonObject told):
                CompareMembers(members, told, path);
                break;
            case (JsonArray items, JsonArray told) when items.Count == told.Count && items is [JsonObject or null, ..]:
                for (var i = 0; i < items.Count; i++)
                {
                    if (items[i] is not null)
                    {
                        Compare(items[i], told[i], $"{path}/{i}");
                    }
                }

                break;
            default:
                Add(Same(expected, seen), path, Ordered.Text(expected), Ordered.Text(seen));
                break;
        }
    }

    private void CompareMembers(JsonObject expected, JsonObject seen, string path)
    {
        foreach (var (name, value) in expected)
        {
            if (seen.ContainsKey(name))
            {
                Compare(value, seen[name], $"{path}/{name}");
            }
            else if (!ignored.Any(pattern => pattern.IsMatch($"{path}/{name}")))
            {
                Add(false, $"{path}/{name}", Ordered.Text(value), "nothing");
            }
        }

        if (WholeSet().IsMatch(path) && !path.StartsWith("/sane", StringComparison.Ordinal))
        {
            foreach (var (name, value) in seen)
            {
                Add(expected.ContainsKey(name) || unstable.Any(u => u.StartsWith($"{path}/{name}", StringComparison.Ordinal)), $"{path}/{name}", "nothing", Ordered.Text(value));
            }
        }
    }

    // Branches side by side: each is compared without the lines of the others.
    private void CompareSequence(JsonArray expected, JsonArray seen, string path)
    {
        var groups = branches.Select(branch => Texts(branch).ToHashSet(StringComparer.Ordinal)).ToList();
        for (var kept = 0; kept < Math.Max(1, groups.Count); kept++)
        {
            var others = groups.Where((_, i) => i != kept).SelectMany(group => group).ToHashSet(StringComparer.Ordinal);
            var (recorded, told) = (Without(expected, others), Without(seen, others));
            Add(recorded == told, path, recorded, told);
        }
    }

    private static string Without(JsonArray lines, HashSet<string> activities) =>
        string.Join(' ', Texts(lines).Where(line => !activities.Contains(line[..line.LastIndexOf(':')])));

    private static bool Same(JsonNode? one, JsonNode? other) =>
        (one?.GetValueKind(), other?.GetValueKind()) == (JsonValueKind.Number, JsonValueKind.Number)
            ? decimal.Parse(one!.ToJsonString(), Numbers, CultureInfo.InvariantCulture) == decimal.Parse(other!.ToJsonString(), Numbers, CultureInfo.InvariantCulture)
            : JsonNode.DeepEquals(one, other);

    private void Add(bool same, string path, string expected, string seen)
    {
        if (!same)
        {
            differences.Add($"{path}: expected {expected}, saw {seen}");
        }
    }

    [GeneratedRegex("/(activities|variables|output|final|events)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeSet();
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Conformance;

/// <summary>Plays one recorded case: definitions, a script of steps, and what a real Elsa server did with them.</summary>
internal sealed class ConformanceCase(string folder)
{
    private readonly World _world = new();
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly JsonNode _script = Read(folder, "script.json");
    private readonly JsonNode _expected = Read(folder, "expected.json");

    public void Play()
    {
        var snapshots = new JsonObject();
        foreach (var step in _script["steps"]!.AsArray())
        {
            Take(step!, snapshots);
        }

        Compare(_expected["snapshots"]!.AsObject(), snapshots);
        var final = new JsonObject();
        foreach (var (alias, instance) in _instances)
        {
            final[alias] = Observation.Of(instance);
        }

        Compare(_expected["final"]!.AsObject(), final);
    }

    private static JsonNode Read(string folder, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!;

    private void Take(JsonNode step, JsonObject snapshots)
    {
        switch ((string)step["op"]!)
        {
            case "import":
                _world.Import(File.ReadAllText(Path.Combine(folder, (string)step["file"]!)));
                break;
            case "execute":
                _instances[(string)step["as"]!] = _world.Execute((string)step["definitionId"]!, step["input"]?.AsObject(), (string?)step["correlationId"]);
                break;
            case "event":
                _world.Event((string)step["name"]!, step["payload"], (string?)step["correlationId"]);
                break;
            case "waitFor":
                _world.Advance(TimeSpan.FromSeconds(10));
                break;
            case "findInstances":
                _instances[(string)step["as"]!] = Assert.Single(_world.Instances);
                break;
            case "snapshot":
                snapshots[(string)step["as"]!] = Observation.Of(_instances[(string)step["instance"]!]);
                break;
            default:
                throw new InvalidOperationException($"The step {step.ToJsonString()} is not known here.");
        }
    }

    private void Compare(JsonObject expected, JsonObject actual)
    {
        Assert.Equal(expected.Select(e => e.Key).Order(StringComparer.Ordinal), actual.Select(a => a.Key).Order(StringComparer.Ordinal));
        foreach (var (alias, observation) in expected)
        {
            foreach (var (name, value) in observation!.AsObject())
            {
                if (name == "sequence")
                {
                    CompareSequence(alias, value!.AsArray(), actual[alias]![name]!.AsArray());
                }
                else
                {
                    Assert.Equal($"{alias}.{name} {Sorted(value)}", $"{alias}.{name} {Sorted(actual[alias]![name])}");
                }
            }
        }
    }

    // Groups are branches side by side: each is compared without the events of the others.
    private void CompareSequence(string alias, JsonArray expected, JsonArray actual)
    {
        var groups = _script["unordered"]!.AsArray().Select(g => g!.AsArray().Select(id => (string)id!).ToHashSet(StringComparer.Ordinal)).ToList();
        for (var kept = 0; kept < Math.Max(groups.Count, 1); kept++)
        {
            var others = groups.Where((_, i) => i != kept).SelectMany(g => g).ToHashSet(StringComparer.Ordinal);
            Assert.Equal($"{alias}: {Project(expected, others)}", $"{alias}: {Project(actual, others)}");
        }
    }

    private static string Project(JsonArray sequence, HashSet<string> without) =>
        string.Join(' ', sequence.Select(e => (string)e!).Where(e => !without.Contains(e[..e.LastIndexOf(':')])));

    private static string Sorted(JsonNode? node) => node switch
    {
        JsonObject obj => "{" + string.Join(',', obj.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}:{Sorted(p.Value)}")) + "}",
        JsonArray array => "[" + string.Join(',', array.Select(Sorted)) + "]",
        null => "null",
        _ => node.ToJsonString(JsonSerializerOptions.Default),
    };
}

using System.Text.Json.Nodes;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Conformance;

/// <summary>Plays one recorded case: definitions, a script of steps, and what a real Elsa server did with them.</summary>
internal sealed class ConformanceCase(string folder)
{
    private readonly World _world = new("instance-");
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly JsonNode _script = Read(folder, "script.json");
    private readonly JsonNode _expected = Read(folder, "expected.json");

    /// <summary>True when the steps need what only a server has: drafts, versions, deleting.</summary>
    public static bool NeedsAServer(string folder) => Read(folder, "script.json")["steps"]!.AsArray()
        .Any(step => (string)step!["op"]! is "delete" or "publish" || step["versionOptions"] is not null || step["publish"] is not null);

    public void Play()
    {
        var snapshots = new JsonObject();
        foreach (var step in _script["steps"]!.AsArray())
        {
            Take(step!, snapshots);
        }

        var final = new JsonObject(_instances.Select(i => KeyValuePair.Create(i.Key, (JsonNode?)Observe(i.Value))));
        var differences = new Differences(_script);
        differences.Compare("/snapshots", _expected["snapshots"], snapshots);
        differences.Compare("/final", _expected["final"], final);
        if (differences.Found.Count > 0 && _script["sane"] is { } sane)
        {
            differences = new Differences(_script);
            differences.Compare("/sane", sane, new JsonObject { ["snapshots"] = snapshots.DeepClone(), ["final"] = final.DeepClone() });
        }

        Assert.True(differences.Found.Count == 0, string.Join('\n', differences.Found));
    }

    private static JsonNode Read(string folder, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!;

    private void Take(JsonNode step, JsonObject snapshots)
    {
        switch ((string)step["op"]!)
        {
            case "import":
                _world.Import(File.ReadAllText(Path.Combine(folder, (string)step["file"]!)));
                break;
            case "execute" or "dispatch":
                if (_world.TryExecute((string)step["definitionId"]!, step["input"]?.AsObject(), (string?)step["correlationId"]) is { } started)
                {
                    _instances[(string)step["as"]!] = started;
                }

                break;
            case "event":
                _world.Event((string)step["name"]!, step["payload"], (string?)step["correlationId"], (string?)step["instance"] is { } only ? _instances[only] : null);
                break;
            case "completeTask":
                _world.CompleteTask(_instances[(string)step["instance"]!], (string)step["taskName"]!, step["result"]);
                break;
            case "cancel":
                _world.Cancel(_instances[(string)step["instance"]!]);
                break;
            case "retract":
                _world.Retract((string)step["definitionId"]!);
                break;
            case "waitFor":
                _world.Advance(TimeSpan.FromSeconds(10));
                break;
            case "findInstances":
                Find((string)step["definitionId"]!, (string)step["as"]!);
                break;
            case "snapshot":
                snapshots[(string)step["as"]!] = Observe(_instances[(string)step["instance"]!]);
                break;
            case "wait" or "getDefinition":
                break;
            default:
                throw new InvalidOperationException($"The step {step.ToJsonString()} is not known here.");
        }
    }

    private void Find(string definitionId, string alias)
    {
        var found = _world.Instances
            .Where(i => i.Workflow.Definition.DefinitionId == definitionId && !_instances.ContainsValue(i))
            .OrderBy(i => i.State.GetOutput().ToJsonString(), StringComparer.Ordinal)
            .ToList();
        for (var i = 0; i < found.Count; i++)
        {
            _instances[found.Count == 1 ? alias : $"{alias}{i + 1}"] = found[i];
        }
    }

    // Ids differ from run to run: recordings have the aliases in their place.
    private JsonNode Observe(Instance instance)
    {
        var observed = Observation.Of(instance).ToJsonString();
        foreach (var (alias, known) in _instances)
        {
            observed = observed.Replace($"\"{known.Id}\"", $"\"${alias}\"", StringComparison.Ordinal);
        }

        return JsonNode.Parse(observed)!;
    }
}

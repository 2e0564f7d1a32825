using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Descriptors;

namespace CoAudit.Audits.Outlines;

/// <summary>
/// A definition's flowchart or sequence as a list, for people who cannot use a canvas. Changes are made in the definition's own JSON, and nothing else in it changes.
/// Where several ways meet or part, activities stay where they are: there only the canvas can show what a move would mean.
/// </summary>
public sealed class Outline
{
    private readonly ActivityRegistry registry;
    private readonly JsonObject root;
    private readonly IWays ways;
    private readonly OutlineChoices choices;
    private readonly List<string> order;

    // What people read on the canvas, by id.
    private readonly Dictionary<string, string> names;

    // What stands inside another activity, with what that is called.
    private readonly Dictionary<string, string> inside;

    // Their JSON, by id.
    private readonly Dictionary<string, JsonObject> nodes = new(StringComparer.Ordinal);

    private Outline(CompiledWorkflow workflow, JsonObject definition, JsonObject root, JsonArray activities, IWays ways, ActivityRegistry registry, OutlineChoices choices)
    {
        (Definition, this.root, this.ways, this.registry, this.choices) = (definition, root, ways, registry, choices);
        Find(activities);
        var shown = workflow.Activities.Where(a => IsInside(a) && nodes.ContainsKey(a.Id)).ToList();
        names = shown.ToDictionary(a => a.Id, a => a.DisplayText, StringComparer.Ordinal);
        inside = shown.Where(a => !IsDirectlyInside(a)).ToDictionary(a => a.Id, a => a.Parent!.DisplayText, StringComparer.Ordinal);
        order = [.. workflow.InFlowOrder().Where(IsInside).Select(a => a.Id).Where(names.ContainsKey).Concat(names.Keys).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The whole definition, with the changes.</summary>
    public JsonObject Definition { get; }

    /// <summary>The outline of a definition whose root is a flowchart or a sequence; null for any other.</summary>
    /// <param name="choices">What can be chosen here; needed only to show the settings.</param>
    public static Outline? Of(CompiledWorkflow workflow, ActivityRegistry registry, OutlineChoices? choices = null)
    {
        var definition = workflow.Definition.ToJson();
        if (definition["root"] is not JsonObject root || root["activities"] is not JsonArray activities)
        {
            return null;
        }

        IWays? followed = Arrows.Text(root, "type") is "Elsa.Sequence" ? new InOrder(activities)
            : root["connections"] is JsonArray connections ? new Arrows(activities, connections)
            : null;
        return followed is null ? null : new Outline(workflow, definition, root, activities, followed, registry, choices ?? OutlineChoices.None);
    }

    /// <summary>What can be added.</summary>
    public static IReadOnlyList<StageKind> Kinds(ActivityRegistry registry) =>
        [.. registry.All.Where(t => t.Attribute is { IsProduct: true, IsHidden: false }).Select(t => new StageKind(t.Name, t.Attribute.DisplayName, t.Attribute.Description))];

    /// <summary>The activities in the order in which the arrows reach them.</summary>
    public IReadOnlyList<OutlineStep> Steps() => [.. order.Select(Step)];

    public void ChangeSettings(string id, IReadOnlyDictionary<string, string> values)
    {
        var node = Node(id);
        new Settings(node, ProductType(node) ?? throw new ConflictException("no-settings", "This activity can only be changed on the canvas."), choices).Change(values);
    }

    /// <summary>Puts an activity before the one that it follows.</summary>
    public void MoveUp(string id) => Swap(ways.OnlyBefore(id) ?? throw Crossing(), id);

    public void MoveDown(string id) => Swap(id, ways.OnlyAfter(id) ?? throw Crossing());

    /// <summary>Takes an activity away; what led to it leads to what follows it.</summary>
    public void Remove(string id)
    {
        if (!CanRemove(id))
        {
            throw Crossing();
        }

        ways.Remove(Node(id));
        nodes.Remove(id);
        order.Remove(id);
    }

    /// <summary>Puts a new activity between one and what follows it; all its exits lead on to there. Returns its id.</summary>
    public string AddAfter(string id, string type)
    {
        Node(id);
        var declared = registry.Find(type) is { Attribute.IsProduct: true } known ? known : throw new InvalidCommandException("type", "Choose what to add.");
        if (!ways.CanAddAfter(id))
        {
            throw Crossing();
        }

        var added = NewId(declared);
        var node = NewNode(added, declared, ways.OnlyAfter(id) ?? id);
        ways.AddAfter(id, node, declared.Attribute.Outcomes is [] ? ["Done"] : declared.Attribute.Outcomes);
        nodes.Add(added, node);
        order.Insert(order.IndexOf(id) + 1, added);
        names.Add(added, declared.Attribute.DisplayName);
        return added;
    }

    private OutlineStep Step(string id)
    {
        var node = Node(id);
        var type = Arrows.Text(node, "type");
        return new OutlineStep(id, names[id], registry.Find(type)?.Attribute.DisplayName is { Length: > 0 } name ? name : type, Exits(id), ProductType(node) is { } product ? new Settings(node, product, choices).Fields() : [])
        {
            Inside = inside.GetValueOrDefault(id),
            CanMoveUp = ways.OnlyBefore(id) is { } before && CanSwap(before, id),
            CanMoveDown = ways.OnlyAfter(id) is { } after && CanSwap(id, after),
            CanRemove = CanRemove(id),
            CanAddAfter = ways.CanAddAfter(id),
        };
    }

    private List<string> Exits(string id) => ways.OnlyAfter(id) is { } only && names.TryGetValue(only, out var name)
        ? [$"Then: {name}"]
        : [.. ways.From(id).Select(a => $"{NameWords.Of(a.Port)}: {names.GetValueOrDefault(a.Target, a.Target)}")];

    private bool CanRemove(string id) => ProductType(Node(id)) is not null && ways.CanRemove(id);

    private bool CanSwap(string first, string second) =>
        ProductType(Node(first)) is not null && ProductType(Node(second)) is not null && ways.IsStraight(first, second);

    private void Swap(string first, string second)
    {
        Node(first);
        if (!CanSwap(first, second))
        {
            throw Crossing();
        }

        ways.Swap(first, second);
        var (a, b) = (Designer(Node(first)), Designer(Node(second)));
        if (a?["position"] is { } place && b?["position"] is { } other)
        {
            (a["position"], b["position"]) = (other.DeepClone(), place.DeepClone());
        }

        var (i, j) = (order.IndexOf(first), order.IndexOf(second));
        (order[i], order[j]) = (second, first);
    }

    private JsonObject NewNode(string id, ActivityType type, string before)
    {
        var place = Designer(Node(before))?["position"] as JsonObject;
        return new JsonObject
        {
            ["id"] = id,
            ["nodeId"] = $"{(Arrows.Text(root, "nodeId") is { Length: > 0 } path ? path : Arrows.Text(root, "id"))}:{id}",
            ["name"] = type.Attribute.DisplayName,
            ["type"] = type.Name,
            ["version"] = type.Attribute.Version,
            ["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false },
            ["metadata"] = new JsonObject
            {
                ["displayText"] = type.Attribute.DisplayName,

                // Above what follows, where the canvas most often has room.
                ["designer"] = new JsonObject
                {
                    ["position"] = new JsonObject { ["x"] = Number(place?["x"]), ["y"] = Number(place?["y"]) - 120 },
                    ["size"] = new JsonObject { ["width"] = 220, ["height"] = 54 },
                },
            },
        };
    }

    private string NewId(ActivityType type)
    {
        var stem = string.Concat(type.Name[(type.Name.LastIndexOf('.') + 1)..].Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : c.ToString()));
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}-{n}"))
            .First(id => !order.Contains(id, StringComparer.Ordinal) && !Definition.ToJsonString().Contains($"\"{id}\"", StringComparison.Ordinal));
    }

    private JsonObject Node(string id) => nodes.GetValueOrDefault(id) ?? throw new NotFoundException("activity");

    // Those on the outermost canvas before those inside them. The nesting limit of JSON bounds this recursion.
    private void Find(IEnumerable<JsonNode?> held)
    {
        var below = held.OfType<JsonObject>().ToList();
        foreach (var activity in below.Where(node => Arrows.Text(node, "type").Length > 0 && Arrows.Text(node, "id").Length > 0))
        {
            nodes.TryAdd(Arrows.Text(activity, "id"), activity);
        }

        foreach (var value in below.SelectMany(node => node).Select(member => member.Value))
        {
            Find(value as JsonArray ?? Enumerable.Repeat(value, 1));
        }
    }

    private ActivityType? ProductType(JsonObject node) => registry.Find(Arrows.Text(node, "type")) is { Attribute.IsProduct: true } type ? type : null;

    private static bool IsInside(CompiledActivity activity) => activity is { IsNested: false, Parent.Parent: not null };

    private static bool IsDirectlyInside(CompiledActivity activity) => activity.Parent is { Parent: { Parent: null } };

    private static JsonObject? Designer(JsonObject node) => (node["metadata"] as JsonObject)?["designer"] as JsonObject;

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;

    private static ConflictException Crossing() => new("ways-cross", "Several ways meet or part here. Change this place on the canvas.");
}

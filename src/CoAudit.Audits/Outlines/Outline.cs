using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Outlines;

/// <summary>
/// A definition's flowchart as a list, for people who cannot use a canvas. Changes are made in the definition's own JSON, and nothing else in it changes.
/// Where several ways meet or part, activities stay where they are: there only the canvas can show what a move would mean.
/// </summary>
public sealed class Outline
{
    private readonly ActivityRegistry registry;
    private readonly JsonObject root;
    private readonly JsonArray activities;
    private readonly Arrows arrows;
    private readonly List<string> order;

    // What people read on the canvas, by id.
    private readonly Dictionary<string, string> names;

    private Outline(CompiledWorkflow workflow, JsonObject definition, JsonObject root, JsonArray activities, JsonArray connections, ActivityRegistry registry)
    {
        (Definition, this.root, this.activities, arrows, this.registry) = (definition, root, activities, new Arrows(connections), registry);
        names = workflow.Activities.Where(IsDirectlyInside).ToDictionary(a => a.Id, a => a.DisplayText, StringComparer.Ordinal);
        order = [.. workflow.InFlowOrder().Where(IsDirectlyInside).Select(a => a.Id).Concat(names.Keys).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The whole definition, with the changes.</summary>
    public JsonObject Definition { get; }

    /// <summary>The outline of a definition whose root is a flowchart; null for any other.</summary>
    public static Outline? Of(CompiledWorkflow workflow, ActivityRegistry registry)
    {
        var definition = workflow.Definition.ToJson();
        if (definition["root"] is not JsonObject root || root["activities"] is not JsonArray activities || root["connections"] is not JsonArray connections)
        {
            return null;
        }

        return new Outline(workflow, definition, root, activities, connections, registry);
    }

    /// <summary>What can be added.</summary>
    public static IReadOnlyList<StageKind> Kinds(ActivityRegistry registry) =>
        [.. registry.All.Where(t => t.Attribute is { IsProduct: true, IsHidden: false }).Select(t => new StageKind(t.Name, t.Attribute.DisplayName, t.Attribute.Description))];

    /// <summary>The activities in the order in which the arrows reach them.</summary>
    public IReadOnlyList<OutlineStep> Steps() => [.. order.Select(Step)];

    public void ChangeSettings(string id, IReadOnlyDictionary<string, string> values)
    {
        var node = Node(id);
        new Settings(node, ProductType(node) ?? throw new ConflictException("no-settings", "This activity can only be changed on the canvas.")).Change(values);
    }

    /// <summary>Puts an activity before the one that it follows.</summary>
    public void MoveUp(string id) => Swap(arrows.OnlyBefore(id) ?? throw Crossing(), id);

    public void MoveDown(string id) => Swap(id, arrows.OnlyAfter(id) ?? throw Crossing());

    /// <summary>Takes an activity away; what led to it leads to what follows it.</summary>
    public void Remove(string id)
    {
        if (!CanRemove(id))
        {
            throw Crossing();
        }

        arrows.Bypass(id, arrows.OnlyAfter(id)!);
        activities.Remove(Node(id));
        order.Remove(id);
    }

    /// <summary>Puts a new activity between one and what follows it; all its exits lead on to there. Returns its id.</summary>
    public string AddAfter(string id, string type)
    {
        Node(id);
        var declared = registry.Find(type) is { Attribute.IsProduct: true } known ? known : throw new InvalidCommandException("type", "Choose what to add.");
        var after = arrows.OnlyAfter(id) ?? throw Crossing();
        var added = NewId(declared);
        activities.Add(NewNode(added, declared, after));
        arrows.Insert(id, added, declared.Attribute.Outcomes is [] ? ["Done"] : declared.Attribute.Outcomes, after);
        order.Insert(order.IndexOf(id) + 1, added);
        names.Add(added, declared.Attribute.DisplayName);
        return added;
    }

    private OutlineStep Step(string id)
    {
        var node = Node(id);
        var type = Arrows.Text(node, "type");
        return new OutlineStep(id, names[id], registry.Find(type)?.Attribute.DisplayName is { Length: > 0 } name ? name : type, Exits(id), ProductType(node) is { } product ? new Settings(node, product).Fields() : [])
        {
            CanMoveUp = arrows.OnlyBefore(id) is { } before && CanSwap(before, id),
            CanMoveDown = arrows.OnlyAfter(id) is { } after && CanSwap(id, after),
            CanRemove = CanRemove(id),
            CanAddAfter = arrows.OnlyAfter(id) is not null,
        };
    }

    private List<string> Exits(string id) => arrows.OnlyAfter(id) is { } only && names.TryGetValue(only, out var name)
        ? [$"Then: {name}"]
        : [.. arrows.From(id).Select(a => $"{a.Port}: {names.GetValueOrDefault(a.Target, a.Target)}")];

    private bool CanRemove(string id) => ProductType(Node(id)) is not null && arrows.OnlyAfter(id) is { } after && !string.Equals(after, id, StringComparison.Ordinal);

    private bool CanSwap(string first, string second) =>
        ProductType(Node(first)) is not null && ProductType(Node(second)) is not null && arrows.IsStraight(first, second);

    private void Swap(string first, string second)
    {
        Node(first);
        if (!CanSwap(first, second))
        {
            throw Crossing();
        }

        arrows.Swap(first, second);
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

    private JsonObject Node(string id) =>
        activities.OfType<JsonObject>().FirstOrDefault(a => string.Equals(Arrows.Text(a, "id"), id, StringComparison.Ordinal)) ?? throw new NotFoundException("activity");

    private ActivityType? ProductType(JsonObject node) => registry.Find(Arrows.Text(node, "type")) is { Attribute.IsProduct: true } type ? type : null;

    private static bool IsDirectlyInside(CompiledActivity activity) => activity.Parent is { Parent: { Parent: null } };

    private static JsonObject? Designer(JsonObject node) => (node["metadata"] as JsonObject)?["designer"] as JsonObject;

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;

    private static ConflictException Crossing() => new("ways-cross", "Several ways meet or part here. Change this place on the canvas.");
}

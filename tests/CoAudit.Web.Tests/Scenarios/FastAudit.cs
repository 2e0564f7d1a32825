using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Scenarios;

/// <summary>The infection control audit and its follow-up review with other durations, imported through the API as anyone could: whole audits in seconds.</summary>
internal sealed class FastAudit
{
    /// <summary>The variant's definition id.</summary>
    public const string AuditType = "infection-control-fast";

    private const string ReviewWorkflow = "follow-up-review-fast";

    private readonly JsonObject audit = Read("infection-control.json", AuditType);
    private readonly JsonObject review = Read("follow-up-review.json", ReviewWorkflow);

    /// <summary>Every stage and every review has this long, and reminds at these times.</summary>
    public FastAudit(string due, params string[] reminders)
    {
        foreach (var stage in Activities(audit).Concat(Activities(review)).Where(activity => (activity["due"] ?? activity["within"]) is not null))
        {
            Set(stage, stage["within"] is null ? "due" : "within", due);
            Set(stage, "escalateBefore", "PT1S");
            SetList(stage, "reminders", reminders);
        }

        // Robots know no rounds: they propose as long as the stage is open.
        Set(Find(audit, "objectives"), "proposalRound", due);
        SetList(Find(audit, "reviews"), "after", ["PT2S", "PT3S", "PT4S"]);
        Set(Find(audit, "reviews"), "reviewWorkflow", ReviewWorkflow);
    }

    /// <summary>Another time for one stage.</summary>
    public FastAudit With(string stage, string due, string escalateBefore, params string[] reminders)
    {
        var activity = Find(audit, stage);
        Set(activity, "due", due);
        Set(activity, "escalateBefore", escalateBefore);
        SetList(activity, "reminders", reminders);
        return this;
    }

    /// <summary>Some stages ask these groups only; so do the reviews.</summary>
    public FastAudit AskingOnly(IReadOnlyList<string> groups, params string[] stages)
    {
        foreach (var stage in stages)
        {
            SetList(Find(audit, stage), "groups", groups);
        }

        SetList(Find(audit, "reviews"), "panel", groups);
        return this;
    }

    /// <summary>When the reviews are held, from the plan's sign-off on.</summary>
    public FastAudit ReviewedAfter(params string[] after)
    {
        SetList(Find(audit, "reviews"), "after", after);
        return this;
    }

    /// <summary>Imports both: one is saved and published in one call, the other imported and then published.</summary>
    public async Task PublishAsync(AuditApi api)
    {
        await api.PostAsync("/elsa/api/workflow-definitions/import", review);
        await api.PostAsync($"/elsa/api/workflow-definitions/{ReviewWorkflow}/publish", new JsonObject());
        await api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = audit.DeepClone(), ["publish"] = true });
    }

    private static JsonObject Read(string file, string definitionId)
    {
        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "workflows", file)))!.AsObject();
        definition["definitionId"] = definitionId;
        definition["id"] = $"{definitionId}-1";
        return definition;
    }

    private static IEnumerable<JsonObject> Activities(JsonObject definition) => definition["root"]!["activities"]!.AsArray().Select(activity => activity!.AsObject());

    private static JsonObject Find(JsonObject definition, string id) => Activities(definition).Single(activity => (string?)activity["id"] == id);

    private static void Set(JsonObject activity, string input, string value) =>
        activity[input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static void SetList(JsonObject activity, string input, IEnumerable<string> values) => activity[input] = new JsonObject
    {
        ["typeName"] = "List<String>",
        ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]).ToJsonString() },
    };
}

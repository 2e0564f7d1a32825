using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Conformance;

/// <summary>Plays a recording's script against a running service, and notes what can be seen of it.</summary>
internal sealed class Player
{
    private readonly string token = $"r{Guid.NewGuid():N}"[..9];
    private readonly ElsaApi api;
    private readonly Dictionary<string, string> instances = new(StringComparer.Ordinal);
    private readonly Cleaning cleaning;
    private readonly JsonObject snapshots = [];

    public Player(HttpClient client, string name)
    {
        (api, cleaning, Recorded) = (new ElsaApi(client), new Cleaning(token, instances), new RecordedCase(name, token));
    }

    public RecordedCase Recorded { get; }

    public async Task<JsonObject> PlayAsync()
    {
        var steps = new JsonArray();
        foreach (var step in Recorded.Script["steps"]!.AsArray())
        {
            var seen = new JsonObject { ["op"] = step!["op"]!.DeepClone() };
            await TakeAsync(step.AsObject(), seen);
            steps.Add(seen);
        }

        var final = new JsonObject();
        foreach (var (alias, id) in instances)
        {
            final[alias] = await new InstanceSnapshot(api, cleaning).TakeAsync(id);
        }

        return new JsonObject { ["steps"] = steps, ["snapshots"] = snapshots, ["final"] = final };
    }

    private Task TakeAsync(JsonObject step, JsonObject seen) => Text(step, "op") switch
    {
        "import" => ImportAsync(step, seen),
        "execute" => ExecuteAsync(step, seen),
        "dispatch" => DispatchAsync(step, seen),
        "event" => TellAsync(step, seen),
        "completeTask" => CompleteTaskAsync(step, seen),
        "cancel" => NoteAsync(seen, api.PostAsync($"/cancel/workflow-instances/{Instance(step)}", new JsonObject())),
        "publish" or "retract" => NoteAsync(seen, api.PostAsync($"/workflow-definitions/{Text(step, "definitionId")}/{Text(step, "op")}", new JsonObject())),
        "delete" => NoteAsync(seen, api.SendAsync(HttpMethod.Delete, $"/workflow-definitions/{Text(step, "definitionId")}")),
        "getDefinition" => NoteAsync(seen, api.GetAsync($"/workflow-definitions/by-definition-id/{Text(step, "definitionId")}?versionOptions=Latest")),
        "wait" => PassAsync(TimeSpan.FromMilliseconds((int)step["ms"]!)),
        "waitFor" => WaitAsync(step, seen),
        "findInstances" => FindAsync(step, seen),
        "snapshot" => SnapshotAsync(step),
        var other => throw new InvalidOperationException($"The step {other} is not known here."),
    };

    private async Task ImportAsync(JsonObject step, JsonObject seen)
    {
        var model = Recorded.Read((string?)step["file"] ?? "definition.json");
        var answer = (string?)step["via"] == "import"
            ? await api.PostAsync("/workflow-definitions/import", model)
            : await api.PostAsync("/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = (bool?)step["publish"] ?? true });
        seen["http"] = answer.Code;
        if (answer.Code == 200)
        {
            var definition = answer.Body!["workflowDefinition"] ?? answer.Body;
            (seen["version"], seen["isPublished"]) = (definition["version"]!.DeepClone(), definition["isPublished"]!.DeepClone());
        }
    }

    private async Task ExecuteAsync(JsonObject step, JsonObject seen)
    {
        var answer = await StartAsync(step, "execute");
        seen["http"] = answer.Code;
        if (answer.Body?["workflowState"] is { } state)
        {
            instances[(string?)step["as"] ?? "i1"] = Text(state, "id");
            (seen["status"], seen["subStatus"]) = (state["status"]!.DeepClone(), state["subStatus"]!.DeepClone());
        }
    }

    private async Task DispatchAsync(JsonObject step, JsonObject seen)
    {
        var answer = await StartAsync(step, "dispatch");
        seen["http"] = answer.Code;
        if (answer.Code == 200)
        {
            var id = instances[(string?)step["as"] ?? "i1"] = Text(answer.Body!, "workflowInstanceId");
            await Eventually.ThatAsync(async () => (await api.GetAsync($"/workflow-instances/{id}")).Code == 200, "the dispatched instance has begun");
        }
    }

    private Task<ElsaAnswer> StartAsync(JsonObject step, string how)
    {
        var given = step.Where(m => m.Key is "input" or "correlationId" or "name" or "versionOptions" or "triggerActivityId");
        return api.PostAsync($"/workflow-definitions/{Text(step, "definitionId")}/{how}", new JsonObject(given.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))));
    }

    private async Task TellAsync(JsonObject step, JsonObject seen)
    {
        var body = new JsonObject { ["workflowExecutionMode"] = (string?)step["mode"] ?? "Synchronous" };
        Copy(step, "payload", body, "input");
        Copy(step, "correlationId", body, "correlationId");
        if (step.ContainsKey("instance"))
        {
            body["workflowInstanceId"] = Instance(step);
        }

        await NoteAsync(seen, api.PostAsync($"/events/{Text(step, "name")}/trigger", body));
    }

    private async Task CompleteTaskAsync(JsonObject step, JsonObject seen)
    {
        var task = (string?)step["taskId"] ?? (string?)(await api.InstanceAsync(Instance(step)))["workflowState"]!["bookmarks"]!.AsArray()
            .FirstOrDefault(wait => (string?)wait!["payload"]?["taskName"] == Text(step, "taskName"))?["payload"]!["taskId"];
        if (task is null)
        {
            seen["noTask"] = true;
            return;
        }

        var body = new JsonObject();
        Copy(step, "result", body, "result");
        await NoteAsync(seen, api.PostAsync($"/tasks/{task}/complete", body));
    }

    private async Task WaitAsync(JsonObject step, JsonObject seen)
    {
        await Eventually.ThatAsync(
            () => api.InstanceAsync(Instance(step)),
            instance => Is(step, instance, "status") && Is(step, instance, "subStatus")
                && (step["bookmarks"] is not { } count || (int)count == instance["workflowState"]!["bookmarks"]!.AsArray().Count),
            step.ToJsonString());
        seen["ok"] = true;
    }

    private async Task FindAsync(JsonObject step, JsonObject seen)
    {
        var wanted = (int?)step["count"] ?? 1;
        var path = $"/workflow-instances?definitionId={Text(step, "definitionId")}&pageSize=100";
        var found = await Eventually.ThatAsync(async () => (await api.GetAsync(path)).Ok()["items"]!.AsArray(), list => list.Count >= wanted, $"{wanted} instances are found");
        seen["count"] = found.Count;
        if ((bool?)step["countOnly"] == true)
        {
            return;
        }

        var known = new List<(string Key, string Id)>();
        foreach (var id in found.Select(item => Text(item!, "id")))
        {
            var state = (await api.InstanceAsync(id))["workflowState"]!;
            var input = new JsonObject((state["input"] as JsonObject ?? []).Where(m => !Cleaning.IsId(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
            known.Add(($"{Ordered.Text(input)} {Ordered.Text(state["output"])}", id));
        }

        // Children have no order of their own: they are told apart by what went in and came out.
        var ordered = known.OrderBy(k => k.Key, StringComparer.Ordinal).ThenBy(k => k.Id, StringComparer.Ordinal).Select(k => k.Id).ToList();
        foreach (var (id, number) in ordered.Select((id, i) => (id, i + 1)).Where(k => !instances.ContainsValue(k.id)))
        {
            instances[ordered.Count > 1 ? $"{Text(step, "as")}{number}" : Text(step, "as")] = id;
        }
    }

    private async Task SnapshotAsync(JsonObject step) => snapshots[Text(step, "as")] = instances.TryGetValue(Text(step, "instance"), out var id)
        ? await new InstanceSnapshot(api, cleaning).TakeAsync(id)
        : new JsonObject { ["missing"] = true };

    private static async Task NoteAsync(JsonObject seen, Task<ElsaAnswer> call) => seen["http"] = (await call).Code;

    private string Instance(JsonObject step) => instances[Text(step, "instance")];

    private static string Text(JsonNode node, string name) => (string)node[name]!;

    private static bool Is(JsonObject step, JsonNode instance, string name) => step[name] is not { } wanted || JsonNode.DeepEquals(wanted, instance[name]);

    private static void Copy(JsonObject from, string name, JsonObject to, string newName)
    {
        if (from.TryGetPropertyValue(name, out var value))
        {
            to[newName] = value?.DeepClone();
        }
    }

    // The script lets time pass; there is nothing to wait for.
    private static async Task PassAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }
}

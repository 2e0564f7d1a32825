using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Tests.Histories;

/// <summary>
/// Stimuli as histories write them: <c>{"start":"i1","input":{…},"correlation":"…","name":"…","trigger":"…","payload":…}</c>,
/// <c>{"resume":"i1.4","payload":…}</c> and <c>{"cancel":true}</c>. Before it is recorded a history may say <c>{"resumeAt":"…"}</c> instead:
/// the first open wait of that activity.
/// </summary>
internal static class HistoryStimulus
{
    public static JsonObject Write(Stimulus stimulus) => stimulus switch
    {
        StartWorkflow start => Members(
            ("start", start.InstanceId),
            ("input", start.Input),
            ("correlation", start.CorrelationId),
            ("name", start.Name),
            ("trigger", start.TriggerActivityId),
            ("payload", start.TriggerPayload)),
        ResumeBookmark resume => Members(("resume", resume.BookmarkId), ("payload", resume.Payload)),
        _ => Members(("cancel", true)),
    };

    public static Stimulus Read(JsonObject json, WorkflowState? state)
    {
        if ((string?)json["start"] is { } instanceId)
        {
            return new StartWorkflow(instanceId, json["input"]?.DeepClone().AsObject())
            {
                CorrelationId = (string?)json["correlation"],
                Name = (string?)json["name"],
                TriggerActivityId = (string?)json["trigger"],
                TriggerPayload = json["payload"]?.DeepClone(),
            };
        }

        if (json.ContainsKey("cancel"))
        {
            return new CancelWorkflow();
        }

        var bookmarkId = (string?)json["resume"] ?? state!.Bookmarks.First(wait => string.Equals(wait.ActivityId, (string?)json["resumeAt"], StringComparison.Ordinal)).Id;
        return new ResumeBookmark(bookmarkId, json["payload"]?.DeepClone());
    }

    private static JsonObject Members(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json[name] = value.DeepClone();
            }
        }

        return json;
    }
}

using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Hands a named task to somebody outside and waits until its result is told.</summary>
[Activity("Elsa.RunTask", Category = "Primitives", DisplayName = "Run task", Description = "Asks another program to do a task, and waits for its result.", Outputs = ["TaskId", "Result"])]
internal sealed class RunTask : Activity
{
    public const string BookmarkName = "Elsa.RunTask";

    private const string TaskId = "TaskId";

    public Input<string> TaskName { get; } = new("taskName", "") { Required = true, Description = "The task's name." };

    public Input<JsonNode?> Payload { get; } = new("payload", null) { UIHint = "dictionary", Description = "What the task needs to know." };

    public override void Execute(ActivityContext context)
    {
        // One execution is one task: its id names the task too.
        var taskId = context.ActivityInstanceId;
        var told = new JsonObject { ["taskId"] = taskId, ["taskName"] = context.Get(TaskName) };
        if (context.Get(Payload) is { } payload)
        {
            told["payload"] = payload;
        }

        context.SetOutput(TaskId, JsonValue.Create(taskId));
        context.Wait(BookmarkName, taskId, told);
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload)
    {
        // Who began to wait before there was this output is told it now.
        if (context.OutputValues?.ContainsKey(TaskId) != true)
        {
            context.SetOutput(TaskId, JsonValue.Create(context.ActivityInstanceId));
        }

        context.SetOutput("Result", payload);
        context.Complete();
    }
}

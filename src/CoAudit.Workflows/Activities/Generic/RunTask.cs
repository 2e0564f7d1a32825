using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Hands a named task to somebody outside and waits until its result is told.</summary>
[Activity("Elsa.RunTask", Category = "Primitives", DisplayName = "Run task", Description = "Asks another program to do a task, and waits for its result.", Outputs = ["Result"])]
internal sealed class RunTask : Activity
{
    public const string BookmarkName = "Elsa.RunTask";

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

        context.Wait(BookmarkName, taskId, told);
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload)
    {
        context.SetOutput("Result", payload);
        context.Complete();
    }
}

using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Web.Tests.Definitions;

/// <summary>Goes every way through a workflow: whenever it waits, each exit of the waiting activity is taken once.</summary>
internal sealed class Robots(CompiledWorkflow workflow)
{
    // More rounds than any audit type has stages and allowed repetitions.
    private const int MostStages = 60;

    private static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Every way from the start to an end. Fails when one is stranded, faulted or longer than any audit.</summary>
    public IEnumerable<Way> AllWays(JsonObject input)
    {
        var open = new Stack<Way>([Way.Begin(Engine.Run(workflow, null, new StartWorkflow("robots", input), Now))]);
        while (open.TryPop(out var way))
        {
            Assert.Empty(way.State.Incidents);
            if (way.State.Status == WorkflowStatus.Finished)
            {
                yield return way;
                continue;
            }

            Assert.False(way.State.Bookmarks.Count == 0, $"Stranded after {way}");
            Assert.False(way.Stages.Count > MostStages, $"No end after {way}");
            var bookmark = way.State.Bookmarks[0];
            foreach (var outcome in OutcomesOf(bookmark))
            {
                open.Push(way.Then(bookmark.ActivityId, outcome, Resume(way, bookmark, outcome)));
            }
        }
    }

    private Burst Resume(Way way, Bookmark bookmark, string outcome) =>
        Engine.Run(workflow, way.State, new ResumeBookmark(bookmark.Id, new JsonObject { ["outcome"] = outcome }), Now);

    private string[] OutcomesOf(Bookmark bookmark) =>
        workflow.Find(bookmark.ActivityId)!.Attribute.Outcomes is { Length: > 0 } outcomes ? outcomes : ["Done"];
}

/// <summary>One way through a workflow so far.</summary>
/// <param name="State">As storage gives it back.</param>
/// <param name="Stages">Which activity waited and by which exit it was left, in order.</param>
/// <param name="Visited">Ids of all activities that ran, in order.</param>
/// <param name="Effects">Everything that was asked of the world.</param>
internal sealed record Way(
    WorkflowState State,
    IReadOnlyList<(string Activity, string Outcome)> Stages,
    IReadOnlyList<string> Visited,
    IReadOnlyList<Effect> Effects)
{
    public static Way Begin(Burst burst) => new(Stored(burst), [], Ran(burst), burst.Effects);

    public Way Then(string activity, string outcome, Burst burst) =>
        new(Stored(burst), [.. Stages, (activity, outcome)], [.. Visited, .. Ran(burst)], [.. Effects, .. burst.Effects]);

    public override string ToString() => string.Join(", ", Stages.Select(s => $"{s.Activity}: {s.Outcome}"));

    private static WorkflowState Stored(Burst burst) => WorkflowState.FromUtf8(burst.State.ToUtf8());

    private static IReadOnlyList<string> Ran(Burst burst) =>
        [.. burst.Journal.Where(entry => entry.EventName is "Started").Select(entry => entry.ActivityId)];
}

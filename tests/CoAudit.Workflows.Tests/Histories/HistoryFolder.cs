using System.Runtime.CompilerServices;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Tests.Histories;

/// <summary>The histories beside a test, one folder for each format of the state, and what every one of them is held to.</summary>
internal sealed class HistoryFolder(ActivityRegistry registry, [CallerFilePath] string test = "")
{
    // States of older formats load and go on, but are no longer written: they leave the first of the two checks.
    private const string WrittenFormat = "v1";

    private readonly string _folder = Path.GetDirectoryName(test)!;

    public IEnumerable<string> All =>
        Directory.EnumerateFiles(_folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder, file).Replace('\\', '/')[..^".json".Length])
            .Order(StringComparer.Ordinal);

    public IEnumerable<string> Written => All.Where(name => name.StartsWith(WrittenFormat + "/", StringComparison.Ordinal));

    /// <summary>Every burst gives the same bytes of state and the same journal as it once did. Records what is not recorded yet, and fails then.</summary>
    public void LivesAgain(string name)
    {
        var (history, workflow) = Open(name);
        var lived = history.Live(workflow);
        foreach (var (recorded, burst) in history.Bursts.Zip(lived).Where(pair => pair.First.State is not null))
        {
            Assert.Equal(recorded.Told(recorded), burst.Told(recorded));
            Assert.Equal(recorded.State, burst.State);
        }

        if (!history.IsRecorded)
        {
            HistoryFile.Write(PathOf(name), history with { Bursts = lived });
            Assert.Fail($"The history {name} was not recorded yet. It is now: read it, and commit it if it is right.");
        }
    }

    /// <summary>From each recorded state on, the same things happen and the instance ends the same way.</summary>
    public void GoesOnFromEachState(string name)
    {
        var (history, workflow) = Open(name);
        for (var after = 1; after < history.Bursts.Count; after++)
        {
            var lived = history.Live(workflow, after);
            Assert.All(history.Bursts.Skip(after).Zip(lived), pair => Assert.Equal(pair.First.Told(pair.First), pair.Second.Told(pair.First)));
            Assert.Equal(End(workflow, history.Bursts[^1]), End(workflow, lived[^1]));
        }
    }

    private (History History, CompiledWorkflow Workflow) Open(string name)
    {
        var history = HistoryFile.Read(PathOf(name));
        return (history, history.Compile(registry));
    }

    private string PathOf(string name) => Path.Combine(_folder, name + ".json");

    // In no format: what a reader sees of a state.
    private static string End(CompiledWorkflow workflow, HistoryBurst last)
    {
        var state = History.Read(last);
        return string.Join(
            '\n',
            [
                $"{state.Status} {state.SubStatus} {state.CorrelationId} {state.Name} {state.Sequence}",
                state.GetInput().ToJsonString(HistoryBurst.Readable),
                state.GetOutput().ToJsonString(HistoryBurst.Readable),
                .. state.GetVariables(workflow).Select(variable => $"{variable.Id} {variable.Value?.ToJsonString(HistoryBurst.Readable)}"),
                .. state.Bookmarks.Select(wait => $"{wait.Id} {wait.Name} {wait.Key} {wait.DueAt:O} {wait.Payload?.ToJsonString(HistoryBurst.Readable)}"),
                .. state.Activities.Select(activity => $"{activity.ActivityInstanceId} {activity.ActivityId} {activity.IsFaulted}"),
                .. state.Incidents.Select(incident => $"{incident.ActivityInstanceId} {incident.Message}"),
            ]);
    }
}

using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Execution;

/// <summary>Runs bursts. Pure: the same arguments give byte-identical results.</summary>
public static class Engine
{
    // Each is answered by running the burst again from its beginning.
    private const int MostRequests = 200;

    /// <param name="workflow">The compiled version that the instance is pinned to.</param>
    /// <param name="state">The stored state; null only for <see cref="StartWorkflow"/>. Never modified.</param>
    /// <param name="now">The burst's one instant, UTC.</param>
    /// <exception cref="ArgumentException">State and stimulus do not fit each other.</exception>
    /// <exception cref="InvalidOperationException">An activity asks for children: those bursts need <see cref="RunAsync"/>.</exception>
    public static Burst Run(CompiledWorkflow workflow, WorkflowState? state, Stimulus stimulus, DateTimeOffset now) =>
        Run(workflow, state, stimulus, now, BurstRun.DefaultMaxSteps);

    /// <summary>Runs a burst whose activities may ask for children; the caller answers each request once.</summary>
    public static async ValueTask<Burst> RunAsync(
        CompiledWorkflow workflow, WorkflowState? state, Stimulus stimulus, DateTimeOffset now, Func<ChildRequest, ValueTask<ChildAnswer>> children)
    {
        Dictionary<(string, int), ChildAnswer>? answers = null;
        while (true)
        {
            try
            {
                return Run(workflow, state, stimulus, now, BurstRun.DefaultMaxSteps, answers);
            }
            catch (UnansweredException unanswered)
            {
                (answers ??= [])[unanswered.Key] = answers.Count < MostRequests
                    ? await children(unanswered.Request)
                    : ChildAnswer.Refused($"More than {MostRequests} requests for children without a wait.");
            }
        }
    }

    /// <summary>With a limit of steps of its own, for tests of what happens there.</summary>
    internal static Burst Run(
        CompiledWorkflow workflow, WorkflowState? state, Stimulus stimulus, DateTimeOffset now, int maxSteps,
        IReadOnlyDictionary<(string, int), ChildAnswer>? answers = null)
    {
        if (stimulus is StartWorkflow start)
        {
            return state is null
                ? Bounded(() => new BurstRun(workflow, start.InstanceId, now) { MaxSteps = maxSteps, Answers = answers }, run => run.Start(start), stimulus)
                : throw new ArgumentException("An instance starts without a state.", nameof(state));
        }

        if (state is null)
        {
            throw new ArgumentException("Only a start goes without a state.", nameof(state));
        }

        if (state.Status == WorkflowStatus.Finished)
        {
            return Nothing(state);
        }

        if (stimulus is not ResumeBookmark resume)
        {
            return BurstRun.Load(workflow, state, now).Cancel();
        }

        return state.Bookmarks.FirstOrDefault(b => string.Equals(b.Id, resume.BookmarkId, StringComparison.Ordinal)) is { } bookmark
            ? Bounded(() => BurstRun.Load(workflow, state, now, maxSteps, answers), run => run.Resume(resume, bookmark), stimulus)
            : Nothing(state);
    }

    private static Burst Bounded(Func<BurstRun> load, Func<BurstRun, Burst> run, Stimulus stimulus)
    {
        try
        {
            return run(load());
        }
        catch (RunawayException runaway)
        {
            return load().StopRunaway(stimulus, runaway);
        }
    }

    private static Burst Nothing(WorkflowState state) => new() { State = state, Created = [], Removed = [], Effects = [], Journal = [] };
}

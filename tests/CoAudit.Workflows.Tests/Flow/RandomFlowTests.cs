using System.Text;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;
using CsCheck;

namespace CoAudit.Workflows.Tests.Flow;

/// <summary>Any graph of any activities, resumed in any order, keeps the promises that storage relies on.</summary>
public sealed class RandomFlowTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // Most random circles have no exit; the default limit would only make them slow.
    private const int MaxSteps = 200;

    private static readonly Gen<RandomFlow> Flows =
        from kinds in Gen.Int[0, 8].Array[1, 12]
        from arrows in Gen.Select(Gen.Int[0, 11], Gen.Int[0, 2], Gen.Int[0, 11]).Array[0, 24]
        from resumes in Gen.Int[0, 1000].Array[0, 12]
        from continues in Gen.Bool
        select new RandomFlow(kinds, arrows, resumes, continues);

    [Fact]
    public void Bursts_never_throw_and_waits_are_what_the_state_says() => Flows.Sample(
        flow =>
        {
            var workflow = flow.Compile();
            workflow.Check();
            var waits = new HashSet<string>(StringComparer.Ordinal);
            foreach (var burst in flow.Play(workflow))
            {
                Assert.Empty(burst.Created.Select(b => b.Id).Intersect(burst.Removed));
                Assert.All(burst.Removed, id => Assert.True(waits.Remove(id)));
                Assert.All(burst.Created, b => Assert.True(waits.Add(b.Id)));
                Assert.Equal(waits.Order(StringComparer.Ordinal), burst.State.Bookmarks.Select(b => b.Id).Order(StringComparer.Ordinal));
                Assert.Equal(burst.State.Sequence, burst.Journal[^1].Sequence);
            }
        },
        iter: 3_000);

    [Fact]
    public void The_same_history_gives_the_same_bytes_with_and_without_storage_between() => Flows.Sample(
        flow =>
        {
            var workflow = flow.Compile();
            Assert.Equal(Bytes(flow.Play(workflow)), Bytes(flow.Play(flow.Compile(), s => WorkflowState.FromUtf8(s.ToUtf8()))));
        },
        iter: 2_000);

    [Fact]
    public void Resuming_twice_changes_nothing_the_second_time() => Flows.Sample(
        flow =>
        {
            var workflow = flow.Compile();
            WorkflowState? before = null;
            foreach (var burst in flow.Play(workflow))
            {
                foreach (var bookmark in (before?.Bookmarks ?? []).Where(b => burst.Removed.Contains(b.Id)))
                {
                    Assert.True(Engine.Run(workflow, burst.State, new ResumeBookmark(bookmark.Id), Now).IsNoOp);
                }

                before = burst.State;
            }
        },
        iter: 2_000);

    [Fact]
    public void Every_start_is_followed_by_one_end_or_is_still_in_the_state() => Flows.Sample(
        flow =>
        {
            var bursts = flow.Play(flow.Compile()).ToList();
            var final = bursts[^1].State;
            var ends = bursts.SelectMany(b => b.Journal).ToLookup(e => e.ActivityInstanceId, e => e.EventName);
            foreach (var events in ends)
            {
                Assert.Equal(1, events.Count(e => e is "Started"));
                // What has faulted is cancelled in the end with the container around it, or by a race.
                var over = events.Count(e => e is "Completed" or "Canceled" or "Faulted") - (events.Contains("Faulted") && events.Last() is "Canceled" ? 1 : 0);
                var live = final.Activities.Any(a => a.ActivityInstanceId == events.Key && !a.IsFaulted);
                // Finish ends everything at once and tells nobody.
                Assert.True(over + (live ? 1 : 0) == 1 || (over == 0 && flow.HasFinish), $"{events.Key}: {string.Join(' ', events)}");
            }
        },
        iter: 2_000);

    [Fact]
    public void Cancelling_leaves_nothing_behind() => Flows.Sample(
        flow =>
        {
            var workflow = flow.Compile();
            foreach (var state in flow.Play(workflow).Select(b => b.State).Where(s => s.Status == WorkflowStatus.Running))
            {
                var cancelled = Engine.Run(workflow, state, new CancelWorkflow(), Now);
                Assert.Equal(WorkflowSubStatus.Cancelled, cancelled.State.SubStatus);
                Assert.Empty(cancelled.State.Bookmarks);
                Assert.Empty(cancelled.State.Activities);
                Assert.Equal(state.Bookmarks.Select(b => b.Id), cancelled.Removed);
            }
        },
        iter: 1_000);

    private static string Bytes(IEnumerable<Burst> bursts) => string.Join('\n', bursts.Select(b => Encoding.UTF8.GetString(b.State.ToUtf8())));

    private sealed record RandomFlow(int[] Kinds, (int From, int Port, int To)[] Arrows, int[] Resumes, bool Continues)
    {
        public bool HasFinish => Kinds.Contains(5);

        public CompiledWorkflow Compile()
        {
            var flow = new FlowBuilder().Variable("N", "Int32", "0");
            if (Continues)
            {
                flow.ContinueWithIncidents();
            }

            for (var i = 0; i < Kinds.Length; i++)
            {
                Add(flow, $"a{i}", Kinds[i]);
            }

            foreach (var (from, port, to) in Arrows.Select(a => (a.From % Kinds.Length, a.Port, a.To % Kinds.Length)))
            {
                flow.Arrows($"a{from}.{Port(Kinds[from], port)}>a{to}");
            }

            return flow.Compile();
        }

        /// <summary>Starts the flow and resumes waits as the numbers choose. Circles stop at waits only, so a burst may also be stopped.</summary>
        public IEnumerable<Burst> Play(CompiledWorkflow workflow, Func<WorkflowState, WorkflowState>? between = null)
        {
            var burst = Engine.Run(workflow, null, new StartWorkflow("i"), Now, MaxSteps);
            yield return burst;
            foreach (var resume in Resumes)
            {
                var state = between?.Invoke(burst.State) ?? burst.State;
                if (state.Status == WorkflowStatus.Finished || state.Bookmarks.Count == 0)
                {
                    yield break;
                }

                burst = Engine.Run(workflow, state, new ResumeBookmark(state.Bookmarks[resume % state.Bookmarks.Count].Id, resume % 2 == 0), Now, MaxSteps);
                yield return burst;
            }
        }

        private static void Add(FlowBuilder flow, string id, int kind) => _ = kind switch
        {
            0 => flow.Lines(id),
            1 => flow.Events(id),
            // Half of its rounds go one way, so that most circles have an exit.
            2 => flow.Decision(id, "setN(getN() + 1); getN() % 2 == 0"),
            3 => flow.Fork(id, "A", "B"),
            4 => flow.Join(id, "WaitAny"),
            5 => flow.Node(id, "Elsa.Finish"),
            6 => flow.Join(id, "WaitAll"),
            7 => flow.Node(id, "Test.Ask", ("question", FlowBuilder.Literal("?"))),
            _ => flow.Node(id, "Elsa.Fault"),
        };

        private static string Port(int kind, int port) => kind switch
        {
            2 => port == 0 ? "False" : "True",
            3 => port == 0 ? "B" : "A",
            7 => port == 0 ? "No" : "Yes",
            _ => "Done",
        };
    }
}

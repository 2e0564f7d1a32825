using CoAudit.Audits.Features.CompleteWorkflowTask;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Tests.Storage;
using CoAudit.Web.Tests.Workflows;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Faults.Sweep;

/// <summary>
/// A workflow that was made up of waits, forks and joins by a number, and waits that are ended in an order that it chooses too. After each step the rows of the
/// waits are those that the state names: one that is missing would never be resumed, and one too many would be resumed for nothing.
/// </summary>
internal sealed class RandomFlow(int seed) : InstanceFlow(Flow(seed), $"random-{seed}")
{
    private const int MostSteps = 8;
    private const int Delay = 2;

    /// <summary>Which point is struck in each step; nothing is where it says 0.</summary>
    public Func<int> Strike { get; set; } = () => 0;

    protected override async Task ContinueAsync(SweepNode node, string instance)
    {
        var random = new Random(seed);
        var runs = await IsRunningAsync(node.Store, instance);
        for (var step = 0; step < MostSteps && runs; step++)
        {
            var waits = await WaitsAsync(node.Store, instance);
            var wait = waits[random.Next(waits.Count)];
            node.Probe.Choose(Strike());
            await EndAsync(node, instance, wait);
            node.Probe.Choose(0);
            runs = await IsRunningAsync(node.Store, instance);
            Assert.True(!runs || (await WaitsAsync(node.Store, instance)).TrueForAll(w => w.Id != wait.Id), $"{wait.ActivityId} still waits.");
        }
    }

    private static async Task EndAsync(SweepNode node, string instance, BookmarkRow wait)
    {
        switch (wait.Name)
        {
            case "Elsa.Event":
                await node.CallAsync(Tell(instance, wait.Key) with { WasHeardAsync = store => IsHeardAsync(store, wait) });
                break;
            case "Elsa.RunTask":
                await node.CallAsync(new SweepCall(
                    store => store.Get<CompleteWorkflowTaskHandler>().HandleAsync(wait.Key, null, CancellationToken.None), store => IsHeardAsync(store, wait)));
                break;
            default:
                // What failed is tried again within minutes.
                node.Store.Time.Advance(TimeSpan.FromHours(1));
                await node.PumpAsync();
                break;
        }
    }

    // On its way is as good as heard: the delivery is a row by now.
    private static Task<bool> IsHeardAsync(Store store, BookmarkRow wait) => store.ReadAsync(async db =>
        await db.Timers.AnyAsync(t => t.BookmarkId == wait.Id) || !await db.Bookmarks.AnyAsync(b => b.Id == wait.Id));

    private static Task<List<BookmarkRow>> WaitsAsync(Store store, string instance) => store.ReadAsync(async db =>
        (await db.Bookmarks.AsNoTracking().Where(b => b.InstanceId == instance).ToListAsync()).OrderBy(b => b.Id.Length).ThenBy(b => b.Id, StringComparer.Ordinal).ToList());

    // Who has faulted keeps its waits, in both places.
    private static async Task<bool> IsRunningAsync(Store store, string instance)
    {
        var state = WorkflowState.FromUtf8(await store.ReadAsync(db => db.InstanceStates.AsNoTracking().Where(s => s.InstanceId == instance).Select(s => s.State).SingleAsync()));
        var armed = state.Bookmarks.Select(b => (b.Id, b.ActivityId, b.Name, b.Key, Micros(b.DueAt)));
        var rows = (await WaitsAsync(store, instance)).Select(b => (b.Id, b.ActivityId, b.Name, b.Key, Micros(b.DueAt)));
        Assert.Equal(armed.OrderBy(b => b.Id, StringComparer.Ordinal), rows.OrderBy(b => b.Id, StringComparer.Ordinal));
        return state.Status == WorkflowStatus.Running;
    }

    private static long? Micros(DateTimeOffset? at) => at?.UtcTicks / TimeSpan.TicksPerMicrosecond;

    // Arrows lead on, or back to something that waits: a circle without a wait would only be stopped.
    private static FlowJson Flow(int seed)
    {
        var random = new Random(seed);
        var flow = new FlowJson($"random-{seed}").Variable("V");
        var kinds = Enumerable.Range(0, random.Next(4, 12)).Select(_ => random.Next(8)).ToList();
        for (var i = 0; i < kinds.Count; i++)
        {
            // Of two that are due at once either may go first, so there is one.
            kinds[i] = kinds[i] == Delay && kinds.IndexOf(Delay) < i ? 0 : kinds[i];
            Add(flow, $"a{i}", kinds[i]);
        }

        for (var to = 1; to < kinds.Count; to++)
        {
            var from = random.Next(to);
            flow.Arrows($"a{from}.{Port(kinds[from], random)}>a{to}");
        }

        for (var more = random.Next(kinds.Count); more > 0; more--)
        {
            var (from, to) = (random.Next(kinds.Count), random.Next(kinds.Count));
            if (from < to || (from > to && Waits(kinds[to])))
            {
                flow.Arrows($"a{from}.{Port(kinds[from], random)}>a{to}");
            }
        }

        return flow;
    }

    private static bool Waits(int kind) => kind <= Delay;

    private static string Port(int kind, Random random) => kind == 3 ? random.Next(2) == 0 ? "A" : "B" : "Done";

    private static void Add(FlowJson flow, string id, int kind) => _ = kind switch
    {
        0 => flow.Event(id),
        1 => flow.Task(id),
        Delay => flow.Delay(id, "01:00:00"),
        3 => flow.Fork(id, "A", "B"),
        4 => flow.Join(id, "WaitAny"),
        5 => flow.Join(id, "WaitAllActive"),
        6 => flow.Node(id, "Elsa.PublishEvent", ("eventName", FlowJson.Literal("nobody-waits"))),
        _ => flow.Line(id),
    };
}

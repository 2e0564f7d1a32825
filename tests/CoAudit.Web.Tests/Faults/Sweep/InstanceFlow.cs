using System.Security.Cryptography;
using CoAudit.Audits.Features.RunWorkflow;
using CoAudit.Audits.Features.TellEvent;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Tests.Storage;
using CoAudit.Web.Tests.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Faults.Sweep;

/// <summary>A reference workflow that is no audit; the run's name is its correlation id.</summary>
internal abstract class InstanceFlow(FlowJson flow, string definitionId) : ReferenceFlow
{
    public override Task PrepareAsync(Store store) => store.PublishAsync(flow);

    public override async Task RunAsync(SweepNode node, string run)
    {
        await node.CallAsync(new SweepCall(
            store => store.Get<RunWorkflowHandler>().RunAsync(new RunWorkflowCommand(definitionId, VersionChoice.Published) { CorrelationId = run }, CancellationToken.None),
            async store => await FindAsync(store, run) is not null));
        await ContinueAsync(node, await IdAsync(node, run));
    }

    public override async Task<IReadOnlyList<string>> SeenAsync(Store store, string run) => await InstanceSeenAsync(store, (await FindAsync(store, run))!, "V");

    protected abstract Task ContinueAsync(SweepNode node, string instance);

    /// <summary>A call that counts as heard when the activity behind the wait has completed.</summary>
    protected static SweepCall Tell(string instance, string name) => new(
        store => store.Get<TellEventHandler>().HandleAsync(new EventCall(name) { InstanceId = instance }, CancellationToken.None),
        store => HeardAsync(store, instance, name));

    protected static async Task<IReadOnlyList<string>> InstanceSeenAsync(Store store, string instance, string? variable = null)
    {
        var view = await store.InstanceAsync(instance);
        await AssertChainAsync(store, instance);
        var value = variable is null ? null : (await store.VariableAsync(instance, variable))?.ToJsonString();
        return [$"{view.Status}/{view.SubStatus}", $"{value}", .. await store.JournalAsync(instance)];
    }

    // On its way is as good as heard: the delivery is a row by now.
    private static async Task<bool> HeardAsync(Store store, string instance, string name) =>
        await store.ReadAsync(db => db.Timers.AnyAsync(t => t.InstanceId == instance && t.BookmarkId != null))
        || (await store.JournalAsync(instance)).Contains($"{name}:Completed");

    private static async Task<string> IdAsync(SweepNode node, string run) => (await FindAsync(node.Store, run))!;

    private static Task<string?> FindAsync(Store store, string run) =>
        store.ReadAsync(db => db.Instances.AsNoTracking().Where(i => i.CorrelationId == run && i.ParentInstanceId == null).Select(i => i.Id).FirstOrDefaultAsync());

    private static async Task AssertChainAsync(Store store, string instance)
    {
        var rows = await store.ReadAsync(db => db.Journal.AsNoTracking().Where(j => j.InstanceId == instance).OrderBy(j => j.N).ToListAsync());
        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(row => row.N));
        byte[] previous = [];
        foreach (var row in rows)
        {
            previous = SHA256.HashData([.. previous, .. row.Entries]);
            Assert.Equal(previous, row.Hash);
        }
    }
}

/// <summary>Events, each told to the instance when the one before is acknowledged.</summary>
internal sealed class EventsFlow(string definitionId, FlowJson flow, params string[] events) : InstanceFlow(flow, definitionId)
{
    protected override async Task ContinueAsync(SweepNode node, string instance)
    {
        foreach (var name in events)
        {
            await node.CallAsync(Tell(instance, name));
        }
    }
}

internal sealed class DelayFlow()
    : InstanceFlow(new FlowJson("delays").Variable("V").Delay("delay", "00:01:00").Set("after", "V", "'later'").Arrows("delay>after"), "delays")
{
    protected override async Task ContinueAsync(SweepNode node, string instance)
    {
        node.Store.Time.Advance(TimeSpan.FromMinutes(1));
        await node.PumpAsync();
    }
}

internal sealed class ChildFlow() : InstanceFlow(
    new FlowJson("parent").Variable("V")
        .Node("run", "Elsa.DispatchWorkflow", ("workflowDefinitionId", FlowJson.Literal("child")), ("waitForCompletion", FlowJson.Literal("true")))
        .Set("after", "V", "'child is over'").Arrows("run>after"),
    "parent")
{
    public override async Task PrepareAsync(Store store)
    {
        await store.PublishAsync(new FlowJson("child").Event("go"));
        await base.PrepareAsync(store);
    }

    public override async Task<IReadOnlyList<string>> SeenAsync(Store store, string run)
    {
        var parent = await base.SeenAsync(store, run);
        var children = await store.ReadAsync(db => db.Instances.Where(i => db.Instances.Any(p => p.Id == i.ParentInstanceId && p.CorrelationId == run)).Select(i => i.Id).ToListAsync());
        return [.. parent, .. await InstanceSeenAsync(store, Assert.Single(children))];
    }

    protected override async Task ContinueAsync(SweepNode node, string instance)
    {
        var child = await node.Store.ReadAsync(db => db.Instances.Where(i => i.ParentInstanceId == instance).Select(i => i.Id).SingleAsync());
        await node.CallAsync(Tell(child, "go"));
    }
}

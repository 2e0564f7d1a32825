using CoAudit.Audits.Features.CompleteWorkflowTask;
using CoAudit.Web.Tests.Storage;
using CoAudit.Web.Tests.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Faults.Sweep;

/// <summary>Asks for a task three times, counting.</summary>
internal sealed class TaskLoopFlow() : InstanceFlow(
    new FlowJson("loop").Variable("V").Task("ask").Set("count", "V", "(getVariable('V') || 0) + 1")
        .Node("again", "Elsa.FlowDecision", ("condition", FlowJson.Script("getVariable('V') < 3")))
        .Line("end").Arrows("ask>count count>again again.True>ask again.False>end"),
    "loop")
{
    protected override async Task ContinueAsync(SweepNode node, string instance)
    {
        for (var round = 0; round < 3; round++)
        {
            var task = await TaskOfAsync(node.Store, instance);
            await node.CallAsync(new SweepCall(
                store => store.Get<CompleteWorkflowTaskHandler>().HandleAsync(task!, "done", CancellationToken.None),
                async store => await TaskOfAsync(store, instance) != task));
        }
    }

    private static Task<string?> TaskOfAsync(Store store, string instance) =>
        store.ReadAsync(db => db.Bookmarks.Where(b => b.InstanceId == instance && b.Name == "Elsa.RunTask").Select(b => b.Key).FirstOrDefaultAsync());
}

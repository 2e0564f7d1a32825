using System.Text.Json.Nodes;
using CoAudit.Audits.Features.RunWorkflow;
using CoAudit.Audits.Features.SaveDefinition;
using CoAudit.Audits.Features.TellEvent;
using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Tests.Storage;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>What tests of workflows do with a store.</summary>
internal static class StoreSteps
{
    public static Task<DefinitionVersion> PublishAsync(this Store store, FlowJson flow) =>
        store.Get<SaveDefinitionHandler>().HandleAsync(new SaveDefinition(flow.ToUtf8(), Publish: true), CancellationToken.None);

    public static Task<DefinitionVersion> SaveDraftAsync(this Store store, FlowJson flow) =>
        store.Get<SaveDefinitionHandler>().HandleAsync(new SaveDefinition(flow.ToUtf8(), Publish: false), CancellationToken.None);

    public static Task<WorkflowState> StartAsync(this Store store, string definitionId, string? correlationId = null, VersionChoice? version = null) =>
        store.Get<RunWorkflowHandler>().RunAsync(new RunWorkflowCommand(definitionId, version ?? VersionChoice.Published) { CorrelationId = correlationId }, CancellationToken.None);

    /// <summary>Tells an event and lets the pump carry it to everyone.</summary>
    public static async Task TellAsync(this Store store, EventCall call)
    {
        await store.Get<TellEventHandler>().HandleAsync(call, CancellationToken.None);
        await store.PumpAsync();
    }

    public static Task TellAsync(this Store store, string name, JsonNode? payload = null) => store.TellAsync(new EventCall(name, payload));

    public static async Task<InstanceView> InstanceAsync(this Store store, string instanceId) =>
        await store.Get<InstanceReader>().FindAsync(instanceId, CancellationToken.None) ?? throw new InvalidOperationException($"There is no instance {instanceId}.");

    /// <summary>Where it waits, or how it ended.</summary>
    public static async Task<string> StandingAsync(this Store store, string instanceId)
    {
        var view = await store.InstanceAsync(instanceId);
        return view.Status == nameof(WorkflowStatus.Running)
            ? string.Join(' ', view.WorkflowState["bookmarks"]!.AsArray().Select(b => (string)b!["activityId"]!))
            : view.SubStatus;
    }

    public static async Task<IReadOnlyList<string>> InstancesAsync(this Store store, string definitionId) =>
        await store.ReadAsync(db => db.Instances.Where(i => i.DefinitionId == definitionId).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync());

    public static async Task<JsonNode?> VariableAsync(this Store store, string instanceId, string name) =>
        (await store.Get<InstanceReader>().VariablesAsync(instanceId, CancellationToken.None))!.Single(v => v.Name == name).Value;

    /// <summary>The journal as <c>activity:Event</c>.</summary>
    public static async Task<IReadOnlyList<string>> JournalAsync(this Store store, string instanceId) =>
        [.. (await store.Get<InstanceReader>().JournalAsync(instanceId, CancellationToken.None))!.Select(e => $"{e.ActivityId}:{e.EventName}")];
}

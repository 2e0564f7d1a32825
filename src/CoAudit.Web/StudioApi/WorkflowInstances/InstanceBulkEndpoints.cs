using CoAudit.Audits.Features.CancelInstance;
using CoAudit.Audits.Features.DeleteInstance;
using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Features.ViewInstances;

namespace CoAudit.Web.StudioApi.WorkflowInstances;

/// <summary>The same for many instances: cancel, delete. Each is a transaction of its own, and what belongs to an audit is left to it.</summary>
internal static class InstanceBulkEndpoints
{
    public static void MapWorkflowInstanceBulkActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/bulk-actions/delete/workflow-instances", DeleteAsync);
        routes.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteAsync);
        routes.MapPost("/bulk-actions/cancel/workflow-instances", CancelAsync);
        routes.MapPost("/alterations/submit", CancelMatchesAsync);
    }

    private static async Task<IResult> DeleteAsync(StudioBody body, DeleteInstanceHandler handler, InstanceReader reader, CancellationToken cancellationToken)
    {
        OneByOne each = new("deleted");
        foreach (var id in body.Texts("ids").Distinct(StringComparer.Ordinal))
        {
            await each.TryAsync(() => handler.HandleAsync(id, cancellationToken), () => NameAsync(id, reader, cancellationToken));
        }

        return each.Answer(new { deleted = each.Done });
    }

    // The ticked rows of the list of instances; or what runs of one row of the list of definitions.
    private static async Task<IResult> CancelAsync(
        StudioBody body, CancelInstanceHandler handler, InstanceReader reader, DefinitionReader definitions, CancellationToken cancellationToken)
    {
        var each = body.Any("ids") is null
            ? await CancelRunningAsync(await OfDefinitionAsync(body, definitions, cancellationToken), handler, reader, cancellationToken)
            : await CancelEachAsync(body.Texts("ids"), handler, reader, cancellationToken);
        return each.Answer(new { cancelled = each.Done });
    }

    private static async Task<IResult> CancelMatchesAsync(StudioBody body, CancelInstanceHandler handler, InstanceReader reader, CancellationToken cancellationToken)
    {
        var each = CancelPlan.Read(body) is { } filter ? await CancelRunningAsync(filter, handler, reader, cancellationToken) : new OneByOne("cancelled");
        return each.Answer(new { planId = Guid.NewGuid().ToString("N"), cancelled = each.Done });
    }

    private static async Task<OneByOne> CancelRunningAsync(InstanceFilter filter, CancelInstanceHandler handler, InstanceReader reader, CancellationToken cancellationToken)
    {
        var running = await reader.RunningAsync(filter, cancellationToken);
        var each = await CancelEachAsync(running.Ids, handler, reader, cancellationToken);
        if (running.OfAudits > 0)
        {
            each.Refuse($"{(running.OfAudits == 1 ? "1 runs an audit and goes on" : $"{running.OfAudits} run audits and go on")}. Cancel the audit on its own page, with a reason that everyone can read.");
        }

        return each;
    }

    private static async Task<OneByOne> CancelEachAsync(IReadOnlyList<string> ids, CancelInstanceHandler handler, InstanceReader reader, CancellationToken cancellationToken)
    {
        OneByOne each = new("cancelled");
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            await each.TryAsync(() => handler.HandleAsync(id, cancellationToken), () => NameAsync(id, reader, cancellationToken));
        }

        return each;
    }

    // Who names neither a definition nor a version means none, not all.
    private static async Task<InstanceFilter> OfDefinitionAsync(StudioBody body, DefinitionReader definitions, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(body.Text("definitionVersionId"), out var versionId))
        {
            return new InstanceFilter { DefinitionIds = [body.Text("definitionId") ?? ""] };
        }

        var version = (await definitions.FindAsync(versionId, cancellationToken))?.Summary;
        return new InstanceFilter { DefinitionIds = [version?.DefinitionId ?? ""], Version = version?.Version };
    }

    // Many may be called the same.
    private static async Task<string> NameAsync(string instanceId, InstanceReader reader, CancellationToken cancellationToken) =>
        await reader.PlaceAsync(instanceId, cancellationToken) is { } place ? $"{place.Title} ({instanceId})" : instanceId;
}

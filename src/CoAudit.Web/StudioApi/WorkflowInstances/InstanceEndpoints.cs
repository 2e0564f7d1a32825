using CoAudit.Audits.Features.DeleteInstance;
using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Audits.Model;

namespace CoAudit.Web.StudioApi.WorkflowInstances;

/// <summary>Workflow instances: list, read, journal, variables, what each step did, delete.</summary>
internal static class InstanceEndpoints
{
    public static void MapWorkflowInstances(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/workflow-instances", ListAsync);
        routes.MapPost("/workflow-instances", QueryAsync);
        routes.MapGet("/workflow-instances/{instanceId}", FindAsync);
        routes.MapDelete("/workflow-instances/{instanceId}", DeleteAsync);
        routes.MapGet("/workflow-instances/{instanceId}/execution-state", StateAsync);
        routes.MapGet("/workflow-instances/{instanceId}/variables", VariablesAsync);
        routes.MapGet("/workflow-instances/{instanceId}/journal", JournalAsync);
        routes.MapPost("/workflow-instances/{instanceId}/journal", FilteredJournalAsync);
    }

    private static async Task<IResult> ListAsync(StudioQuery query, InstanceReader reader, CancellationToken cancellationToken) =>
        Results.Ok(await reader.ListAsync(InstanceQuery.Filter(query), InstanceQuery.Page(query), cancellationToken));

    private static async Task<IResult> QueryAsync(StudioBody body, InstanceReader reader, CancellationToken cancellationToken) =>
        Results.Ok(await reader.ListAsync(InstanceQuery.Filter(body), InstanceQuery.Page(body), cancellationToken));

    private static async Task<IResult> FindAsync(string instanceId, InstanceReader reader, CancellationToken cancellationToken) =>
        Results.Ok(await reader.FindAsync(instanceId, cancellationToken) ?? throw Unknown());

    private static async Task<IResult> DeleteAsync(string instanceId, DeleteInstanceHandler handler, CancellationToken cancellationToken) =>
        await handler.HandleAsync(instanceId, cancellationToken) ? Results.NoContent() : throw Unknown();

    private static async Task<IResult> StateAsync(string instanceId, InstanceReader reader, CancellationToken cancellationToken)
    {
        var instance = await reader.FindAsync(instanceId, cancellationToken) ?? throw Unknown();
        return Results.Ok(new { instance.Status, instance.SubStatus, instance.UpdatedAt });
    }

    private static async Task<IResult> VariablesAsync(string instanceId, InstanceReader reader, CancellationToken cancellationToken)
    {
        var variables = await reader.VariablesAsync(instanceId, cancellationToken) ?? throw Unknown();
        return Results.Ok(new { items = variables, count = variables.Count });
    }

    private static async Task<IResult> JournalAsync(string instanceId, StudioQuery query, InstanceReader reader, CancellationToken cancellationToken)
    {
        var journal = await reader.JournalAsync(instanceId, cancellationToken) ?? throw Unknown();
        var size = Math.Clamp(query.Whole("pageSize") ?? 100, 1, 1_000);
        return Results.Ok(new { items = journal.Skip(Math.Max(0, query.Whole("page") ?? 0) * size).Take(size), totalCount = journal.Count });
    }

    // The viewer asks for what is on the visible canvas only.
    private static async Task<IResult> FilteredJournalAsync(string instanceId, StudioBody body, StudioQuery query, InstanceReader reader, CancellationToken cancellationToken)
    {
        var journal = await reader.JournalAsync(instanceId, cancellationToken) ?? throw Unknown();
        var found = JournalFilter.Read(body).Apply(journal);
        return Results.Ok(new
        {
            items = found.Skip(Math.Max(0, query.Whole("skip") ?? 0)).Take(Math.Clamp(query.Whole("take") ?? 100, 1, 1_000)),
            totalCount = found.Count,
        });
    }

    private static NotFoundException Unknown() => new("workflow instance");
}

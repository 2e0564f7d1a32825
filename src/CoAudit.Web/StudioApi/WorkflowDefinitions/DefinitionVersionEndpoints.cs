using CoAudit.Audits.Features.DeleteDefinition;
using CoAudit.Audits.Features.RevertDefinition;
using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Workflows;

namespace CoAudit.Web.StudioApi.WorkflowDefinitions;

/// <summary>Going back to a version, deleting one, and taking definitions out as files.</summary>
internal static class DefinitionVersionEndpoints
{
    private const string WithConsumers = "includeConsumingWorkflows";

    public static void MapWorkflowDefinitionVersions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/workflow-definitions/{definitionId}/revert/{version:int}", RevertAsync);
        routes.MapDelete("/workflow-definition-versions/{versionId}", DeleteAsync);
        routes.MapMethods("/workflow-definitions/{definitionId}/export", ["GET", "POST"], ExportAsync);
        routes.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync);
    }

    private static async Task<IResult> RevertAsync(
        string definitionId, int version, RevertDefinitionHandler handler, Signatures signatures, HttpContext context, CancellationToken cancellationToken)
    {
        var draft = await handler.HandleAsync(new RevertDefinition(definitionId, version) { SavedBy = await signatures.OfAsync(context.User) }, cancellationToken);
        return Results.Created($"/elsa/api/workflow-definitions/by-id/{draft.Id:N}", new
        {
            Id = draft.Id.ToString("N"),
            draft.DefinitionId,
            draft.Name,
            draft.Version,
            draft.IsLatest,
            draft.IsPublished,
            MaterializerName = "Json",
            draft.CreatedAt,
            IsReadonly = false,
        });
    }

    private static async Task<IResult> DeleteAsync(string versionId, DeleteVersionHandler handler, CancellationToken cancellationToken) =>
        Guid.TryParse(versionId, out var id) && await handler.HandleAsync(id, cancellationToken) ? Results.NoContent() : throw new NotFoundException("workflow definition version");

    private static async Task<IResult> ExportAsync(string definitionId, StudioQuery query, DefinitionReader reader, CancellationToken cancellationToken)
    {
        var version = DefinitionListEndpoints.VersionIn(query, VersionChoice.Latest);
        var view = await reader.FindAsync(definitionId, version, cancellationToken) ?? throw new NotFoundException("workflow definition");
        return query.Flag(WithConsumers)
            ? await DefinitionFiles.ManyAsync([view, .. await ConsumersAsync([view], reader, cancellationToken)], cancellationToken)
            : DefinitionFiles.One(view);
    }

    private static async Task<IResult> ExportManyAsync(StudioBody body, DefinitionReader reader, CancellationToken cancellationToken)
    {
        List<DefinitionView> views = [];
        foreach (var id in body.Texts("ids").Distinct(StringComparer.Ordinal))
        {
            var view = Guid.TryParse(id, out var versionId) ? await reader.FindAsync(versionId, cancellationToken) : null;
            views.Add(view ?? await reader.FindAsync(id, VersionChoice.Latest, cancellationToken) ?? throw new NotFoundException("workflow definition"));
        }

        if (body.Flag(WithConsumers))
        {
            views.AddRange(await ConsumersAsync(views, reader, cancellationToken));
        }

        return await DefinitionFiles.ManyAsync(views, cancellationToken);
    }

    // The newest version of all that have one of these in them, and of what has those in it.
    private static async Task<List<DefinitionView>> ConsumersAsync(IReadOnlyList<DefinitionView> views, DefinitionReader reader, CancellationToken cancellationToken)
    {
        List<DefinitionView> consumers = [];
        var seen = views.Select(v => v.Summary.DefinitionId).ToHashSet(StringComparer.Ordinal);
        Queue<string> open = new(seen);
        while (open.TryDequeue(out var definitionId))
        {
            foreach (var id in await reader.ConsumersAsync(definitionId, cancellationToken))
            {
                if (seen.Add(id) && await reader.FindAsync(id, VersionChoice.Latest, cancellationToken) is { } consumer)
                {
                    consumers.Add(consumer);
                    open.Enqueue(id);
                }
            }
        }

        return consumers;
    }
}

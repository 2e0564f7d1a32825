using CoAudit.Audits.Features.DeleteDefinition;
using CoAudit.Audits.Features.PublishDefinition;
using CoAudit.Audits.Features.RetractDefinition;
using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Web.StudioApi.WorkflowDefinitions;

/// <summary>The same for many definitions: publish, retract, delete. Each is a transaction of its own.</summary>
internal static class DefinitionBulkEndpoints
{
    public static void MapWorkflowDefinitionBulkActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", PublishAsync);
        routes.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", RetractAsync);
        routes.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", DeleteAsync);
        routes.MapPost("/bulk-actions/delete/workflow-definitions/by-id", DeleteVersionsAsync);
    }

    // Studio tells the reader only of what was not found, so what is refused is told as an error for all: nothing else would be seen.
    private static async Task<IResult> PublishAsync(StudioBody body, PublishDefinitionHandler handler, DefinitionReader reader, CancellationToken cancellationToken)
    {
        List<string> published = [], alreadyPublished = [], notFound = [];
        List<DefinitionProblem> refused = [];
        foreach (var id in body.Texts("definitionIds"))
        {
            switch (await reader.FindAsync(id, VersionChoice.Latest, cancellationToken))
            {
                case null:
                    notFound.Add(id);
                    break;
                case { Summary.IsPublished: true }:
                    alreadyPublished.Add(id);
                    break;
                case { Summary.Name: var name }:
                    try
                    {
                        await handler.HandleAsync(new PublishDefinition(id), cancellationToken);
                        published.Add(id);
                    }
                    catch (DefinitionException e)
                    {
                        refused.AddRange(e.Problems.Select(p => p with { Message = $"{name}: {p.Message}" }));
                    }

                    break;
            }
        }

        return refused.Count > 0
            ? throw new DefinitionException(refused)
            : Results.Ok(new { published, alreadyPublished, notFound, skipped = Array.Empty<string>(), updatedConsumers = Array.Empty<string>(), failed = Array.Empty<string>(), warnings = Array.Empty<string>() });
    }

    private static async Task<IResult> RetractAsync(StudioBody body, RetractDefinitionHandler handler, DefinitionReader reader, CancellationToken cancellationToken)
    {
        List<string> retracted = [], notPublished = [], notFound = [];
        foreach (var id in body.Texts("definitionIds"))
        {
            if (await reader.FindAsync(id, VersionChoice.Latest, cancellationToken) is null)
            {
                notFound.Add(id);
            }
            else if (await reader.FindAsync(id, VersionChoice.Published, cancellationToken) is null)
            {
                notPublished.Add(id);
            }
            else
            {
                await handler.HandleAsync(id, cancellationToken);
                retracted.Add(id);
            }
        }

        return Results.Ok(new { retracted, alreadyRetracted = Array.Empty<string>(), skipped = Array.Empty<string>(), notPublished, notFound });
    }

    private static async Task<IResult> DeleteAsync(StudioBody body, DeleteDefinitionHandler handler, DefinitionReader reader, CancellationToken cancellationToken)
    {
        OneByOne each = new("deleted");
        foreach (var id in body.Texts("definitionIds"))
        {
            await each.TryAsync(
                () => handler.HandleAsync(id, cancellationToken),
                async () => (await reader.FindAsync(id, VersionChoice.Latest, cancellationToken))?.Summary.Name ?? id);
        }

        return each.Answer(new { deleted = each.Done });
    }

    private static async Task<IResult> DeleteVersionsAsync(StudioBody body, DeleteVersionHandler handler, CancellationToken cancellationToken)
    {
        OneByOne each = new("deleted");
        foreach (var id in body.Texts("ids"))
        {
            await each.TryAsync(async () => Guid.TryParse(id, out var versionId) && await handler.HandleAsync(versionId, cancellationToken));
        }

        return each.Answer(new { deleted = each.Done });
    }
}

using System.Text.Json.Nodes;
using CoAudit.Audits.Features.DeleteDefinition;
using CoAudit.Audits.Features.PublishDefinition;
using CoAudit.Audits.Features.RetractDefinition;
using CoAudit.Audits.Features.SaveDefinition;
using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;

namespace CoAudit.Web.StudioApi.WorkflowDefinitions;

/// <summary>Definitions under Elsa's addresses and shapes: save, import, publish, read.</summary>
internal static class DefinitionEndpoints
{
    public static void MapWorkflowDefinitions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/workflow-definitions", SaveAsync);
        routes.MapMethods("/workflow-definitions/import", ["POST", "PUT"], ImportAsync);
        routes.MapMethods("/workflow-definitions/{definitionId}/import", ["POST", "PUT"], ImportOverAsync);
        routes.MapPost("/workflow-definitions/{definitionId}/publish", PublishAsync);
        routes.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync);
        routes.MapDelete("/workflow-definitions/{definitionId}", DeleteAsync);
        routes.MapGet("/workflow-definitions/by-definition-id/{definitionId}", FindAsync);
    }

    private static async Task<IResult> SaveAsync(
        StudioBody body, SaveDefinitionHandler handler, DefinitionModels models, DefinitionReader reader, Signatures signatures, HttpContext context, CancellationToken cancellationToken)
    {
        var received = models.Receive(body.Object("model") ?? throw new InvalidCommandException("model", "The body needs a model."));
        var command = new SaveDefinition(received.Utf8, body.Flag("publish")) { Revision = received.Revision, SavedBy = await signatures.OfAsync(context.User) };
        return Results.Ok(await SavedAsync(models, reader, await handler.HandleAsync(command, cancellationToken), alreadyPublished: false, cancellationToken));
    }

    private static async Task<IResult> ImportAsync(
        StudioBody body, SaveDefinitionHandler handler, DefinitionModels models, Signatures signatures, HttpContext context, CancellationToken cancellationToken)
    {
        var received = models.Receive(body.All);
        var command = new SaveDefinition(received.Utf8, Publish: false) { SavedBy = await signatures.OfAsync(context.User) };
        var version = await handler.HandleAsync(command, cancellationToken);
        var model = await models.GetAsync(version.Id, cancellationToken);
        return received.IsNew ? Results.Created($"/elsa/api/workflow-definitions/by-definition-id/{version.DefinitionId}", model) : Results.Ok(model);
    }

    private static Task<IResult> ImportOverAsync(
        string definitionId, StudioBody body, SaveDefinitionHandler handler, DefinitionModels models, Signatures signatures, HttpContext context, CancellationToken cancellationToken)
    {
        body.All["definitionId"] = definitionId;
        return ImportAsync(body, handler, models, signatures, context, cancellationToken);
    }

    private static async Task<IResult> RetractAsync(string definitionId, RetractDefinitionHandler handler, DefinitionModels models, CancellationToken cancellationToken) =>
        Results.Ok(await models.GetAsync((await handler.HandleAsync(definitionId, cancellationToken)).Id, cancellationToken));

    private static async Task<IResult> DeleteAsync(string definitionId, DeleteDefinitionHandler handler, CancellationToken cancellationToken) =>
        await handler.HandleAsync(definitionId, cancellationToken) ? Results.NoContent() : throw new NotFoundException("workflow definition");

    private static async Task<IResult> PublishAsync(
        string definitionId, PublishDefinitionHandler handler, DefinitionModels models, DefinitionReader reader, CancellationToken cancellationToken)
    {
        var before = await reader.FindAsync(definitionId, VersionChoice.Latest, cancellationToken);
        var version = await handler.HandleAsync(new PublishDefinition(definitionId), cancellationToken);
        return Results.Ok(await SavedAsync(models, reader, version, before?.Summary.IsPublished == true, cancellationToken));
    }

    private static async Task<IResult> FindAsync(string definitionId, StudioQuery query, DefinitionModels models, CancellationToken cancellationToken) =>
        Results.Ok(await models.GetAsync(definitionId, DefinitionListEndpoints.VersionIn(query, VersionChoice.Latest), cancellationToken));

    private static async Task<object> SavedAsync(DefinitionModels models, DefinitionReader reader, DefinitionVersion version, bool alreadyPublished, CancellationToken cancellationToken)
    {
        var model = await models.GetAsync(version.Id, cancellationToken);
        var tookAlong = version.IsPublished && !alreadyPublished && (model["options"] as JsonObject)?["autoUpdateConsumingWorkflows"] is JsonValue option && option.TryGetValue<bool>(out var on) && on;
        return new
        {
            workflowDefinition = model,
            alreadyPublished,
            consumingWorkflowCount = tookAlong ? (await reader.ConsumersAsync(version.DefinitionId, cancellationToken)).Count : 0,
            validationErrors = Array.Empty<object>(),
        };
    }
}

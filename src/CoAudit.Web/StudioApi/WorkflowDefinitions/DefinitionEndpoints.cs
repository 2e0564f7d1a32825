using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Features.PublishDefinition;
using CoAudit.Audits.Features.SaveDefinition;
using CoAudit.Audits.Features.DeleteDefinition;
using CoAudit.Audits.Features.RetractDefinition;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

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

    private static async Task<IResult> SaveAsync(StudioBody body, SaveDefinitionHandler handler, IDbContextFactory<CoAuditDb> contexts, CancellationToken cancellationToken)
    {
        var model = body.Object("model") ?? throw new InvalidCommandException("model", "The body needs a model.");
        var version = await handler.HandleAsync(Utf8(model), body.Flag("publish"), cancellationToken);
        return Results.Ok(await SavedAsync(contexts, version, alreadyPublished: false, cancellationToken));
    }

    private static async Task<IResult> ImportAsync(StudioBody body, SaveDefinitionHandler handler, IDbContextFactory<CoAuditDb> contexts, CancellationToken cancellationToken)
    {
        var isNew = body.Text("definitionId") is null or "";
        var version = await handler.HandleAsync(Utf8(body.All), publish: false, cancellationToken);
        var model = await ModelAsync(contexts, version, cancellationToken);
        return isNew ? Results.Created($"/elsa/api/workflow-definitions/by-definition-id/{version.DefinitionId}", model) : Results.Ok(model);
    }

    private static Task<IResult> ImportOverAsync(
        string definitionId, StudioBody body, SaveDefinitionHandler handler, IDbContextFactory<CoAuditDb> contexts, CancellationToken cancellationToken)
    {
        body.All["definitionId"] = definitionId;
        return ImportAsync(body, handler, contexts, cancellationToken);
    }

    private static async Task<IResult> RetractAsync(
        string definitionId, RetractDefinitionHandler handler, IDbContextFactory<CoAuditDb> contexts, CancellationToken cancellationToken) =>
        Results.Ok(await ModelAsync(contexts, await handler.HandleAsync(definitionId, cancellationToken), cancellationToken));

    private static async Task<IResult> DeleteAsync(string definitionId, DeleteDefinitionHandler handler, CancellationToken cancellationToken) =>
        await handler.HandleAsync(definitionId, cancellationToken) ? Results.NoContent() : throw new NotFoundException("workflow definition");

    private static async Task<IResult> PublishAsync(
        string definitionId, PublishDefinitionHandler handler, IDbContextFactory<CoAuditDb> contexts, CancellationToken cancellationToken)
    {
        var version = await handler.HandleAsync(definitionId, cancellationToken);
        return Results.Ok(await SavedAsync(contexts, version, alreadyPublished: false, cancellationToken));
    }

    private static async Task<IResult> FindAsync(
        string definitionId, IDbContextFactory<CoAuditDb> contexts, CancellationToken cancellationToken, string? versionOptions = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = db.DefinitionVersions.AsNoTracking().Where(d => d.DefinitionId == definitionId);
        var choice = VersionChoice.Parse(versionOptions, VersionChoice.Latest) ?? throw new InvalidCommandException("versionOptions", "There are no such version options.");
        var version = await choice.Of(versions).OrderByDescending(d => d.Version).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("workflow definition");
        return Results.Ok(await ModelAsync(contexts, version, cancellationToken));
    }

    private static async Task<object> SavedAsync(IDbContextFactory<CoAuditDb> contexts, DefinitionVersion version, bool alreadyPublished, CancellationToken cancellationToken) => new
    {
        workflowDefinition = await ModelAsync(contexts, version, cancellationToken),
        alreadyPublished,
        consumingWorkflowCount = 0,
        validationErrors = Array.Empty<object>(),
    };

    // The stored JSON with what storage alone knows: its own id, number and standing.
    private static async Task<JsonObject> ModelAsync(IDbContextFactory<CoAuditDb> contexts, DefinitionVersion version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var json = await db.DefinitionContents.AsNoTracking().Where(d => d.Hash == version.Hash).Select(d => d.Json).FirstAsync(cancellationToken);
        var model = WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(json)).ToJson();
        model["id"] = version.Id.ToString("N");
        model["version"] = version.Version;
        model["isLatest"] = version.IsLatest;
        model["isPublished"] = version.IsPublished;
        model["createdAt"] = JsonSerializer.SerializeToNode(version.CreatedAt);
        return model;
    }

    private static byte[] Utf8(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}

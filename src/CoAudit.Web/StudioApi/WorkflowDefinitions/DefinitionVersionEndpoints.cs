using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Features.DeleteDefinition;
using CoAudit.Audits.Features.RevertDefinition;
using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Workflows;

namespace CoAudit.Web.StudioApi.WorkflowDefinitions;

/// <summary>Going back to a version, deleting one, and taking definitions out as files.</summary>
internal static class DefinitionVersionEndpoints
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

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
        return Results.File(File(view), "application/json", FileName(view.Summary));
    }

    private static async Task<IResult> ExportManyAsync(StudioBody body, DefinitionReader reader, CancellationToken cancellationToken)
    {
        using var zip = new MemoryStream();
        await using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in body.Texts("ids").Distinct(StringComparer.Ordinal))
            {
                var view = Guid.TryParse(id, out var versionId) ? await reader.FindAsync(versionId, cancellationToken) : null;
                view ??= await reader.FindAsync(id, VersionChoice.Latest, cancellationToken) ?? throw new NotFoundException("workflow definition");
                await using var entry = await archive.CreateEntry(FileName(view.Summary)).OpenAsync(cancellationToken);
                await entry.WriteAsync(File(view), cancellationToken);
            }
        }

        return Results.File(zip.ToArray(), "application/zip", "workflow-definitions.zip");
    }

    // As it was stored: nothing of ours is added but the bookkeeping that every Elsa file has.
    private static byte[] File(DefinitionView view)
    {
        var file = new JsonObject { ["$schema"] = Schema };
        foreach (var (name, value) in DefinitionModels.WithBookkeeping(view))
        {
            file[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToUtf8Bytes(file, Readable);
    }

    // A name can hold anything; a file name cannot.
    private static string FileName(DefinitionSummary version)
    {
        var name = string.Concat(version.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return $"workflow-definition-{(name.Length is > 0 and <= 80 ? name : version.Id.ToString("N"))}.v{version.Version}.json";
    }
}

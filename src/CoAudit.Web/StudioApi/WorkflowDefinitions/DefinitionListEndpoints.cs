using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Workflows;

namespace CoAudit.Web.StudioApi.WorkflowDefinitions;

/// <summary>Lists of definitions and of their versions, and looking one up.</summary>
internal static class DefinitionListEndpoints
{
    public static void MapWorkflowDefinitionLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/workflow-definitions", ListAsync);
        routes.MapGet("/workflow-definitions/by-id/{versionId}", FindAsync);
        routes.MapGet("/workflow-definitions/many-by-id", ManyAsync);
        routes.MapGet("/workflow-definitions/query/count", CountAsync);
        routes.MapGet("/workflow-definitions/validation/is-name-unique", IsNameFreeAsync);
        routes.MapGet("/workflow-definitions/{definitionId}/versions", VersionsAsync);
        routes.MapGet("/workflow-definitions/{definitionId}/consumers", ConsumersAsync);
    }

    /// <exception cref="InvalidCommandException">It means no version.</exception>
    public static VersionChoice VersionIn(StudioQuery query, VersionChoice fallback) =>
        VersionChoice.Parse(query.Text("versionOptions"), fallback) ?? throw new InvalidCommandException("versionOptions", "There are no such version options.");

    private static async Task<IResult> ListAsync(StudioQuery query, DefinitionReader reader, CancellationToken cancellationToken)
    {
        var list = await reader.ListAsync(Read(query), cancellationToken);
        return Results.Ok(new { items = list.Items.Select(Item), list.TotalCount, links = DefinitionLink.OfList });
    }

    private static async Task<IResult> FindAsync(string versionId, DefinitionModels models, CancellationToken cancellationToken) =>
        Results.Ok(await models.GetAsync(Guid.TryParse(versionId, out var id) ? id : throw new NotFoundException("workflow definition"), cancellationToken));

    private static async Task<IResult> ManyAsync(StudioQuery query, DefinitionReader reader, DefinitionModels models, CancellationToken cancellationToken)
    {
        List<object> items = [];
        foreach (var id in Ids(query))
        {
            if (await reader.FindAsync(id, cancellationToken) is { } view)
            {
                items.Add(await models.ShowAsync(view, cancellationToken));
            }
        }

        return Results.Ok(new { items, count = items.Count });
    }

    private static async Task<IResult> CountAsync(DefinitionReader reader, CancellationToken cancellationToken) =>
        Results.Ok(new { count = (await reader.ListAsync(new DefinitionQuery { Version = VersionChoice.Latest, PageSize = 1 }, cancellationToken)).TotalCount });

    private static async Task<IResult> IsNameFreeAsync(StudioQuery query, DefinitionReader reader, CancellationToken cancellationToken) =>
        Results.Ok(new { isUnique = await reader.IsNameFreeAsync(query.Text("name")?.Trim() ?? "", query.Text("definitionId"), cancellationToken) });

    private static async Task<IResult> VersionsAsync(string definitionId, DefinitionReader reader, CancellationToken cancellationToken)
    {
        var query = new DefinitionQuery { Version = VersionChoice.All, DefinitionIds = [definitionId], Order = DefinitionOrder.Version, Descending = true, PageSize = 1_000 };
        var list = await reader.ListAsync(query, cancellationToken);
        return list.TotalCount > 0 ? Results.Ok(new { items = list.Items.Select(Item), count = list.Items.Count }) : throw new NotFoundException("workflow definition");
    }

    private static async Task<IResult> ConsumersAsync(string definitionId, DefinitionReader reader, CancellationToken cancellationToken) =>
        Results.Ok(new { consumingWorkflowDefinitionIds = await reader.ConsumersAsync(definitionId, cancellationToken) });

    private static DefinitionQuery Read(StudioQuery query)
    {
        var order = query.Text("orderBy")?.ToUpperInvariant() switch
        {
            "NAME" => DefinitionOrder.Name,
            "VERSION" => DefinitionOrder.Version,
            _ => DefinitionOrder.Created,
        };
        return new DefinitionQuery
        {
            Version = VersionIn(query, VersionChoice.All),
            DefinitionIds = query.Texts("definitionIds"),
            Ids = Ids(query),
            SearchTerm = query.Text("searchTerm")?.Trim(),
            Name = query.Text("name"),
            Order = order,

            // The newest first, unless names are asked for or it is said.
            Descending = string.IsNullOrEmpty(query.Text("orderDirection")) ? order != DefinitionOrder.Name : query.IsDescending,
            Page = query.Whole("page") ?? 0,
            PageSize = query.Whole("pageSize") ?? 50,
        };
    }

    private static IReadOnlyList<Guid> Ids(StudioQuery query)
    {
        var ids = query.Texts("ids");

        // An id that is none of ours names no version; it does not widen the list to all.
        return [.. ids.Select(id => Guid.TryParse(id, out var versionId) ? versionId : Guid.Empty)];
    }

    private static object Item(DefinitionSummary version) => new
    {
        Links = DefinitionLink.Of(version.DefinitionId),
        IsMaterializerAvailable = true,
        Id = version.Id.ToString("N"),
        version.DefinitionId,
        version.Name,
        version.Description,
        version.Version,
        version.IsLatest,
        version.IsPublished,
        MaterializerName = "Json",
        version.CreatedAt,
        IsReadonly = false,
    };
}

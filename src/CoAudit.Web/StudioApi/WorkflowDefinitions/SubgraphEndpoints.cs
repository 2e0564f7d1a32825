using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Model;
using CoAudit.Web.StudioApi.Descriptors;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Descriptors;

namespace CoAudit.Web.StudioApi.WorkflowDefinitions;

/// <summary>What stands inside a workflow that is used as an activity, for the viewer of instances.</summary>
internal static class SubgraphEndpoints
{
    public static void MapWorkflowSubgraphs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/workflow-definitions/subgraph/{versionId}", FindAsync);
        routes.MapGet("/workflow-definitions/subgraph/segments/{versionId}", PathAsync);
    }

    private static async Task<IResult> FindAsync(string versionId, StudioQuery query, DefinitionGraphs graphs, DesignerNodes nodes, Palette palette, CancellationToken cancellationToken)
    {
        var workflow = await GetAsync(versionId, graphs, cancellationToken);
        return Results.Ok(nodes.Find(workflow, query.Text("parentNodeId"), await palette.WorkflowsAsync(cancellationToken)) ?? throw new NotFoundException("activity in this workflow"));
    }

    private static async Task<IResult> PathAsync(string versionId, StudioQuery query, DefinitionGraphs graphs, DesignerNodes nodes, Palette palette, CancellationToken cancellationToken)
    {
        var workflow = await GetAsync(versionId, graphs, cancellationToken);
        return Results.Ok(nodes.PathTo(workflow, query.Text("childNodeId") ?? "", await palette.WorkflowsAsync(cancellationToken)) ?? throw new NotFoundException("activity in this workflow"));
    }

    private static async Task<CompiledWorkflow> GetAsync(string versionId, DefinitionGraphs graphs, CancellationToken cancellationToken) =>
        (Guid.TryParse(versionId, out var id) ? await graphs.FindAsync(id, cancellationToken) : null) ?? throw new NotFoundException("workflow definition");
}

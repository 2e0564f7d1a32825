using CoAudit.Web.Designer;
using CoAudit.Web.StudioApi.ActivityExecutions;
using CoAudit.Web.StudioApi.Alterations;
using CoAudit.Web.StudioApi.Descriptors;
using CoAudit.Web.StudioApi.Live;
using CoAudit.Web.StudioApi.Running;
using CoAudit.Web.StudioApi.WorkflowDefinitions;
using CoAudit.Web.StudioApi.WorkflowInstances;
using CoAudit.Workflows.Descriptors;
using Microsoft.AspNetCore.Http.Connections;

namespace CoAudit.Web.StudioApi;

/// <summary>Everything that Elsa Studio asks a server for, and its own files.</summary>
internal static class StudioRoutes
{
    public static void AddStudio(this IServiceCollection services)
    {
        services.AddSingleton<StudioFiles>();
        services.AddSingleton<DesignerForm>();
        services.AddSingleton<DesignerNodes>();
        services.AddSingleton<Palette>();
        services.AddSingleton<DefinitionModels>();
        services.AddSingleton<Signatures>();
        services.AddSignalR();
        services.AddSingleton<WatchedInstances>();
        services.AddHostedService<LiveUpdates>();
    }

    public static void MapStudio(this IEndpointRouteBuilder routes)
    {
        routes.MapDescriptors();
        routes.MapWorkflowDefinitions();
        routes.MapWorkflowDefinitionLists();
        routes.MapWorkflowDefinitionVersions();
        routes.MapWorkflowDefinitionBulkActions();
        routes.MapWorkflowSubgraphs();
        routes.MapWorkflowInstances();
        routes.MapWorkflowInstanceBulkActions();
        routes.MapActivityExecutions();
        routes.MapRunning();
        routes.MapAlterations();
    }

    /// <summary>Sockets only: what a browser falls back to would ask as often as Studio does by itself.</summary>
    public static IEndpointConventionBuilder MapStudioHub(this IEndpointRouteBuilder routes) =>
        routes.MapHub<InstanceHub>("/elsa/hubs/workflow-instance", connection => connection.Transports = HttpTransportType.WebSockets);
}

using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Web.StudioApi.ActivityExecutions;
using Microsoft.AspNetCore.SignalR;

namespace CoAudit.Web.StudioApi.Live;

/// <summary>
/// Looks once a second whether an instance that is on a screen has moved, and tells that screen. It asks the database, so it does not matter which node moved it;
/// while nobody watches, it asks nothing.
/// </summary>
internal sealed partial class LiveUpdates(
    WatchedInstances watched, InstanceReader reader, IHubContext<InstanceHub> hub, TimeProvider time, ILogger<LiveUpdates> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TellAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends.
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (watched.All() is not { Count: > 0 } instances)
            {
                return;
            }

            foreach (var (instance, version) in await reader.VersionsAsync(instances, cancellationToken))
            {
                if (watched.IsNews(instance, version) && await reader.ExecutionsAsync(instance, cancellationToken) is { } executions)
                {
                    // Studio's own names for them.
                    var screens = hub.Clients.Group(instance);
                    await screens.SendAsync("ActivityExecutionLogUpdatedAsync", new { stats = ActivityStatistics.ByNode(executions) }, cancellationToken);
                    await screens.SendAsync("WorkflowInstanceUpdatedAsync", new { workflowInstanceId = instance }, cancellationToken);
                }
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A database that is away for a moment is asked again.
            LogFailed(error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Screens that show a workflow could not be told that it moved.")]
    private partial void LogFailed(Exception error);
}

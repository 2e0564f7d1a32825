using Hangfire;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;
using CoAudit.Web.Accounts;

namespace CoAudit.Web.Pump;

/// <summary>Hangfire is the clock: it ticks and holds no facts. What is due stands in our own tables.</summary>
internal static class HangfireTick
{
    /// <param name="postgres">Connection string of PostgreSQL; null keeps Hangfire's own state in memory.</param>
    public static IServiceCollection AddHangfireTick(this IServiceCollection services, string? postgres, PumpOptions options)
    {
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (postgres is null)
            {
                hangfire.UseInMemoryStorage();
            }
            else
            {
                hangfire.UsePostgreSqlStorage(
                    storage => storage.UseNpgsqlConnection(postgres),
                    new PostgreSqlStorageOptions
                    {
                        UseSlidingInvisibilityTimeout = true,
                        InvisibilityTimeout = TimeSpan.FromMinutes(2),

                        // How long the lock of a killed process lives on.
                        DistributedLockTimeout = TimeSpan.FromMinutes(1),
                    });
            }
        });
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 1;
            server.SchedulePollingInterval = options.Interval < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : options.Interval;
            server.ServerName = $"{Environment.MachineName}:{Environment.ProcessId}";
        });
        services.AddSingleton<PumpTick>();
        services.AddHostedService<TickSchedule>();
        return services;
    }

    /// <summary>The jobs' dashboard, for administrators only.</summary>
    public static void MapJobsDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapHangfireDashboard("/jobs", new DashboardOptions { Authorization = [new AdministratorsOnly()], DashboardTitle = "CoAudit jobs", AppPath = "/" });

    private sealed class AdministratorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().User.IsInRole(AccountRoles.Administrator);
    }
}

/// <summary>What Hangfire calls.</summary>
internal sealed class PumpTick(PumpRun pump)
{
    public Task RunAsync(CancellationToken cancellationToken) => pump.RunAsync(cancellationToken);
}

using CoAudit.Audits.Storage;
using CoAudit.Web.Pump;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoAudit.Web.Start;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database answers, and the pump looked for work within a minute.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<PumpCheck>("pump", tags: [Ready])
        .AddCheck<DatabaseCheck>("database", tags: [Ready]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    private sealed class PumpCheck(PumpState state, TimeProvider time) : IHealthCheck
    {
        private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(state.LastTickAt is { } last && time.GetUtcNow() - last <= Longest
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("Nothing has looked for due work for a minute."));
    }

    private sealed class DatabaseCheck(IDbContextFactory<CoAuditDb> contexts) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}

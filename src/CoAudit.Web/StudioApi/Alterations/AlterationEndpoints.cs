using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Features.MigrateInstance;
using CoAudit.Audits.Model;
using CoAudit.Web.Api;

namespace CoAudit.Web.StudioApi.Alterations;

/// <summary>
/// Alterations of running instances, of which there is one: <c>Migrate</c> to another version. Each instance is moved on its own, or refused with the reasons and
/// left as it was.
/// </summary>
internal static class AlterationEndpoints
{
    public static void MapAlterations(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/alterations/dry-run", DryRunAsync);
        routes.MapPost("/alterations/run", RunAsync);
    }

    private static async Task<IResult> DryRunAsync(StudioBody body, MigrateInstanceHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var reports = await ReportsAsync(body, handler, user, isDryRun: true, cancellationToken);
        return Results.Ok(new { workflowInstanceIds = reports.Where(r => r.Problems.Count == 0).Select(r => r.InstanceId), results = reports.Select(Told) });
    }

    private static async Task<IResult> RunAsync(StudioBody body, MigrateInstanceHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var reports = await ReportsAsync(body, handler, user, isDryRun: false, cancellationToken);
        return Results.Ok(new { results = reports.Select(Told) });
    }

    private static async Task<IReadOnlyList<MigrationReport>> ReportsAsync(
        StudioBody body, MigrateInstanceHandler handler, ClaimsPrincipal user, bool isDryRun, CancellationToken cancellationToken)
    {
        var (version, names) = Migration(body);
        var commands = Instances(body).Select(id => new MigrateInstanceCommand(id, version, user.AsActor()) { ActivityIds = names, IsDryRun = true }).ToList();

        // Whoever is unknown is found before anything is moved.
        var reports = await AllAsync(commands, handler, cancellationToken);
        return isDryRun ? reports : await AllAsync(commands.Select(c => c with { IsDryRun = false }), handler, cancellationToken);
    }

    private static async Task<List<MigrationReport>> AllAsync(IEnumerable<MigrateInstanceCommand> commands, MigrateInstanceHandler handler, CancellationToken cancellationToken)
    {
        var reports = new List<MigrationReport>();
        foreach (var command in commands)
        {
            reports.Add(await handler.HandleAsync(command, cancellationToken));
        }

        return reports;
    }

    private static (int Version, Dictionary<string, string> Names) Migration(StudioBody body)
    {
        if (body.Any("alterations") is not JsonArray { Count: 1 } alterations || alterations[0] is not JsonObject alteration || alteration["type"]?.ToString() is not "Migrate")
        {
            throw new InvalidCommandException("alterations", "alterations must be a list of one alteration, of type Migrate.");
        }

        if (alteration["activityIds"] is not (null or JsonObject))
        {
            throw new InvalidCommandException("activityIds", "activityIds must be an object: new ids by the old ones.");
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (oldId, newId) in alteration["activityIds"] as JsonObject ?? [])
        {
            names[oldId] = newId?.GetValueKind() == JsonValueKind.String ? newId.GetValue<string>() : throw new InvalidCommandException("activityIds", $"The new id of {oldId} must be a text.");
        }

        return alteration["targetVersion"] is JsonValue number && number.TryGetValue<int>(out var version)
            ? (version, names)
            : throw new InvalidCommandException("targetVersion", "targetVersion must be a whole number.");
    }

    private static IReadOnlyList<string> Instances(StudioBody body) =>
        body.Texts("workflowInstanceIds") is { Count: > 0 } ids ? ids : throw new InvalidCommandException("workflowInstanceIds", "workflowInstanceIds must say which instances are meant.");

    private static object Told(MigrationReport report) => new
    {
        workflowInstanceId = report.InstanceId,
        isSuccessful = report.Problems.Count == 0,
        migrated = report.Migrated,
        fromVersion = report.FromVersion,
        toVersion = report.ToVersion,
        bookmarks = report.Bookmarks,
        problems = report.Problems,
    };
}

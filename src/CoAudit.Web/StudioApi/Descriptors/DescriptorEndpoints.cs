using CoAudit.Audits.Model;
using CoAudit.Workflows.Descriptors;

namespace CoAudit.Web.StudioApi.Descriptors;

/// <summary>What there is to choose from in the designer: activities, expressions, types of variables and the rest.</summary>
internal static class DescriptorEndpoints
{
    public static void MapDescriptors(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/descriptors/activities", (Palette palette, CancellationToken cancellationToken) => palette.AnswerAsync(cancellationToken));
        routes.MapList("/descriptors/expression-descriptors", Choices.Expressions);
        routes.MapList("/descriptors/workflow-activation-strategies", Choices.ActivationStrategies);
        routes.MapList("/descriptors/incident-strategies", Choices.IncidentStrategies);
        routes.MapList("/descriptors/log-persistence-strategies", Choices.LogStrategies);
        routes.MapList("/descriptors/commit-strategies/workflows", []);
        routes.MapList("/descriptors/commit-strategies/activities", []);
        routes.MapList("/descriptors/variables", Choices.VariableTypes);
        routes.MapList("/descriptors/storage-drivers", Choices.StorageDrivers);
        routes.MapList("/descriptors/output-converters", []);
        routes.MapList("/features/installed", Choices.Features);
        routes.MapGet("/descriptors/activities/{typeName}", async (string typeName, Palette palette, CancellationToken cancellationToken) =>
            Results.Json(Find(await palette.ActivitiesAsync(cancellationToken), typeName), CompressedJson.Options));
        routes.MapMethods(
            "/descriptors/activities/{typeName}/options/{input}", ["GET", "POST"],
            async (string typeName, string input, Palette palette, CancellationToken cancellationToken) =>
                Results.Ok(new { items = OptionsOf(Find(await palette.ActivitiesAsync(cancellationToken), typeName), input) }));
        routes.MapPost("/scripting/javascript/type-definitions/{definitionId}", () => Results.Text(ScriptTypes.Text, "application/x-typescript"));
    }

    private static void MapList(this IEndpointRouteBuilder routes, string path, IReadOnlyList<object> items)
    {
        CompressedJson answer = new(new { items, count = items.Count });
        routes.MapGet(path, () => answer);
    }

    private static ActivityDescriptor Find(IReadOnlyList<ActivityDescriptor> activities, string typeName) =>
        activities.FirstOrDefault(a => string.Equals(a.TypeName, typeName, StringComparison.Ordinal)) ?? throw new NotFoundException("activity type");

    private static System.Text.Json.Nodes.JsonObject OptionsOf(ActivityDescriptor activity, string input) =>
        activity.Inputs.FirstOrDefault(i => string.Equals(i.Name, input, StringComparison.OrdinalIgnoreCase))?.UiSpecifications ?? throw new NotFoundException("input");
}

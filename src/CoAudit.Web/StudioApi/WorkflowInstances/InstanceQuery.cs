using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Audits.Model;

namespace CoAudit.Web.StudioApi.WorkflowInstances;

/// <summary>Which instances Studio means, in Elsa's words.</summary>
internal static class InstanceQuery
{
    private const string Times = "timestampFilters";

    public static InstanceFilter Filter(StudioBody body) => new()
    {
        DefinitionIds = [.. One(body.Text("definitionId")), .. body.Texts("definitionIds")],
        CorrelationId = body.Text("correlationId"),
        SearchTerm = body.Text("searchTerm")?.Trim(),
        Version = body.Whole("version"),
        HasIncidents = body.Any("hasIncidents") is null ? null : body.Flag("hasIncidents"),
        Statuses = [.. One(body.Text("status")), .. body.Texts("statuses")],
        SubStatuses = [.. One(body.Text("subStatus")), .. body.Texts("subStatuses")],
        Times = [.. Items(body.Any(Times)).Select(Time)],
    };

    public static InstanceFilter Filter(StudioQuery query) => new()
    {
        DefinitionIds = [.. One(query.Text("definitionId")), .. query.Texts("definitionIds")],
        CorrelationId = query.Text("correlationId"),
        SearchTerm = query.Text("searchTerm")?.Trim(),
        Version = query.Whole("version"),
        Statuses = [.. One(query.Text("status")), .. query.Texts("statuses")],
        SubStatuses = [.. One(query.Text("subStatus")), .. query.Texts("subStatuses")],
    };

    public static InstancePage Page(StudioBody body) => Page(body.Whole("page"), body.Whole("pageSize"), body.Text("orderBy"), body.Text("orderDirection"));

    public static InstancePage Page(StudioQuery query) => Page(query.Whole("page"), query.Whole("pageSize"), query.Text("orderBy"), query.Text("orderDirection"));

    // Names begin with A where nobody says otherwise, and times with the newest.
    private static InstancePage Page(int? page, int? size, string? orderBy, string? direction)
    {
        var order = Order(orderBy);
        var ascending = string.IsNullOrEmpty(direction) ? order == InstanceOrder.Name : string.Equals(direction, "Ascending", StringComparison.OrdinalIgnoreCase);
        return new InstancePage(page ?? 0, size ?? 25, ascending, order);
    }

    // The same order has one name in Elsa's server, and another in its client and in the columns of Studio's table.
    private static InstanceOrder Order(string? orderBy) => orderBy?.ToUpperInvariant() switch
    {
        "NAME" => InstanceOrder.Name,
        "UPDATED" or "UPDATEDAT" or "LASTEXECUTED" => InstanceOrder.Updated,
        "FINISHED" or "FINISHEDAT" => InstanceOrder.Finished,
        _ => InstanceOrder.Created,
    };

    private static IEnumerable<StudioBody> Items(JsonNode? node) => node switch
    {
        null => [],
        JsonArray items => items.Select(item => item is JsonObject members ? StudioBody.Of(members) : throw Wrong("must be a list of objects")),
        _ => throw Wrong("must be a list"),
    };

    private static TimeFilter Time(StudioBody body)
    {
        var column = body.Text("column")?.Trim().ToUpperInvariant() switch
        {
            "CREATEDAT" => TimeColumn.Created,
            "UPDATEDAT" => TimeColumn.Updated,
            "FINISHEDAT" => TimeColumn.Finished,
            _ => throw Wrong("must name CreatedAt, UpdatedAt or FinishedAt as the column"),
        };
        if (!DateTimeOffset.TryParse(body.Text("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from) || from.Year is < 1900 or > 9000)
        {
            throw Wrong("must have a time as the timestamp");
        }

        var until = from + Length(from);
        return body.Text("operator")?.ToUpperInvariant() switch
        {
            "IS" => new TimeFilter(column, from, until),
            "ISNOT" => new TimeFilter(column, from, until, IsOutside: true),
            "LESSTHAN" => new TimeFilter(column, DateTimeOffset.UnixEpoch, from),
            "LESSTHANOREQUAL" => new TimeFilter(column, DateTimeOffset.UnixEpoch, until),
            "GREATERTHAN" => new TimeFilter(column, DateTimeOffset.UnixEpoch, until, IsOutside: true),
            "GREATERTHANOREQUAL" => new TimeFilter(column, DateTimeOffset.UnixEpoch, from, IsOutside: true),
            _ => throw Wrong("must have Is, IsNot, LessThan, LessThanOrEqual, GreaterThan or GreaterThanOrEqual as the operator"),
        };
    }

    // Who gives a date means the whole day, and who gives hours and minutes means that minute: Studio's form has no seconds.
    private static TimeSpan Length(DateTimeOffset from) => (from.TimeOfDay.Ticks, from.TimeOfDay.Ticks % TimeSpan.TicksPerMinute) switch
    {
        (0, _) => TimeSpan.FromDays(1),
        (_, 0) => TimeSpan.FromMinutes(1),
        _ => TimeSpan.FromMicroseconds(1),
    };

    private static InvalidCommandException Wrong(string what) => new(Times, $"{Times} {what}.");

    private static string[] One(string? value) => string.IsNullOrEmpty(value) ? [] : [value];
}

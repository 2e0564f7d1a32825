using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>Which rows a filter lets pass.</summary>
internal static class InstanceMatching
{
    /// <param name="version">The definition's version that the search term is the id of, when it is one.</param>
    public static IQueryable<InstanceRow> Matching(this IQueryable<InstanceRow> instances, InstanceFilter filter, DefinitionVersion? version)
    {
        var (definitions, statuses, subStatuses) = (filter.DefinitionIds, filter.Statuses, filter.SubStatuses);
        instances = definitions.Count == 0 ? instances : instances.Where(i => definitions.Contains(i.DefinitionId));
        instances = statuses.Count == 0 ? instances : instances.Where(i => statuses.Contains(i.Status));
        instances = subStatuses.Count == 0 ? instances : instances.Where(i => subStatuses.Contains(i.SubStatus));
        instances = filter.CorrelationId is { Length: > 0 } correlation ? instances.Where(i => i.CorrelationId == correlation) : instances;
        instances = filter.Version is { } number ? instances.Where(i => i.DefinitionVersion == number) : instances;
        instances = filter.HasIncidents is { } incidents ? instances.Where(i => i.IncidentCount > 0 == incidents) : instances;
        instances = filter.Times.Aggregate(instances, Within);
        return filter.SearchTerm is not { Length: > 0 } term
            ? instances
            : version is null
                ? Named(instances, term)
                : instances.Where(i => i.DefinitionId == version.DefinitionId && i.DefinitionVersion == version.Version);
    }

    private static IQueryable<InstanceRow> Within(IQueryable<InstanceRow> instances, TimeFilter filter)
    {
        var (from, until) = (filter.From, filter.Until);
        return (filter.Column, filter.IsOutside) switch
        {
            (TimeColumn.Created, false) => instances.Where(i => i.CreatedAt >= from && i.CreatedAt < until),
            (TimeColumn.Created, true) => instances.Where(i => i.CreatedAt < from || i.CreatedAt >= until),
            (TimeColumn.Updated, false) => instances.Where(i => i.UpdatedAt >= from && i.UpdatedAt < until),
            (TimeColumn.Updated, true) => instances.Where(i => i.UpdatedAt < from || i.UpdatedAt >= until),
            (TimeColumn.Finished, false) => instances.Where(i => i.FinishedAt >= from && i.FinishedAt < until),
            (TimeColumn.Finished, true) => instances.Where(i => i.FinishedAt < from || i.FinishedAt >= until),
        };
    }

    // SQLite makes only the letters from A to Z small, so a name is also looked at as it was written.
    private static IQueryable<InstanceRow> Named(IQueryable<InstanceRow> instances, string term)
    {
        var small = term.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Runs in the database, which has its own rules for lower case.
        return instances.Where(i =>
            i.Id.ToLower().Contains(small)
            || i.DefinitionId.ToLower().Contains(small)
            || (i.CorrelationId != null && (i.CorrelationId.ToLower().Contains(small) || i.CorrelationId.Contains(term)))
            || (i.Name != null && (i.Name.ToLower().Contains(small) || i.Name.Contains(term))));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }
}

using System.Globalization;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>Which version of a definition is meant: Elsa's <c>versionOptions</c>.</summary>
public sealed record VersionChoice
{
    private readonly Func<IQueryable<DefinitionVersion>, IQueryable<DefinitionVersion>> pick;

    private VersionChoice(Func<IQueryable<DefinitionVersion>, IQueryable<DefinitionVersion>> pick) => this.pick = pick;

    public static VersionChoice Published { get; } = new(versions => versions.Where(d => d.IsPublished));

    public static VersionChoice Latest { get; } = new(versions => versions.Where(d => d.IsLatest));

    public static VersionChoice Draft { get; } = new(versions => versions.Where(d => d.IsLatest && !d.IsPublished));

    public static VersionChoice LatestOrPublished { get; } = new(versions => versions.Where(d => d.IsLatest || d.IsPublished));

    public static VersionChoice All { get; } = new(versions => versions);

    public static VersionChoice Number(int version) => new(versions => versions.Where(d => d.Version == version));

    /// <summary>Reads what callers write; null when it means nothing.</summary>
    public static VersionChoice? Parse(string? text, VersionChoice fallback) => text switch
    {
        null or "" => fallback,
        "Published" => Published,
        "Latest" => Latest,
        "Draft" => Draft,
        "LatestOrPublished" or "LatestAndPublished" => LatestOrPublished,
        "AllVersions" or "All" => All,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => Number(number),
        _ => null,
    };

    /// <summary>
    /// The version that an activity means which is a workflow: the one of its version id, else of its number; where that is not there, the published one, else the
    /// newest. An id that is not known, because the definition came from elsewhere, does not fall back to the number, as in Elsa.
    /// </summary>
    public static async Task<DefinitionVersion?> FindUsedAsync(CoAuditDb db, WorkflowReference reference, CancellationToken cancellationToken)
    {
        var versions = db.DefinitionVersions.AsNoTracking().Where(d => d.DefinitionId == reference.DefinitionId);
        var named = (reference.VersionId, reference.Version) switch
        {
            ({ } text, _) => Guid.TryParse(text, out var id) ? await versions.FirstOrDefaultAsync(d => d.Id == id, cancellationToken) : null,
            (_, { } number) => await versions.FirstOrDefaultAsync(d => d.Version == number, cancellationToken),
            _ => null,
        };
        return named
            ?? await Published.Of(versions).FirstOrDefaultAsync(cancellationToken)
            ?? await Latest.Of(versions).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The versions that are meant.</summary>
    public IQueryable<DefinitionVersion> Of(IQueryable<DefinitionVersion> versions) => pick(versions);

    /// <summary>The newest version of a definition that is meant, or null.</summary>
    public Task<DefinitionVersion?> FindAsync(CoAuditDb db, string definitionId, CancellationToken cancellationToken) =>
        Of(db.DefinitionVersions.AsNoTracking().Where(d => d.DefinitionId == definitionId)).OrderByDescending(d => d.Version).FirstOrDefaultAsync(cancellationToken);
}

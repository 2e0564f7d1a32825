using System.Globalization;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>All versions of one definition: at most one published, at most one draft, numbers without a gap.</summary>
internal sealed class DefinitionVersions
{
    // One installation is one organisation, and designs are the organisation's, not a service's.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public const string FromFile = "file";

    public const string FromDesigner = "designer";

    private readonly Unit unit;
    private readonly List<DefinitionVersion> versions;

    private DefinitionVersions(Unit unit, List<DefinitionVersion> versions) => (this.unit, this.versions) = (unit, versions);

    public DefinitionVersion? Latest => versions.Count == 0 ? null : versions[^1];

    public DefinitionVersion? Published => versions.Find(v => v.IsPublished);

    public static async Task<DefinitionVersions> LoadAsync(Unit unit, string definitionId, CancellationToken cancellationToken) =>
        new(unit, await unit.Db.DefinitionVersions.Where(d => d.DefinitionId == definitionId).OrderBy(d => d.Version).ToListAsync(cancellationToken));

    public DefinitionVersion? Find(string hash) => versions.Find(v => string.Equals(v.Hash, hash, StringComparison.Ordinal));

    public DefinitionVersion? Find(int number) => versions.Find(v => v.Version == number);

    /// <summary>Takes one out; the newest that is left becomes the latest.</summary>
    /// <exception cref="ConflictException">It is the published one.</exception>
    public void Remove(Guid versionId)
    {
        var version = versions.Find(v => v.Id == versionId) ?? throw new NotFoundException("workflow definition version");
        if (version.IsPublished)
        {
            throw new ConflictException("is-published", $"Version {version.Version} of \"{version.Name}\" is published. Unpublish it first.");
        }

        versions.Remove(version);
        unit.Db.DefinitionVersions.Remove(version);
        if (version.IsLatest && Latest is { } latest)
        {
            latest.IsLatest = true;
        }
    }

    /// <summary>Refuses what was made on something older than the latest save.</summary>
    /// <param name="revision">What it was made on; null when its maker does not say, and then the last one wins.</param>
    /// <exception cref="ConflictException">Somebody has saved since; says who and when.</exception>
    public void RefuseStale(string? revision) => RefuseOlder(revision, "Not saved", "Reload it, and make your change again.");

    /// <summary>Refuses to publish what whoever publishes has not seen.</summary>
    /// <param name="revision">What they have seen; null when they do not say.</param>
    /// <exception cref="ConflictException">Somebody has saved since; says who and when.</exception>
    public void RefuseUnread(string? revision) => RefuseOlder(revision, "Not published", "Look at it first, and publish it then.");

    private void RefuseOlder(string? revision, string refused, string wayOut)
    {
        if (Latest is not { } latest || string.IsNullOrEmpty(revision) || string.Equals(latest.Revision, revision, StringComparison.Ordinal))
        {
            return;
        }

        var when = TimeZoneInfo.ConvertTime(latest.SavedAt, Zone).ToString("H:mm 'on' d MMMM", CultureInfo.InvariantCulture);
        throw new ConflictException(
            "stale-draft", $"{refused}: {latest.SavedBy ?? "somebody else"} saved a newer version at {when}. {wayOut}");
    }

    /// <summary>Replaces the draft, or begins one.</summary>
    public async Task<DefinitionVersion> SaveDraftAsync(CheckedDefinition definition, string? savedBy, CancellationToken cancellationToken)
    {
        if (Latest is not { IsPublished: false, WasPublished: false } draft)
        {
            return await AddAsync(definition, FromDesigner, cancellationToken, savedBy);
        }

        await KeepContentAsync(definition, cancellationToken);
        draft.Hash = definition.Hash;
        draft.Name = definition.Definition.Name;
        draft.Description = definition.Definition.Description;
        draft.IsAuditType = definition.Stages.Count > 0;
        draft.Stages = definition.StagesJson();
        draft.SavedAt = unit.Now;
        draft.SavedBy = savedBy;
        return draft;
    }

    public async Task<DefinitionVersion> AddAsync(CheckedDefinition definition, string source, CancellationToken cancellationToken, string? savedBy = null)
    {
        await KeepContentAsync(definition, cancellationToken);
        var version = new DefinitionVersion
        {
            Id = Guid.CreateVersion7(unit.Now),
            DefinitionId = definition.DefinitionId,
            Version = (Latest?.Version ?? 0) + 1,
            Hash = definition.Hash,
            Name = definition.Definition.Name,
            Description = definition.Definition.Description,
            Source = source,
            IsLatest = true,
            IsAuditType = definition.Stages.Count > 0,
            Stages = definition.StagesJson(),
            CreatedAt = unit.Now,
            SavedAt = unit.Now,
            SavedBy = savedBy,
        };
        foreach (var earlier in versions)
        {
            earlier.IsLatest = false;
        }

        versions.Add(version);
        unit.Db.DefinitionVersions.Add(version);
        return version;
    }

    /// <summary>Only this version is published from now on, and starts by itself where it says so.</summary>
    public async Task PublishAsync(DefinitionVersion version, CheckedDefinition definition, CancellationToken cancellationToken)
    {
        await Triggers.ArmAsync(unit, definition.Workflow, cancellationToken);
        foreach (var other in versions)
        {
            other.IsPublished = ReferenceEquals(other, version);
        }

        version.WasPublished = true;
    }

    private async Task KeepContentAsync(CheckedDefinition definition, CancellationToken cancellationToken)
    {
        if (!await unit.Db.DefinitionContents.AnyAsync(d => d.Hash == definition.Hash, cancellationToken))
        {
            unit.Db.DefinitionContents.Add(new DefinitionContent { Hash = definition.Hash, Json = definition.Definition.ToJson().ToJsonString() });
        }
    }
}

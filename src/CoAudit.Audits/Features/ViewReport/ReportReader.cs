using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Reports;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewReport;

/// <summary>Reads reports: what was published, as it was then, or before that what has come out so far.</summary>
public sealed class ReportReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <param name="version">Null: the newest that was published, or the report so far where none was.</param>
    /// <exception cref="ConflictException">Nothing is open to all yet.</exception>
    /// <exception cref="NotFoundException">There is no such audit, or no such version.</exception>
    public async Task<ReportView> GetAsync(AuditId audit, int? version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindPublishedAsync(db, audit, version, cancellationToken) ?? await SoFarAsync(db, audit, cancellationToken);
    }

    /// <summary>What was published; null where nothing was.</summary>
    public async Task<ReportView?> FindPublishedAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindPublishedAsync(db, audit, version: null, cancellationToken);
    }

    /// <summary>Who reads by a task's link, when the report of its audit is out; else null.</summary>
    public async Task<ReportAudience?> FindAudienceAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Tasks.AsNoTracking().Where(t => t.Id == task && db.ReportVersions.Any(r => r.AuditId == t.AuditId))
            .Join(db.Participants, t => t.ParticipantId, p => p.Id, (t, p) => new ReportAudience(t.AuditId, p.Access.Format))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The bytes that a version's hash is made of, to be checked by anybody.</summary>
    public async Task<ReportVersion> GetVersionAsync(AuditId audit, int number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ReportVersions.AsNoTracking().FirstOrDefaultAsync(r => r.AuditId == audit && r.Number == number, cancellationToken)
            ?? throw new NotFoundException("version of this report");
    }

    private static async Task<ReportView?> FindPublishedAsync(CoAuditDb db, AuditId audit, int? version, CancellationToken cancellationToken)
    {
        // Their contents are large; only one of them is read.
        var editions = await db.ReportVersions.AsNoTracking().Where(r => r.AuditId == audit).OrderByDescending(r => r.Number)
            .Select(r => new { r.Number, r.PublishedAt, r.Hash, r.Formats }).ToListAsync(cancellationToken);
        if (editions.Count == 0)
        {
            return version is null ? null : throw new NotFoundException("version of this report");
        }

        var number = version ?? editions[0].Number;
        var kept = await db.ReportVersions.AsNoTracking().FirstOrDefaultAsync(r => r.AuditId == audit && r.Number == number, cancellationToken)
            ?? throw new NotFoundException("version of this report");
        var isBound = await HashInTrailAsync(db, audit, number, cancellationToken) is { } hash && string.Equals(hash, kept.Hash, StringComparison.Ordinal);
        return new ReportView(
            kept.Read(), kept.Hash, kept.FormatList, kept.IsWhole && isBound,
            [.. editions.Select(e => new ReportEdition(e.Number, e.PublishedAt, e.Hash, e.Formats.Split(',', StringSplitOptions.RemoveEmptyEntries)))]);
    }

    private static async Task<string?> HashInTrailAsync(CoAuditDb db, AuditId audit, int number, CancellationToken cancellationToken)
    {
        var entries = await db.Trail.AsNoTracking().Where(e => e.AuditId == audit && e.Kind == "report-published").OrderBy(e => e.N).Select(e => e.Data).ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            using var data = JsonDocument.Parse(entry);
            if (data.RootElement.TryGetProperty("version", out var version) && version.GetInt32() == number)
            {
                return data.RootElement.GetProperty("hash").GetString();
            }
        }

        return null;
    }

    private static async Task<ReportView> SoFarAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        if (!await db.Audits.AnyAsync(a => a.Id == audit, cancellationToken))
        {
            throw new NotFoundException("audit");
        }

        if (!await db.Stages.AnyAsync(s => s.AuditId == audit && s.Status == StageStatus.Closed, cancellationToken))
        {
            throw new ConflictException("not-revealed", "Nobody sees what others said before a stage is over. The first stage is still open.");
        }

        var report = AuditReport.Of(await db.ReadReportAsync(audit, cancellationToken));
        return new ReportView(report, ReportVersion.HashOf(ReportJson.Write(report)), ReportFormats.All, IsWhole: true, []);
    }
}

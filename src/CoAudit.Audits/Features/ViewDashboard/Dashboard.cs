using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewDashboard;

/// <summary>What waits for the quality lead, over all audits.</summary>
public sealed record Dashboard(
    bool HasServices,
    bool HasAudits,
    int RunningAudits,
    IReadOnlyList<WaitingStage> OpenStages,
    IReadOnlyList<WaitingMail> Mails,
    IReadOnlyList<ComingReview> Reviews);

/// <summary>An open stage with everyone who was asked.</summary>
public sealed record WaitingStage(Guid AuditId, string AuditTitle, string TimeZone, string Title, DateTimeOffset DueAt, QuorumRule Quorum, bool QuorumMet, IReadOnlyList<AskedPerson> People);

/// <summary>The quorum's rule.</summary>
public sealed record QuorumRule(int MinPerGroup, int MinPercent);

/// <summary>Somebody who was asked in an open stage. Whether they have answered, never what.</summary>
public sealed record AskedPerson(string Name, Group Group, bool OnPaper, bool HasAnswered, int RemindersSent);

/// <summary>A mail that needs a person.</summary>
public sealed record WaitingMail(Guid AuditId, string AuditTitle, string TimeZone, string Kind, string ToName, MailState State, DateTimeOffset At);

/// <summary>A review of any audit.</summary>
public sealed record ComingReview(Guid Id, Guid AuditId, string AuditTitle, string TimeZone, int Number, DateTimeOffset DueAt, ReviewStatus Status, string? Verdict);

/// <summary>Reads across audits. Changes nothing.</summary>
public sealed class DashboardReader(IDbContextFactory<CoAuditDb> contexts)
{
    private const int MostRows = 50;

    public async Task<Dashboard> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mails = await db.Outbox.AsNoTracking()
            .Where(m => m.AuditId != null && (m.State == MailState.Failed || (m.State == MailState.Uncertain && m.LeaseUntil == null)))
            .OrderByDescending(m => m.CreatedAt).Take(MostRows)
            .Join(db.Audits, m => m.AuditId, a => a.Id, (m, a) => new WaitingMail(a.Id.Value, a.Title, a.TimeZone, m.Kind, m.ToName, m.State, m.CreatedAt))
            .ToListAsync(cancellationToken);
        return new Dashboard(
            await db.Services.AnyAsync(cancellationToken),
            await db.Audits.AnyAsync(cancellationToken),
            await db.Audits.CountAsync(a => a.Status == AuditStatus.Running, cancellationToken),
            await OpenStagesAsync(db, null, cancellationToken),
            mails,
            await ReviewsAsync(db, onlyToCome: true, cancellationToken));
    }

    /// <summary>The open stages of one audit.</summary>
    public async Task<IReadOnlyList<WaitingStage>> OpenStagesAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await OpenStagesAsync(db, audit, cancellationToken);
    }

    /// <summary>Reviews of all audits: those to come first, by date.</summary>
    public async Task<IReadOnlyList<ComingReview>> ReviewsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReviewsAsync(db, onlyToCome: false, cancellationToken);
    }

    // The stage with a silent group comes first, then the one that ends first.
    private static async Task<IReadOnlyList<WaitingStage>> OpenStagesAsync(CoAuditDb db, AuditId? audit, CancellationToken cancellationToken)
    {
        var stages = await db.Stages.AsNoTracking().Include(s => s.Tasks)
            .Where(s => s.Status == StageStatus.Open && (audit == null || s.AuditId == audit))
            .OrderBy(s => s.DueAt).Take(MostRows).ToListAsync(cancellationToken);
        var audits = stages.ConvertAll(s => s.AuditId);
        var stageIds = stages.ConvertAll(s => (StageId?)s.Id);
        var titles = await db.Audits.AsNoTracking().Where(a => audits.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        var people = await db.Participants.AsNoTracking().Where(p => audits.Contains(p.AuditId)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var reminders = await db.Outbox.AsNoTracking().Where(m => stageIds.Contains(m.StageId) && m.ReminderNumber > 0 && m.State == MailState.Sent)
            .GroupBy(m => m.TaskId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. stages
            .Select(s => new WaitingStage(
                s.AuditId.Value, titles[s.AuditId].Title, titles[s.AuditId].TimeZone, s.Title, s.DueAt, new QuorumRule(s.MinPerGroup, s.MinPercent), s.QuorumIsMet,
                [.. s.Tasks.Where(t => t.Counts).OrderBy(t => t.Group).Select(t => new AskedPerson(
                    people[t.ParticipantId], t.Group, t.Kind == TaskKind.Paper, t.HasAnswered, reminders.Find(r => r.Key == t.Id)?.Count ?? 0))]))
            .OrderByDescending(s => s.People.GroupBy(p => p.Group).Any(g => g.All(p => !p.HasAnswered))).ThenBy(s => s.DueAt)];
    }

    private static async Task<IReadOnlyList<ComingReview>> ReviewsAsync(CoAuditDb db, bool onlyToCome, CancellationToken cancellationToken)
    {
        var rows = await db.Reviews.AsNoTracking()
            .Where(r => !onlyToCome || r.Status == ReviewStatus.Scheduled || r.Status == ReviewStatus.Open)
            .OrderBy(r => r.DueAt).Take(MostRows * 4)
            .Join(db.Audits, r => r.AuditId, a => a.Id, (r, a) => new ComingReview(r.Id.Value, a.Id.Value, a.Title, a.TimeZone, r.Number, r.DueAt, r.Status, r.Verdict))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Status is ReviewStatus.Done or ReviewStatus.Cancelled).ThenBy(r => r.DueAt).Take(onlyToCome ? MostRows : rows.Count)];
    }
}

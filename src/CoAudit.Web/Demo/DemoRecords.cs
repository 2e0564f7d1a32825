using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Demo;

/// <summary>Looks up what people in the demo see before them: their task, a card, a finding.</summary>
internal sealed class DemoRecords(IDbContextFactory<CoAuditDb> contexts)
{
    public async Task<bool> AnyAuditAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Audits.AnyAsync(cancellationToken);
    }

    /// <summary>When a stage was opened; null when it has not been yet.</summary>
    public async Task<DateTimeOffset?> OpenedAtAsync(AuditId audit, string type, int occurrence, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Stages.Where(s => s.AuditId == audit && s.Type == type).OrderBy(s => s.Number).Skip(occurrence - 1)
            .Select(s => (DateTimeOffset?)s.OpenedAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A person's task in the newest stage of this kind.</summary>
    public async Task<TaskId> TaskAsync(AuditId audit, DemoPerson person, string type, CancellationToken cancellationToken)
    {
        var participant = await ParticipantAsync(audit, person, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Stages.Where(s => s.AuditId == audit && s.Type == type).OrderByDescending(s => s.Number)
            .SelectMany(s => s.Tasks.Where(t => t.ParticipantId == participant)).Select(t => t.Id).FirstAsync(cancellationToken);
    }

    public async Task<ParticipantId> ParticipantAsync(AuditId audit, DemoPerson person, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Participants.Where(p => p.AuditId == audit && p.Name == person.Name).Select(p => p.Id).SingleAsync(cancellationToken);
    }

    /// <summary>What is on the table, by its words.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> ObjectivesAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Objectives.Where(o => o.AuditId == audit).ToDictionaryAsync(o => o.Text, o => o.Id, StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>What somebody said in these words.</summary>
    public async Task<Guid> WordsAsync(AuditId audit, string text, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Contributions.Where(c => c.AuditId == audit && c.Text == text).Select(c => c.Id).SingleAsync(cancellationToken);
    }

    /// <summary>The lines of the tool that people score, in their order.</summary>
    public async Task<IReadOnlyList<string>> CriteriaAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ToolLines.Where(l => l.AuditId == audit).OrderBy(l => l.Position).Select(l => l.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Findings, the widest gap first.</summary>
    public async Task<IReadOnlyList<Guid>> FindingsAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Findings.Where(f => f.AuditId == audit).OrderBy(f => f.Position).Select(f => f.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Cards of the plan, in the order in which they were wished for.</summary>
    public async Task<IReadOnlyList<Guid>> CardsAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Actions.Where(a => a.AuditId == audit).OrderBy(a => a.Number).Select(a => a.Id).ToListAsync(cancellationToken);
    }

    public async Task<Guid> ObjectionAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Objections.Where(o => o.AuditId == audit).OrderBy(o => o.RaisedAt).Select(o => o.Id).FirstAsync(cancellationToken);
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewVoices;

/// <summary>Reads the life-lines of contributions: to their author all of their own, to others those that are revealed.</summary>
public sealed class VoiceReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <summary>Everything that the person of this task has said in the audit, whatever the task it was said in.</summary>
    public async Task<IReadOnlyList<VoiceView>?> MineAsync(TaskId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } task)
        {
            return null;
        }

        var said = await db.Contributions.AsNoTracking().Where(c => c.AuditId == task.AuditId && c.ParticipantId == task.ParticipantId).OrderBy(c => c.At).ToListAsync(cancellationToken);
        return [.. (await db.ThreadsAsync(task.AuditId, said, cancellationToken)).Select(thread => ViewOf(thread, task.Group.Code()))];
    }

    /// <summary>What this person said against something that was signed and stands in the report, and what was answered.</summary>
    public async Task<IReadOnlyList<MyStatementView>> MyStatementsAsync(TaskId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } task)
        {
            return [];
        }

        var all = await db.MinorityStatements.AsNoTracking().Where(s => s.AuditId == task.AuditId && s.ParticipantId == task.ParticipantId).OrderBy(s => s.At).ToListAsync(cancellationToken);
        var turns = await db.Set<ObjectionTurn>().AsNoTracking()
            .Where(t => t.By == "responder" && db.Objections.Any(o => o.Id == t.ObjectionId && o.Maker == task.ParticipantId)).OrderBy(t => t.Number).ToListAsync(cancellationToken);
        return [.. all.Where(s => !s.IsAnswer).Select(s => new MyStatementView(s.ItemText, s.Text, s.AnswersIn(all, turns)))];
    }

    /// <summary>Everything that is open to all, in an order that tells nothing about who spoke when.</summary>
    public async Task<IReadOnlyList<VoiceView>> AllAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var speakers = await db.SpeakersAsync(audit, cancellationToken);
        var threads = await db.RevealedThreadsAsync(audit, cancellationToken);
        return [.. threads.Select(thread => ViewOf(thread, speakers(thread.Said)?.Code() ?? ""))];
    }

    private static VoiceView ViewOf(VoiceThread thread, string group) => new(
        thread.Said.Id, thread.Said.Kind, thread.Said.Text, group, thread.State,
        [.. thread.Turns.Select(t => new VoiceTurnView(t.Kind.ToString().ToLowerInvariant(), t.Outcome, t.Reason, t.Before, t.After, t.At))]);
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Keeps the concerns with which people agree: every one, by whatever exit the sign-off ends, and also when the item has changed since or came off the list.</summary>
public sealed class ConcernBook(SigningDesk desk)
{
    /// <summary>When a stage in which people sign is over: concerns about everything.</summary>
    public static void Keep(Unit unit, Audit audit, Stage stage, SignItem everything)
    {
        foreach (var task in stage.Tasks.Where(t => t is { Counts: true, SignOff: { Answer: SignOffAnswer.AgreeWithConcern, Reason: not null } }))
        {
            Keep(unit, audit, stage, task, everything, task.SignOff!.Reason!);
        }
    }

    /// <summary>When a stage in which people sign is over: concerns about single items.</summary>
    /// <param name="signed">The sign-off; the stage itself, or one whose objections it deals with.</param>
    public async Task KeepOfItemsAsync(Unit unit, Audit audit, Stage signed, Stage stage, CancellationToken cancellationToken)
    {
        var items = await desk.ItemsAsync(unit.Db, signed, cancellationToken);
        var tasks = stage.Tasks.Where(t => t.Counts).ToDictionary(t => t.ParticipantId);
        foreach (var said in await SaidAsync(unit.Db, SigningDesk.ScopeOf(signed), stage, cancellationToken))
        {
            if (tasks.TryGetValue(said.ParticipantId, out var task))
            {
                Keep(unit, audit, stage, task, await ItemAsync(unit.Db, signed, items, said.Item, cancellationToken), said.Reason!);
            }
        }
    }

    /// <summary>What comes when the stage is over already is kept at once.</summary>
    public static void KeepLate(Unit unit, LoadedTask asked, SignItem item, SignOffAnswer answer, string reason)
    {
        if (asked.Stage.Status != StageStatus.Open && answer == SignOffAnswer.AgreeWithConcern && reason.Length > 0)
        {
            Keep(unit, asked.Audit, asked.Stage, asked.Task, item, reason);
        }
    }

    private static void Keep(Unit unit, Audit audit, Stage stage, TaskItem task, SignItem item, string reason) => unit.Db.MinorityStatements.Add(
        audit.State(MinorityStatement.ConcernKind, stage.Id, null, (task.ParticipantId, task.Group), item, reason, Secrets.Draw(), unit.Now));

    // With what this very command has added: it is not stored yet.
    private static async Task<IReadOnlyList<ItemSignOff>> SaidAsync(CoAuditDb db, string scope, Stage stage, CancellationToken cancellationToken)
    {
        var said = await db.ItemSignOffs.Where(a => a.StageId == stage.Id && a.Scope == scope).ToListAsync(cancellationToken);
        said.AddRange(db.ItemSignOffs.Local.Where(a => a.StageId == stage.Id && string.Equals(a.Scope, scope, StringComparison.Ordinal) && !said.Contains(a)).ToList());
        return [.. said.Where(a => a is { Answer: SignOffAnswer.AgreeWithConcern, Reason: not null, Late: false }).OrderBy(a => a.At)];
    }

    private async Task<SignItem> ItemAsync(CoAuditDb db, Stage signed, IReadOnlyList<SignItem> items, string id, CancellationToken cancellationToken)
    {
        if (items.FirstOrDefault(i => string.Equals(i.Id, id, StringComparison.Ordinal)) is { } item)
        {
            return item;
        }

        var text = desk.SubjectOf(SigningDesk.ScopeOf(signed)) is { } subject ? await subject.FindTextAsync(db, signed.AuditId, id, cancellationToken) : null;
        return new SignItem(id, "", text ?? signed.Title);
    }
}

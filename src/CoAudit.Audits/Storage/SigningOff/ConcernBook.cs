using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Keeps the concerns with which people agree: every one, by whatever exit the sign-off ends, and also when the item has changed since or came off the list.</summary>
public sealed class ConcernBook(SigningDesk desk)
{
    /// <summary>When a stage in which people sign is over, a sign-off or the step that deals with its objections: concerns about everything, and about single items.</summary>
    public async Task KeepAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (stage.Type is "CoAudit.SignOff")
        {
            KeepOfAll(unit, audit, stage, SigningDesk.EverythingIn(stage, await desk.LoadAsync(unit.Db, stage, cancellationToken)));
            await KeepOfItemsAsync(unit, audit, stage, stage, cancellationToken);
            return;
        }

        KeepOfAll(unit, audit, stage, new SignItem("", "text", stage.Title));
        foreach (var id in (await SigningRounds.AllAsync(unit.Db, audit.Id, cancellationToken)).Select(o => o.StageId).Distinct())
        {
            await KeepOfItemsAsync(unit, audit, await SigningRounds.LoadAsync(unit.Db, id, cancellationToken), stage, cancellationToken);
        }
    }

    /// <summary>What comes when the stage is over already is kept at once: a concern, and a "no", which stops nothing any more.</summary>
    /// <param name="objection">The person's own objection to it that is still open: a "no" joins it, and is no statement of its own.</param>
    public static void KeepLate(Unit unit, LoadedTask asked, SignItem item, SignOffAnswer answer, string reason, Objection? objection)
    {
        var kind = answer switch
        {
            SignOffAnswer.AgreeWithConcern => MinorityStatement.ConcernKind,
            SignOffAnswer.Object when objection is null => MinorityStatement.ObjectionKind,
            _ => null,
        };
        if (asked.Stage.Status != StageStatus.Open && kind is not null && reason.Length > 0)
        {
            Keep(unit, asked.Audit, asked.Stage, asked.Task, item, reason, kind);
        }
    }

    private static void KeepOfAll(Unit unit, Audit audit, Stage stage, SignItem everything)
    {
        foreach (var task in stage.Tasks.Where(t => t is { Counts: true, SignOff: { Answer: SignOffAnswer.AgreeWithConcern, Reason: not null } }))
        {
            Keep(unit, audit, stage, task, everything, task.SignOff!.Reason!);
        }
    }

    private async Task KeepOfItemsAsync(Unit unit, Audit audit, Stage signed, Stage stage, CancellationToken cancellationToken)
    {
        var items = await desk.ItemsAsync(unit.Db, signed, cancellationToken);
        var tasks = stage.Tasks.Where(t => t.Counts).ToDictionary(t => t.ParticipantId);
        foreach (var said in await SaidAsync(unit.Db, SigningDesk.ScopeOf(signed), stage, cancellationToken))
        {
            if (tasks.TryGetValue(said.ParticipantId, out var task))
            {
                Keep(unit, audit, stage, task, await desk.ItemAsync(unit.Db, signed, items, said.Item, cancellationToken), said.Reason!);
            }
        }
    }

    private static void Keep(Unit unit, Audit audit, Stage stage, TaskItem task, SignItem item, string reason, string kind = MinorityStatement.ConcernKind) =>
        unit.Db.MinorityStatements.Add(audit.State(kind, stage.Id, null, (task.ParticipantId, task.Group), item, reason, Secrets.Draw(), unit.Now));

    // With what this very command has added: it is not stored yet.
    private static async Task<IReadOnlyList<ItemSignOff>> SaidAsync(CoAuditDb db, string scope, Stage stage, CancellationToken cancellationToken)
    {
        var said = await db.ItemSignOffs.Where(a => a.StageId == stage.Id && a.Scope == scope).ToListAsync(cancellationToken);
        said.AddRange(db.ItemSignOffs.Local.Where(a => a.StageId == stage.Id && string.Equals(a.Scope, scope, StringComparison.Ordinal) && !said.Contains(a)).ToList());
        return [.. said.Where(a => a is { Answer: SignOffAnswer.AgreeWithConcern, Reason: not null, Late: false }).OrderBy(a => a.At)];
    }
}

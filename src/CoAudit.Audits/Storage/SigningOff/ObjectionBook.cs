using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Opens objections and writes down what stays of them. Closing one is its maker's alone: see <see cref="Objection.Withdraw"/>.</summary>
public sealed class ObjectionBook(ObjectionClock clock, ObjectionMails mails)
{
    /// <summary>Somebody objects. The stage waits for the clock of the objection, and everyone who signed is told.</summary>
    public async Task<Objection> RaiseAsync(
        Unit unit, LoadedTask asked, string scope, SignItem item, string reason, IReadOnlyList<Objection> known, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = asked;
        if (known.FirstOrDefault(o => o.IsOpen && o.Maker == task.ParticipantId && string.Equals(o.Item, item.Id, StringComparison.Ordinal)) is { } open)
        {
            var turn = open.RaiseAgain(task.ParticipantId, stage.Id, reason, secrets.Id, unit.Now);
            unit.Db.Add(turn);
            audit.Record("objection-raised-again", Actor.Participant(task.ParticipantId), new { objection = open.Id, stage = stage.Id.Value, commitment = secrets.Commit(reason) }, unit.Now);
            return open;
        }

        var (responder, dueAt) = await clock.StartAsync(unit, audit, stage, task.ParticipantId, cancellationToken);
        var objection = audit.Object(stage, task, scope, item.Id, reason, responder, dueAt, secrets, unit.Now);
        unit.Db.Objections.Add(objection);
        await ExtendAsync(unit, stage, dueAt, cancellationToken);
        mails.AskResponder(unit, audit, stage, objection);
        mails.TellSigners(unit, audit, stage, objection, lookAgain: false, tellMaker: false);
        return objection;
    }

    /// <summary>Moves a stage's end when the clock of an objection runs past it.</summary>
    public static async Task ExtendAsync(Unit unit, Stage stage, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        if (stage.MoveEnd(dueAt))
        {
            await SetTimerAsync(unit, stage, cancellationToken);
        }
    }

    /// <summary>With the last objection gone the stage ends when it was to end.</summary>
    public static async Task MoveEndBackAsync(Unit unit, Stage stage, CancellationToken cancellationToken)
    {
        var left = await SigningRounds.OpenAsync(unit.Db, stage.AuditId, cancellationToken);
        if (left.TrueForAll(o => o.StageId != stage.Id) && stage.MoveEndBack(unit.Now))
        {
            await SetTimerAsync(unit, stage, cancellationToken);
        }
    }

    private static Task SetTimerAsync(Unit unit, Stage stage, CancellationToken cancellationToken)
    {
        var dueAt = stage.DueAt;
        return unit.Db.Timers.Where(t => t.StageId == stage.Id && t.Kind == TimerKind.StageEnd)
            .ExecuteUpdateAsync(t => t.SetProperty(timer => timer.DueAt, dueAt), cancellationToken);
    }

    /// <summary>What was never taken back stands from now on.</summary>
    public static void Stand(Unit unit, Audit audit, Objection objection, string itemText)
    {
        objection.Stand(unit.Now);
        unit.Db.MinorityStatements.Add(audit.State(
            "objection", objection.StageId, objection.Id, (objection.Maker, objection.MakerGroup), new SignItem(objection.Item, "", itemText), objection.Reason, Secrets.Draw(), unit.Now));
    }
}

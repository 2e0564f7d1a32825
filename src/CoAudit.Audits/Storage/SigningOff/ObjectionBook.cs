using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Opens objections and writes down what stays of them. Closing one is its maker's alone: see <see cref="Objection.Withdraw"/>.</summary>
public sealed class ObjectionBook(ObjectionClock clock, ObjectionMails mails)
{
    /// <summary>Somebody objects. The stage waits for the clock of the objection.</summary>
    /// <param name="signed">The sign-off that the objection belongs to. It is said there, or in the step that deals with its objections.</param>
    public async Task<Objection> RaiseAsync(Unit unit, LoadedTask asked, Stage signed, SignItem item, string reason, Objection? known, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = asked;
        if (known is not null)
        {
            var turn = known.RaiseAgain(task.ParticipantId, signed.Id, reason, secrets.Id, unit.Now);
            unit.Db.Add(turn);
            audit.Record("objection-raised-again", Actor.Participant(task.ParticipantId), new { objection = known.Id, stage = stage.Id.Value, commitment = secrets.Commit(reason) }, unit.Now);
            return known;
        }

        var (responder, dueAt) = await clock.StartAsync(unit, audit, stage, task.ParticipantId, cancellationToken);
        var objection = audit.Object(signed, task, SigningDesk.ScopeOf(signed), item.Id, reason, responder, dueAt, secrets, unit.Now);
        unit.Db.Objections.Add(objection);
        await ExtendAsync(unit, stage, dueAt, cancellationToken);
        return objection;
    }

    /// <summary>Tells of an objection: its responder, who has to answer it, and everyone who signed. What somebody says of several things at once is told once.</summary>
    /// <param name="isNew">False: its maker has said it again, which concerns its responder only.</param>
    public void Tell(Unit unit, Audit audit, Stage stage, Objection objection, bool isNew)
    {
        mails.AskResponder(unit, audit, stage, objection);
        if (isNew)
        {
            mails.TellSigners(unit, audit, stage, objection, lookAgain: false, tellMaker: false);
        }
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
            MinorityStatement.ObjectionKind, objection.StageId, objection.Id, (objection.Maker, objection.MakerGroup), new SignItem(objection.Item, "", itemText), objection.Reason, Secrets.Draw(), unit.Now));
    }
}

using System.Globalization;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Reports;
using CoAudit.Audits.Storage.SigningOff;

namespace CoAudit.Audits.Features.SignOff;

/// <summary>Signs where there are items, or where a text may change while it is signed: one answer to an item in one wording, or one to everything.</summary>
public sealed class ItemSigning(SigningDesk desk, ObjectionBook book, SigningRounds rounds, ReportPublishing reports)
{
    public static bool Takes(Stage stage) => stage.Type is "CoAudit.SignOff" or "CoAudit.RespondToObjection";

    public async Task<SignedOff> RecordAsync(Unit unit, LoadedTask asked, Given given, CancellationToken cancellationToken)
    {
        var (_, stage, task, _) = asked;
        var signed = await rounds.SignOffOfAsync(unit.Db, stage, given.Item, cancellationToken);
        var scope = SigningDesk.ScopeOf(signed);
        var board = await desk.LoadAsync(unit.Db, signed, cancellationToken);
        var objections = await SigningDesk.ObjectionsAsync(unit.Db, asked.Audit.Id, scope, cancellationToken);
        Desk at = new(asked, scope, board, objections);
        EnsureSeen(at, given);
        var signedOff = given.Item is null && stage.Id == signed.Id && task.SignOff is null
            ? await SignAllAsync(unit, at, given, cancellationToken)
            : await SignItemsAsync(unit, at, given, cancellationToken);
        if (!signedOff.AlreadyRecorded)
        {
            await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
            await rounds.EndEarlyAsync(unit, asked.Audit, stage, cancellationToken);
        }

        // A late concern stands in a report that is out already.
        if (given.Answer == SignOffAnswer.AgreeWithConcern && signedOff is { AlreadyRecorded: false, Late: true })
        {
            await reports.RenewAsync(unit, asked.Audit, cancellationToken);
        }

        return signedOff;
    }

    private async Task<SignedOff> SignAllAsync(Unit unit, Desk at, Given given, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = at.Asked;
        var result = audit.SignOff(stage, task, given.Answer, given.Reason, given.Secrets, unit.Now);
        unit.Db.SignOffs.Add(result.SignOff);
        var everything = SigningDesk.EverythingIn(stage, at.Board);
        var objection = await FollowAsync(unit, at, everything, given, cancellationToken);
        ConcernBook.KeepLate(unit, at.Asked, everything, given.Answer, given.Reason);
        return new SignedOff(given.Answer.Code(), unit.Now, result.SignOff.Late, AlreadyRecorded: false, null, objection);
    }

    private async Task<SignedOff> SignItemsAsync(Unit unit, Desk at, Given given, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = at.Asked;
        var wanted = Wanted(at, given.Item);
        var open = wanted.Where(item => MaySay(at, item, given.Answer)).ToList();
        if (open.Count == 0 && given.Item is null && IsAboutResponse(at))
        {
            return SignResponse(unit, at, given);
        }

        if (open.Count == 0)
        {
            var earlier = wanted.Count == 1 ? at.Board.AnswerOf(task, wanted[0]) : null;
            return new SignedOff((earlier ?? task.SignOff?.Answer ?? given.Answer).Code(), task.SignOff?.At ?? task.AnsweredAt ?? unit.Now, stage.Status != StageStatus.Open, AlreadyRecorded: true, given.Item);
        }

        Guid? objection = null;
        foreach (var item in open)
        {
            var secrets = open.Count == 1 ? given.Secrets : Secrets.Draw();
            var answer = audit.SignItem(stage, task, at.Scope, item, given.Answer, given.Reason, secrets, unit.Now);
            unit.Db.ItemSignOffs.Add(answer);
            objection ??= await FollowAsync(unit, at, item, given with { Secrets = secrets }, cancellationToken);
            ConcernBook.KeepLate(unit, at.Asked, item, given.Answer, given.Reason);
        }

        return new SignedOff(given.Answer.Code(), unit.Now, stage.Status != StageStatus.Open, AlreadyRecorded: false, given.Item, objection);
    }

    // Whoever had the page open while something changed has not seen what they would sign.
    private static void EnsureSeen(Desk at, Given given)
    {
        var now = given.Item is null
            ? at.Board.Seen
            : at.Board.Items.FirstOrDefault(i => string.Equals(i.Id, given.Item, StringComparison.Ordinal))?.Version.ToString(CultureInfo.InvariantCulture);
        if (given.Seen is not null && now is not null && !string.Equals(given.Seen, now, StringComparison.Ordinal))
        {
            throw new InvalidCommandException("seen", "Something has changed since you opened this page. Please read it again. Then send your answer.");
        }
    }

    // Nothing changed, so nobody signs anew: what somebody says of the response is kept as their answer to this step.
    private static bool IsAboutResponse(Desk at) => at.Asked.Stage.Type is "CoAudit.RespondToObjection" && at.Asked.Task.SignOff is null;

    private static SignedOff SignResponse(Unit unit, Desk at, Given given)
    {
        var (audit, stage, task, _) = at.Asked;
        var result = audit.SignOff(stage, task, given.Answer, given.Reason, given.Secrets, unit.Now);
        unit.Db.SignOffs.Add(result.SignOff);
        return new SignedOff(given.Answer.Code(), unit.Now, result.SignOff.Late, AlreadyRecorded: false);
    }

    // One item, or everything that this person has not answered as it reads now.
    private static List<SignItem> Wanted(Desk at, string? id)
    {
        if (id is null)
        {
            var unanswered = at.Board.Items.Where(item => at.Board.AnswerOf(at.Asked.Task, item) is null).ToList();
            return unanswered.Count > 0 ? unanswered : [.. at.Board.Items.Take(1)];
        }

        return at.Board.Items.FirstOrDefault(item => string.Equals(item.Id, id, StringComparison.Ordinal)) is { } found
            ? [found]
            : throw new InvalidCommandException("item", "There is no such item to sign here.");
    }

    // What was said stays said; but a "no" is always heard, and who took one back may say something new.
    private static bool MaySay(Desk at, SignItem item, SignOffAnswer answer) => at.Board.AnswerOf(at.Asked.Task, item) switch
    {
        null => true,
        SignOffAnswer.Object => false,
        _ => answer == SignOffAnswer.Object,
    };

    private async Task<Guid?> FollowAsync(Unit unit, Desk at, SignItem item, Given given, CancellationToken cancellationToken)
    {
        if (given.Answer == SignOffAnswer.Object)
        {
            var late = at.Asked.Stage.Status != StageStatus.Open;
            return late ? null : (await book.RaiseAsync(unit, at.Asked, at.Scope, item, given.Reason, at.Objections, given.Secrets, cancellationToken)).Id;
        }

        if (given.Answer.Agrees())
        {
            TakeBackEarlier(unit, at, item);
        }

        return null;
    }

    // Who agrees in a later sign-off to what they once objected to has taken it back, by their own word.
    private static void TakeBackEarlier(Unit unit, Desk at, SignItem item)
    {
        var (audit, stage, task, _) = at.Asked;
        foreach (var earlier in at.Objections.Where(o => o.IsOpen && o.Maker == task.ParticipantId && o.StageId != stage.Id && (item.Id.Length == 0 || o.Blocks(item.Id))))
        {
            earlier.Withdraw(task.ParticipantId, unit.Now);
            audit.Record("objection-withdrawn", Actor.Participant(task.ParticipantId), new { objection = earlier.Id, by = "agreeing" }, unit.Now);
        }
    }

    private sealed record Desk(LoadedTask Asked, string Scope, SignOffBoard Board, IReadOnlyList<Objection> Objections);
}

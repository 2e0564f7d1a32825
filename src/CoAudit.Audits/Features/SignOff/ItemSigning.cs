using System.Globalization;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Reports;
using CoAudit.Audits.Storage.SigningOff;

namespace CoAudit.Audits.Features.SignOff;

/// <summary>Signs where there are items, or where a text may change while it is signed: one answer to an item in one wording, or one to everything.</summary>
public sealed class ItemSigning(SigningDesk desk, ObjectionBook book, SigningRounds rounds, StageClosing closing, ReportPublishing reports)
{
    public static bool Takes(Stage stage) => stage.Type is "CoAudit.SignOff" or "CoAudit.RespondToObjection";

    public async Task<SignedOff> RecordAsync(Unit unit, LoadedTask asked, Given given, CancellationToken cancellationToken)
    {
        var (_, stage, task, _) = asked;
        var signed = await rounds.SignOffOfAsync(unit.Db, stage, given.Item, cancellationToken);
        var scope = SigningDesk.ScopeOf(signed);
        var board = await desk.LoadAsync(unit.Db, signed, cancellationToken);
        var objections = await SigningDesk.ObjectionsAsync(unit.Db, asked.Audit.Id, scope, cancellationToken);
        Desk at = new(asked, signed, scope, board, objections);
        EnsureSeen(at, given);
        var signedOff = IsAboutAll(at, given)
            ? await SignAllAsync(unit, at, given, cancellationToken)
            : await SignItemsAsync(unit, at, given, cancellationToken);
        if (!signedOff.AlreadyRecorded)
        {
            await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
            await closing.CloseWhenFinishedAsync(unit, asked.Audit, stage, cancellationToken);
        }

        // What comes late stands in a report that is out already.
        if (given.Answer is SignOffAnswer.AgreeWithConcern or SignOffAnswer.Object && signedOff is { AlreadyRecorded: false, Late: true })
        {
            await reports.RenewAsync(unit, asked.Audit, cancellationToken);
        }

        return signedOff;
    }

    // One answer to everything. A "no" of somebody who has said "yes" to some of it is about the rest only.
    private static bool IsAboutAll(Desk at, Given given) =>
        given.Item is null && at.Asked.Stage.Id == at.Signed.Id && at.Asked.Task.SignOff is null
        && !(given.Answer == SignOffAnswer.Object && at.Board.Items.Any(item => at.Board.AnswerOf(at.Asked.Task, item) is not null));

    private async Task<SignedOff> SignAllAsync(Unit unit, Desk at, Given given, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = at.Asked;
        var result = audit.SignOff(stage, task, given.Answer, given.Reason, given.Secrets, unit.Now);
        unit.Db.SignOffs.Add(result.SignOff);
        var everything = SigningDesk.EverythingIn(stage, at.Board);
        var objection = await FollowAsync(unit, at, everything, given, cancellationToken);
        return new SignedOff(given.Answer.Code(), unit.Now, result.SignOff.Late, AlreadyRecorded: false, null, objection);
    }

    private async Task<SignedOff> SignItemsAsync(Unit unit, Desk at, Given given, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = at.Asked;
        var wanted = Wanted(at, given.Item);
        var open = wanted.Where(item => MaySay(at, item, given.Answer)).ToList();
        if (open.Count == 0 && given.Item is null)
        {
            EnsureSaysToWhat(at, given.Answer);
        }

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
            var own = given with { Secrets = open.Count == 1 ? given.Secrets : Secrets.Draw(), IsToldAlready = objection is not null };
            unit.Db.ItemSignOffs.Add(audit.SignItem(stage, task, at.Scope, item, given.Answer, given.Reason, own.Secrets, unit.Now));
            var raised = await FollowAsync(unit, at, item, own, cancellationToken);
            objection ??= raised;
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
    private static IReadOnlyList<SignItem> Wanted(Desk at, string? id)
    {
        if (id is null)
        {
            var unanswered = at.Shown.Where(item => at.Board.AnswerOf(at.Asked.Task, item) is null).ToList();
            return unanswered.Count > 0 ? unanswered : at.Shown is [var only] ? [only] : [];
        }

        return at.Board.Items.FirstOrDefault(item => string.Equals(item.Id, id, StringComparison.Ordinal)) is { } found
            ? [found]
            : throw new InvalidCommandException("item", "There is no such item to sign here.");
    }

    // Nothing is left that a "no" to the rest could be about, and nobody may guess which one was meant.
    private static void EnsureSaysToWhat(Desk at, SignOffAnswer answer)
    {
        if (answer == SignOffAnswer.Object && at.Shown.Any(item => MaySay(at, item, answer)))
        {
            throw new InvalidCommandException("item", "You have answered each of these already. Find the one that you object to. Open “Answer for this one only” there, choose “I object”, and say why.");
        }
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
        ConcernBook.KeepLate(unit, at.Asked, item, given.Answer, given.Reason, at.FindOwn(item));
        if (given.Answer == SignOffAnswer.Object)
        {
            return await ObjectAsync(unit, at, item, given, cancellationToken);
        }

        if (given.Answer.Agrees())
        {
            TakeBackEarlier(unit, at, item);
        }

        return null;
    }

    // What comes late opens nothing any more; it joins an objection that is still open.
    private async Task<Guid?> ObjectAsync(Unit unit, Desk at, SignItem item, Given given, CancellationToken cancellationToken)
    {
        var known = at.FindOwn(item);
        if (known is null && at.Asked.Stage.Status != StageStatus.Open)
        {
            return null;
        }

        var objection = await book.RaiseAsync(unit, at.Asked, at.Signed, item, given.Reason, known, given.Secrets, cancellationToken);
        if (!given.IsToldAlready)
        {
            book.Tell(unit, at.Asked.Audit, at.Asked.Stage, objection, isNew: known is null);
        }

        return objection.Id;
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

    private sealed record Desk(LoadedTask Asked, Stage Signed, string Scope, SignOffBoard Board, IReadOnlyList<Objection> Objections)
    {
        /// <summary>What stands on the page: in the step for objections only what somebody objects to, and what has changed since the sign-off.</summary>
        public IReadOnlyList<SignItem> Shown => Asked.Stage.Id == Signed.Id
            ? Board.Items
            : [.. Board.Items.Where(item => SigningRounds.IsChangedSince(Signed, item) || Objections.Any(o => string.Equals(o.Item, item.Id, StringComparison.Ordinal)))];

        /// <summary>This person's own open objection to an item; null where they have none.</summary>
        public Objection? FindOwn(SignItem item) =>
            Objections.FirstOrDefault(o => o.IsOpen && o.Maker == Asked.Task.ParticipantId && string.Equals(o.Item, item.Id, StringComparison.Ordinal));
    }
}

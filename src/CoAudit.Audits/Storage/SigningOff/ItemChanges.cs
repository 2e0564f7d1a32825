using CoAudit.Audits.Model;
using CoAudit.Audits.Model.SigningOff;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>What people sign has changed. The one place that says: what was signed about it before is void, and it is asked again. See docs/decisions/0049.</summary>
public sealed class ItemChanges(SigningDesk desk, SigningMails mails)
{
    /// <summary>
    /// Any part of an item has changed, or the item has come in. Where nobody is asked to sign it now, there is nothing to void. Where nobody has signed it yet, somebody may have
    /// the page open: it is another version for them too.
    /// </summary>
    /// <param name="scope">What is signed, for example <c>plan</c>.</param>
    /// <param name="id">Of the item.</param>
    /// <param name="text">How it reads now; null where only what stands beside its words has changed.</param>
    /// <returns>How many people are asked again.</returns>
    public async Task<int> ChangedAsync(Unit unit, Audit audit, string scope, string id, string? text, CancellationToken cancellationToken)
    {
        if (await FindSigningAsync(unit.Db, audit, scope, cancellationToken) is not { } at)
        {
            return 0;
        }

        // The items are read from the database: it has to know of the change.
        await unit.Db.SaveChangesAsync(cancellationToken);
        var board = await desk.LoadAsync(unit.Db, at.Signed, cancellationToken);
        if (board.Items.FirstOrDefault(i => string.Equals(i.Id, id, StringComparison.Ordinal)) is not { } item)
        {
            return 0;
        }

        var signers = at.Signed.Tasks.FindAll(t => t.Counts && board.AnswerOf(t, item) is not null);
        Void(unit, audit, at, item, text ?? item.Text);
        audit.Record("item-changed", Actor.System, new { stage = at.Now.Id.Value, item = item.Id, version = item.Version + 1, askedAgain = signers.Count }, unit.Now);
        var tasks = at.Now.Tasks.FindAll(t => t.Counts && signers.Exists(s => s.ParticipantId == t.ParticipantId));
        await mails.AskAgainAsync(unit, audit, at.Now, tasks, $"{scope}:{item.Id}:{item.Version + 1}", cancellationToken);
        return signers.Count;
    }

    /// <summary>An answer to an objection has given an item another text. Whoever answers it tells people.</summary>
    /// <param name="signed">Where it was signed.</param>
    /// <param name="now">Where people act now: the sign-off itself, or the step that deals with its objections.</param>
    /// <returns>How many people are asked again.</returns>
    public static int Reworded(Unit unit, Audit audit, Stage signed, Stage now, SignItem item, string text)
    {
        Void(unit, audit, (signed, now), item, text);
        return now.Status == StageStatus.Open || now.Id == signed.Id ? now.Tasks.Count(t => t.Counts) : 0;
    }

    // A new version is all it takes: answers name the version that they are about.
    private static void Void(Unit unit, Audit audit, (Stage Signed, Stage Now) at, SignItem item, string text)
    {
        unit.Db.ItemTexts.Add(new ItemText
        {
            AuditId = audit.Id,
            Scope = SigningDesk.ScopeOf(at.Signed),
            Item = item.Id,
            Version = item.Version + 1,
            Text = text,
            At = unit.Now,
        });
        if (at.Now.Id != at.Signed.Id && at.Now.Status == StageStatus.Open)
        {
            var more = audit.Participants.FindAll(
                p => p.TakesPart && at.Signed.Tasks.Exists(t => t.ParticipantId == p.Id) && !at.Now.Tasks.Exists(t => t.ParticipantId == p.Id));
            unit.Db.Tasks.AddRange(more.ConvertAll(person => at.Now.AskAlso(person, unit.Now)));
        }
    }

    private static async Task<(Stage Signed, Stage Now)?> FindSigningAsync(CoAuditDb db, Audit audit, string scope, CancellationToken cancellationToken)
    {
        var open = await db.LoadOpenStagesAsync(audit.Id, cancellationToken);
        if (open.Find(s => s.Type is "CoAudit.SignOff" && string.Equals(SigningDesk.ScopeOf(s), scope, StringComparison.Ordinal)) is { } signing)
        {
            return (signing, signing);
        }

        return open.Find(s => s.Type is "CoAudit.RespondToObjection") is { } step
            && (await SigningRounds.AllAsync(db, audit.Id, cancellationToken)).FindLast(o => string.Equals(o.Scope, scope, StringComparison.Ordinal)) is { } objection
            ? (await SigningRounds.LoadAsync(db, objection.StageId, cancellationToken), step)
            : null;
    }
}

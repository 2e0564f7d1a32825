using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AnswerObjection;

public sealed class RespondHandler(ITransactor transactor, SigningDesk desk, ObjectionMails mails)
{
    private const int MaxTextLength = 5_000;
    private const int MaxNewTextLength = 2_000;

    public Task<Responded> HandleAsync(Respond command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var (text, newText) = Check(command);
        var secrets = Secrets.Draw();
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, text, newText, secrets, ct), cancellationToken);
    }

    private async Task<Responded> RecordAsync(Unit unit, Respond command, string text, string? newText, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, asked, objection) = await FindAsync(unit, command, cancellationToken);
        var signed = await SigningRounds.LoadAsync(unit.Db, objection.StageId, cancellationToken);
        var item = (await desk.ItemsAsync(unit.Db, signed, cancellationToken)).FirstOrDefault(i => string.Equals(i.Id, objection.Item, StringComparison.Ordinal));
        if (newText is not null && item is null)
        {
            throw new InvalidCommandException("newText", "There is no one text here that new words could change: the objection is about all of it, or about what is not asked any more. Leave this empty, and say in your answer what will change.");
        }

        var changed = newText is not null && item is not null && !string.Equals(item.Text, newText, StringComparison.Ordinal);
        var turn = objection.Respond(text, changed ? item!.Text : null, changed ? newText : null, secrets.Id, unit.Now);
        unit.Db.Add(turn);
        audit.Record(
            "objection-answered", command.Actor, new { objection = objection.Id, objection.Round, textChanged = changed, commitment = secrets.Commit($"{text}\n{newText}") }, unit.Now);
        if (changed)
        {
            await RewordAsync(unit, audit, objection, item!.Text, newText!, cancellationToken);
        }

        if (asked is { Stage: { Type: "CoAudit.RespondToObjection", Status: StageStatus.Open } })
        {
            audit.TakeAnswer(asked.Stage, asked.Task, "objection-response", new { objection = objection.Id }, unit.Now);
            await AnsweredTask.StopRemindingAsync(unit, asked.Task.Id, cancellationToken);
        }

        var stage = await StageNowAsync(unit, audit, signed, cancellationToken);
        var askedAgain = changed ? ItemChanges.Reworded(unit, audit, signed, stage, item!, newText!) : 0;
        mails.TellSigners(unit, audit, stage, objection, lookAgain: changed, tellMaker: true);
        return new Responded(objection.Id, objection.Round, changed, askedAgain);
    }

    private static (string Text, string? NewText) Check(Respond command)
    {
        FieldRules rules = new();
        var text = PlainInput.Lines(command.Text);
        var newText = PlainInput.Lines(command.NewText);
        if (text.Length == 0)
        {
            rules.Add("text", "Write your answer. The person who objected reads it.");
        }
        else if (text.Length > MaxTextLength)
        {
            rules.Add("text", $"This is too long. Write at most {MaxTextLength:N0} letters.");
        }

        if (newText.Length > MaxNewTextLength)
        {
            rules.Add("newText", $"This is too long. Write at most {MaxNewTextLength:N0} letters.");
        }

        rules.ThrowIfBroken();
        return (text, newText.Length == 0 ? null : newText);
    }

    private static async Task<(Audit Audit, LoadedTask? Asked, Objection Objection)> FindAsync(Unit unit, Respond command, CancellationToken cancellationToken)
    {
        var asked = command.Task is { } task ? await unit.Db.LockTaskAsync(task, cancellationToken) ?? throw new NotFoundException("task") : null;
        var id = command.Audit ?? await unit.Db.Objections.Where(o => o.Id == command.Objection).Select(o => (AuditId?)o.AuditId).FirstOrDefaultAsync(cancellationToken);
        var audit = asked?.Audit ?? (id is { } known ? await unit.Db.LockAuditAsync(known, cancellationToken) : null) ?? throw new NotFoundException("audit");
        var objection = await unit.Db.Objections.Include(o => o.Turns.OrderBy(t => t.Number)).FirstOrDefaultAsync(o => o.Id == command.Objection && o.AuditId == audit.Id, cancellationToken)
            ?? throw new NotFoundException("objection");
        if (objection.IsOpen && !MayAnswer(command, asked, objection))
        {
            throw new NotYoursException("Somebody else has to answer this objection.");
        }

        return (audit, asked, objection);
    }

    private static bool MayAnswer(Respond command, LoadedTask? asked, Objection objection) => objection.Responder switch
    {
        Responder.Managers => asked is not null && ObjectionJson.CanAnswer(objection, asked.Participant),
        Responder.Facilitator => asked is null && command.Audit is not null,
        Responder.Independent => asked is null && command.Audit is null,
        _ => throw new ArgumentOutOfRangeException(nameof(objection), objection.Responder, "Not a responder."),
    };

    private async Task RewordAsync(Unit unit, Audit audit, Objection objection, string before, string after, CancellationToken cancellationToken)
    {
        if (desk.SubjectOf(objection.Scope) is { } subject)
        {
            await subject.RewordAsync(unit, audit, objection, before, after, cancellationToken);
        }
    }

    // Where people act now: in the sign-off itself, or in the step that deals with its objections.
    private static async Task<Stage> StageNowAsync(Unit unit, Audit audit, Stage signed, CancellationToken cancellationToken)
    {
        if (signed.Status == StageStatus.Open)
        {
            return signed;
        }

        var open = await unit.Db.LoadOpenStagesAsync(audit.Id, cancellationToken);
        return open.Find(s => s.Type is "CoAudit.RespondToObjection") ?? signed;
    }
}

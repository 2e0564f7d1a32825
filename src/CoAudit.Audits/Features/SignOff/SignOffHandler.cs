using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.SignOff;

public sealed class SignOffHandler(ITransactor transactor, StageClosing closing, ItemSigning items)
{
    private const int MaxReasonLength = 5_000;

    public Task<SignedOff> HandleAsync(SignOffCommand command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var answer = SignOffAnswers.Find(command.Answer) ?? throw new InvalidCommandException(
            "answer", $"Choose one answer: {string.Join(", ", SignOffAnswers.All.Select(a => a.Code()))}.");
        var reason = PlainInput.Lines(command.Reason);
        if (reason.Length > MaxReasonLength)
        {
            throw new InvalidCommandException("reason", $"This is too long. Write at most {MaxReasonLength:N0} letters.");
        }

        var item = string.IsNullOrWhiteSpace(command.Item) ? null : command.Item.Trim();
        Given given = new(answer, reason, item, Secrets.Draw()) { Seen = string.IsNullOrWhiteSpace(command.Seen) ? null : command.Seen.Trim() };
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command.Task, given, ct), cancellationToken);
    }

    private async Task<SignedOff> RecordAsync(Unit unit, TaskId taskId, Given given, CancellationToken cancellationToken)
    {
        var asked = await unit.Db.LockTaskAsync(taskId, cancellationToken) ?? throw new NotFoundException("task");
        if (ItemSigning.Takes(asked.Stage))
        {
            return await items.RecordAsync(unit, asked, given, cancellationToken);
        }

        if (given.Item is not null)
        {
            throw new InvalidCommandException("item", "There is nothing here to sign by itself. Leave the item out.");
        }

        var (audit, stage, task, _) = asked;
        var result = audit.SignOff(stage, task, given.Answer, given.Reason, given.Secrets, unit.Now);
        if (!result.AlreadyRecorded)
        {
            unit.Db.SignOffs.Add(result.SignOff);
            await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
            await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        }

        return new SignedOff(result.SignOff.Answer.Code(), result.SignOff.At, result.SignOff.Late, result.AlreadyRecorded);
    }
}

/// <summary>A decision as it was sent, checked.</summary>
/// <param name="Item">Null for everything.</param>
public sealed record Given(SignOffAnswer Answer, string Reason, string? Item, Secrets Secrets)
{
    /// <summary>What the person had before their eyes; null where the caller does not say.</summary>
    public string? Seen { get; init; }

    /// <summary>Another part of the same answer has told people of it.</summary>
    public bool IsToldAlready { get; init; }
}

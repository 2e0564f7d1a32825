using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.SignOff;

public sealed class SignOffHandler(ITransactor transactor, StageClosing closing)
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

        var secrets = Secrets.Draw();
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command.Task, answer, reason, secrets, ct), cancellationToken);
    }

    private async Task<SignedOff> RecordAsync(
        Unit unit, TaskId taskId, SignOffAnswer answer, string reason, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = await unit.Db.LockTaskAsync(taskId, cancellationToken) ?? throw new NotFoundException("task");
        var result = audit.SignOff(stage, task, answer, reason, secrets, unit.Now);
        if (!result.AlreadyRecorded)
        {
            unit.Db.SignOffs.Add(result.SignOff);
            await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
            if (stage.Status == StageStatus.Open && stage.EveryoneHasFinished)
            {
                await closing.CloseAsync(unit, audit, stage, cancellationToken);
            }
        }

        return new SignedOff(result.SignOff.Answer.Code(), result.SignOff.At, result.SignOff.Late, result.AlreadyRecorded);
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Voices;

namespace CoAudit.Audits.Features.AnswerCause;

public sealed class AnswerCauseHandler(ITransactor transactor, VoiceThreads threads)
{
    private const string AnswerKind = "comment";

    public Task<CauseAnswered> HandleAsync(AnswerCause command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var text = PlainInput.Lines(command.Text);
        if (text.Length is 0 or > Contribution.MaxTextLength)
        {
            throw new InvalidCommandException("text", text.Length == 0 ? "Write something before you send it." : $"This is too long. Write at most {Contribution.MaxTextLength:N0} letters.");
        }

        var secrets = Secrets.Draw();
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, text, secrets, ct), cancellationToken);
    }

    private async Task<CauseAnswered> RecordAsync(Unit unit, AnswerCause command, string text, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");
        if (task.Group != Group.Managers)
        {
            throw new NotYoursException("Managers answer a cause. You can say what you think of it in your own words.");
        }

        var cause = (await unit.Db.RevealedAsync(audit.Id, int.MaxValue, cancellationToken)).FirstOrDefault(c => c.Id == command.Cause && Interpretations.IsKind(c, Interpretations.CauseKind))
            ?? throw new NotFoundException("cause");
        var answer = audit.Contribute(stage, task, new Words(AnswerKind, text, cause.Id.ToString()), secrets, unit.Now);
        unit.Db.Contributions.Add(answer);
        await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);

        // The answer is shown with everything else that is said in its stage; its author only learns that there is one.
        Step answered = new(TurnKind.Answered, "answered", answer.Id.ToString()) { Stage = stage.Id, By = Actor.Participant(task.ParticipantId) };
        await threads.AddAsync(unit, audit, cause, answered.Of(cause, unit.Now), cancellationToken);
        return new CauseAnswered(answer.Id, answer.Id.ToString("N")[..8].ToUpperInvariant());
    }
}

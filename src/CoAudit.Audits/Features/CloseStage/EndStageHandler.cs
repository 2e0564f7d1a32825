using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Audits.Features.CloseStage;

/// <summary>Nobody ends a stage before its time, nor one that lacks a voice and the reason why; see docs/decisions/0048.</summary>
public sealed class EndStageHandler(ITransactor transactor, StageClosing closing, StageDepths depths)
{
    private const int MostShown = 20;

    public Task<StageEnded> HandleAsync(EndStage command, IdempotencyKey? key, CancellationToken cancellationToken) =>
        transactor.RunOnceAsync(key, (unit, ct) => EndAsync(unit, command, ct), cancellationToken);

    private async Task<StageEnded> EndAsync(Unit unit, EndStage command, CancellationToken cancellationToken)
    {
        if (await unit.Db.LockStageAsync(command.Stage, cancellationToken) is not (var audit, var stage) || audit.Id != command.Audit)
        {
            throw new NotFoundException("stage");
        }

        if (stage.Status != StageStatus.Open)
        {
            throw new ConflictException("stage-closed", "This part of the audit is over already.");
        }

        var lacks = await depths.Of(stage.Type).LacksAsync(unit.Db, stage, cancellationToken)
            ?? throw new ConflictException("not-by-hand", "Nobody ends this part by hand. It ends at its time, or when everyone asked has answered.");
        if (lacks.Count > 0)
        {
            throw new ConflictException(
                "voices-missing",
                $"This part cannot end yet. Nothing has been said, and nobody has written down why, on: {string.Join("; ", lacks.Take(MostShown))}{(lacks.Count > MostShown ? $"; and {lacks.Count - MostShown} more" : "")}. Ask once more, or write the reason.");
        }

        if (stage.ExtendedFrom is null)
        {
            throw new ConflictException("not-due", $"People have until {MailTexts.Due(stage.DueAt, audit.TimeZone)} to answer. This part ends then, or when everyone asked has answered.");
        }

        audit.Record("stage-ended", command.Actor, new { stage = stage.Id.Value }, unit.Now);
        await closing.CloseAsync(unit, audit, stage, cancellationToken);
        return new StageEnded(stage.Id.Value, stage.Outcome!);
    }
}

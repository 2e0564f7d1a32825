using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ThankForPractice;

public sealed class ThankForPracticeHandler(ITransactor transactor, VoiceThreads threads)
{
    public Task<PracticeThanked> HandleAsync(ThankForPractice command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var text = PlainInput.Lines(command.Text);
        if (text.Length is 0 or > Finding.MaxReasonLength)
        {
            throw new InvalidCommandException("text", $"Write your thanks in at most {Finding.MaxReasonLength:N0} letters.");
        }

        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, text, ct), cancellationToken);
    }

    private async Task<PracticeThanked> RecordAsync(Unit unit, ThankForPractice command, string text, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var finding = await unit.Db.Findings.FirstOrDefaultAsync(f => f.AuditId == audit.Id && f.Id == command.Finding, cancellationToken)
            ?? throw new NotFoundException("finding");
        var stage = await unit.Db.Stages.AsNoTracking().FirstAsync(s => s.Id == finding.StageId, cancellationToken);
        if (!stage.IsRevealed)
        {
            throw new ConflictException("not-revealed", "People are still saying what this means. You can thank them when that part is over.");
        }

        finding.Thank(text);
        audit.Record("practice-thanked", command.Actor, new { finding = finding.Id }, unit.Now);
        if (await unit.Db.Contributions.FirstOrDefaultAsync(c => c.Id == finding.ContributionId, cancellationToken) is { } told)
        {
            await threads.AddAsync(unit, audit, told, TurnOf(audit, finding, told, text, command.Actor, unit.Now), cancellationToken);
        }

        return new PracticeThanked(finding.Id, text);
    }

    private static Turn TurnOf(Audit audit, Finding finding, Contribution told, string text, Actor actor, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AuditId = audit.Id,
        ContributionId = told.Id,
        StageId = finding.StageId,
        Kind = TurnKind.Answered,
        Outcome = "thanked",
        ItemId = finding.Id.ToString(),
        Reason = text,
        Actor = actor.Value,
        At = now,
    };
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Plans;

/// <summary>Writes what happens to an action into the life of the wish that it began with, so that its author is told.</summary>
public sealed class ActionThread(VoiceThreads threads)
{
    public async Task AddAsync(
        Unit unit, Audit audit, ActionItem card, TurnKind kind, string outcome, string? reason, (string Before, string After)? words, CancellationToken cancellationToken,
        Actor? actor = null)
    {
        if (await unit.Db.Contributions.FirstOrDefaultAsync(c => c.Id == card.Id, cancellationToken) is not { } wish)
        {
            return;
        }

        Turn turn = new()
        {
            Id = Guid.NewGuid(),
            AuditId = audit.Id,
            ContributionId = wish.Id,
            StageId = null,
            Kind = kind,
            Outcome = outcome,
            ItemId = card.Id.ToString(),
            Before = words?.Before,
            After = words?.After,
            Reason = reason,
            Actor = (actor ?? Actor.System).Value,
            At = unit.Now,
        };
        await threads.AddAsync(unit, audit, wish, turn, cancellationToken);
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Voices;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>Writes what becomes of a finding into the life of the words that it rests on, so that whoever said them is told.</summary>
public sealed class FindingThread(VoiceThreads threads)
{
    /// <summary>Words stand with a finding, or have become one.</summary>
    public Task StandsAsync(Unit unit, Audit audit, Stage stage, Finding finding, Contribution said, string outcome, string reason, CancellationToken cancellationToken) =>
        threads.AddAsync(unit, audit, said, Turn(unit, stage, finding, said, TurnKind.Merged, outcome, reason, Actor.System), cancellationToken);

    /// <summary>It is agreed or not, with the reason.</summary>
    /// <param name="words">What the reveal has opened.</param>
    public async Task DecidedAsync(
        Unit unit, Audit audit, Stage stage, Finding finding, IEnumerable<Contribution> words, string reason, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var said in words.Where(c => c.Id == finding.ContributionId || (c.Kind is Interpretations.Kind or Interpretations.CauseKind && c.IsAbout(finding))))
        {
            await threads.AddAsync(unit, audit, said, Turn(unit, stage, finding, said, TurnKind.Decided, FindingNames.Of(finding.Status), reason, actor), cancellationToken);
        }
    }

    private static Turn Turn(Unit unit, Stage stage, Finding finding, Contribution said, TurnKind kind, string outcome, string reason, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(unit.Now),
        AuditId = stage.AuditId,
        ContributionId = said.Id,
        StageId = stage.Id,
        Kind = kind,
        Outcome = outcome,
        ItemId = finding.Id.ToString(),
        Reason = reason,
        Actor = actor.Value,
        At = unit.Now,
    };
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Influence;
using CoAudit.Audits.Model.Reviews;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Voices;

/// <summary>Counts from what is on record whose words changed the result, part by part. Only parts that are revealed are counted.</summary>
public static class InfluenceReading
{
    public static async Task<IReadOnlyList<PartInfluence>> ReadInfluenceAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var stages = await db.Stages.AsNoTracking().Include(s => s.Tasks).ThenInclude(t => t.SignOff).AsSplitQuery()
            .Where(s => s.AuditId == audit).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var threads = (await db.RevealedThreadsAsync(audit, cancellationToken)).ToLookup(t => t.Said.StageId);
        var verdicts = await db.Verdicts.AsNoTracking().Where(v => v.AuditId == audit && !v.Late).ToListAsync(cancellationToken);
        var upheld = (await db.Objections.AsNoTracking().Include(o => o.Turns).Where(o => o.AuditId == audit).ToListAsync(cancellationToken)).FindAll(o => o.ChangedTheText);
        return
        [
            .. Enum.GetValues<AuditPart>()
                .Select(part => (Part: part, Stages: stages.FindAll(s => AuditParts.Of(s.Type) == part && s.Status != StageStatus.Cancelled && s.IsRevealed)))
                .Where(p => p.Stages.Count > 0)
                .Select(p => PartInfluence.Of(new PartFacts(
                    p.Part,
                    [.. p.Stages.SelectMany(s => threads[s.Id]).Select(t => new Word(t.Said.Group, t.IsAdopted))],
                    [.. p.Stages.SelectMany(s => VoicesIn(s, verdicts)).Distinct()],
                    p.Part == AuditPart.Review ? p.Stages.Exists(s => PanelDecided(s, verdicts)) : IsSigned(stages, p.Part.Code()))
                {
                    Upheld = upheld.Where(o => string.Equals(o.Scope, p.Part.Code(), StringComparison.Ordinal)).Select(o => o.MakerGroup).ToList(),
                })),
        ];
    }

    // On a panel "not for me now" is no word on whether it lasts.
    private static IEnumerable<Group> VoicesIn(Stage stage, List<Verdict> verdicts) => stage.Tasks
        .Where(t => t.Counts && (verdicts.Exists(v => v.TaskId == t.Id) || (t.Status == TaskItemStatus.Answered && !(stage.Type is ProgressSettings.StageType && Passes(t)))))
        .Select(t => t.Group);

    private static bool Passes(TaskItem task) => task.SignOff is { Answer: SignOffAnswer.NotForMeNow };

    private static bool IsSigned(List<Stage> stages, string subject) => stages.Exists(s =>
        s.Type is "CoAudit.SignOff" && string.Equals(s.Subject, subject, StringComparison.Ordinal) && s.Outcome is "Agreed" && s.Groups.Count == Groups.All.Count);

    // On one action at least; where nobody named one, by the answers that stand for all.
    private static bool PanelDecided(Stage stage, List<Verdict> verdicts)
    {
        var said = verdicts.FindAll(v => v.StageId == stage.Id);
        return stage.Status == StageStatus.Closed && said.Select(v => v.ActionId).Append(Guid.Empty).Any(action => PanelVoices.VerdictOf(stage, action, said) is not null);
    }
}

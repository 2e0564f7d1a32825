using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Influence;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewVoices;

/// <summary>Counts from what is on record whose words changed the result, part by part. Only parts that are revealed are counted.</summary>
public sealed class InfluenceReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <exception cref="ConflictException">Nothing is revealed yet.</exception>
    public async Task<IReadOnlyList<InfluenceView>> ReadAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindAsync(audit, cancellationToken) is { Count: > 0 } parts
            ? parts
            : throw new ConflictException("not-revealed", "People still speak, each for themselves. Whose words count is shown when all words are.");

    public async Task<IReadOnlyList<InfluenceView>> FindAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stages = await db.Stages.AsNoTracking().Include(s => s.Tasks).ThenInclude(t => t.SignOff).AsSplitQuery()
            .Where(s => s.AuditId == audit).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var threads = (await VoiceReader.RevealedThreadsAsync(db, audit, cancellationToken)).ToLookup(t => t.Said.StageId);
        var verdicts = await db.Verdicts.AsNoTracking().Where(v => v.AuditId == audit && !v.Late).ToListAsync(cancellationToken);
        return
        [
            .. Enum.GetValues<AuditPart>()
                .Select(part => (Part: part, Stages: stages.FindAll(s => AuditParts.Of(s.Type) == part && s.Status != StageStatus.Cancelled && s.IsRevealed)))
                .Where(p => p.Stages.Count > 0)
                .Select(p => ViewOf(PartInfluence.Of(new PartFacts(
                    p.Part,
                    [.. p.Stages.SelectMany(s => threads[s.Id]).Select(t => new Word(t.Said.Group, t.IsAdopted))],
                    [.. p.Stages.SelectMany(s => VoicesIn(s, verdicts)).Distinct()],
                    p.Part == AuditPart.Review ? p.Stages.Exists(s => PanelDecided(s, verdicts)) : IsSigned(stages, p.Part.Code()))))),
        ];
    }

    private static IEnumerable<Group> VoicesIn(Stage stage, List<Verdict> verdicts) => stage.Tasks
        .Where(t => t.Counts && (t.Status == TaskItemStatus.Answered || verdicts.Exists(v => v.TaskId == t.Id))).Select(t => t.Group);

    private static bool IsSigned(List<Stage> stages, string subject) => stages.Exists(s =>
        s.Type is "CoAudit.SignOff" && string.Equals(s.Subject, subject, StringComparison.Ordinal) && s.Outcome is "Agreed" && s.Groups.Count == Groups.All.Count);

    private static bool PanelDecided(Stage stage, List<Verdict> verdicts) => stage.Status == StageStatus.Closed && PanelVerdict.CanMeet([.. VoicesIn(stage, verdicts).Distinct()]);

    private static InfluenceView ViewOf(PartInfluence part) => new(
        part.Part.Code(), part.Adopted, part.Rung,
        part.OnlyManagers ? "Everything that was taken up came from managers." : null,
        [.. part.Groups.Select(g => new GroupInfluenceView(g.Group.Code(), g.Said, g.Adopted, g.Share))]);
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Model.Findings;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>Reads scores and where voices are missing. Only what the reveal has opened counts for numbers.</summary>
public static class EvidenceReading
{
    /// <summary>The lines that people score; none before the scoring begins, or when no tool was agreed.</summary>
    public static async Task<IReadOnlyList<ToolLine>> ToolLinesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        await db.ToolLines.AsNoTracking().Where(l => l.AuditId == audit).OrderBy(l => l.Position).ToListAsync(cancellationToken);

    /// <summary>The stages of an audit that ask for scores, in order.</summary>
    public static async Task<IReadOnlyList<Stage>> ScoringStagesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        [.. (await db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Type == EvidenceInputs.StageType).OrderBy(s => s.Number).ToListAsync(cancellationToken)).Where(s => s.TakesScores())];

    /// <summary>The stage whose coverage is looked at: the newest that asks for scores; where none does, the newest that gathers evidence. Null before either.</summary>
    public static async Task<Stage?> CoveredStageAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var stages = await db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Type == EvidenceInputs.StageType).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        return stages.FindLast(s => s.TakesScores()) ?? stages.LastOrDefault();
    }

    /// <summary>The scores that everyone may see now: each person's newest answer to each criterion, from stages whose reveal is past. Null before any reveal.</summary>
    public static async Task<IReadOnlyList<Score>?> RevealedScoresAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var stages = (await db.ScoringStagesAsync(audit, cancellationToken)).Where(s => s.IsRevealed).ToList();
        if (stages.Count == 0)
        {
            return null;
        }

        var ids = stages.ConvertAll(s => s.Id);
        var lines = await db.ToolLinesAsync(audit, cancellationToken);
        var scores = Current(lines, await db.Scores.AsNoTracking().Where(s => ids.Contains(s.StageId)).ToListAsync(cancellationToken));
        return [.. scores.GroupBy(s => (s.ParticipantId, s.Criterion)).Select(g => g.MaxBy(s => ids.IndexOf(s.StageId))!)];
    }

    /// <summary>Scores of the words that the lines have now. One of words that were changed since stays stored, and counts for nothing.</summary>
    public static IReadOnlyList<Score> Current(IReadOnlyList<ToolLine> lines, IReadOnlyList<Score> scores)
    {
        var revisions = lines.ToDictionary(l => l.Id, l => l.Revision, StringComparer.Ordinal);
        return [.. scores.Where(s => revisions.TryGetValue(s.Criterion, out var revision) && s.Revision == revision)];
    }

    /// <summary>Some lines have other words since this person sent their answer: they may score those again.</summary>
    public static bool IsAskedAgain(IReadOnlyList<ToolLine> lines, TaskItem task) => task.SignOff is { } sent && lines.Any(l => l.ChangedAt >= sent.At);

    /// <summary>Somebody who has scored words that were changed after they sent their answer has not said yet what they think of the new ones.</summary>
    public static async Task<bool> WaitsForNewWordsAsync(this CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var lines = await db.ToolLinesAsync(stage.AuditId, cancellationToken);
        var waiting = stage.Tasks.Where(t => t.Counts && IsAskedAgain(lines, t)).ToList();
        if (waiting.Count == 0)
        {
            return false;
        }

        var scores = (await db.Scores.AsNoTracking().Where(s => s.StageId == stage.Id).ToListAsync(cancellationToken)).ToLookup(s => s.TaskId);
        return waiting.Exists(t => scores[t.Id].Any()
            && lines.Any(l => l.ChangedAt >= t.SignOff!.At && !scores[t.Id].Any(s => s.Revision == l.Revision && string.Equals(s.Criterion, l.Id, StringComparison.Ordinal))));
    }

    /// <summary>The arithmetic over scores that were read.</summary>
    public static Scores Computed(IReadOnlyList<ToolLine> lines, IReadOnlyList<Score> scores) => Scores.Of(
        lines.Select(l => new ScoredCriterion(l.Id, l.Critical)), scores.Select(s => new ScoreAnswer(s.Criterion, s.Group, s.Rating)));

    /// <summary>The coverage of one stage, also while it is open: whoever shows it keeps the words and counts in it blind.</summary>
    public static async Task<Coverage> CoverageAsync(this CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var lines = await db.ToolLinesAsync(stage.AuditId, cancellationToken);
        var scores = Current(lines, await db.Scores.AsNoTracking().Where(s => s.StageId == stage.Id).ToListAsync(cancellationToken));
        var evidence = await db.Contributions.AsNoTracking()
            .Where(c => c.StageId == stage.Id && c.About != null && c.Group != null && c.WithdrawnAt == null).ToListAsync(cancellationToken);
        var files = await db.Files.AsNoTracking().Where(f => f.StageId == stage.Id && f.About != null && f.WithdrawnAt == null)
            .Select(f => new { f.About, f.Group }).ToListAsync(cancellationToken);
        var holes = await db.RecordedHoles.AsNoTracking().Where(h => h.StageId == stage.Id).ToListAsync(cancellationToken);
        return Coverage.Of(
            lines.Select(l => l.Id),
            stage.Groups,
            scores.Select(s => new GivenScore(s.Criterion, s.Group, s.Value)),
            [.. evidence.Select(c => new GivenEvidence(c.About!, c.Group!.Value, c.Kind)), .. files.Select(f => new GivenEvidence(f.About!, f.Group, EvidenceFile.CoverageKind))],
            holes.Select(h => new GivenReason(h.Criterion, h.Group, h.Text)));
    }
}

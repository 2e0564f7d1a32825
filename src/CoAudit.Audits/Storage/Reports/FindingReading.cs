using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Reports;

/// <summary>Reads scores and findings as a report may show them: after their reveal, and no number that points at somebody.</summary>
internal static class FindingReading
{
    public static async Task<(ReportedScores? Scores, IReadOnlyList<ReportedFinding>? Findings)> ReadFindingsAsync(
        this CoAuditDb db, Audit audit, IReadOnlyList<Contribution> said, Func<Contribution, Group?> speaker, CancellationToken cancellationToken)
    {
        var lines = await db.ToolLinesAsync(audit.Id, cancellationToken);
        var given = await db.RevealedScoresAsync(audit.Id, cancellationToken);
        var scores = EvidenceReading.Computed(lines, given ?? []);
        return (
            given is null || lines.Count == 0 ? null : await ScoresAsync(db, audit, scores, lines, given, line => FromOf(line, said, speaker), cancellationToken),
            await FindingsAsync(db, audit.Id, scores, lines, said, speaker, cancellationToken));
    }

    private static async Task<ReportedScores> ScoresAsync(
        CoAuditDb db, Audit audit, Scores scores, IReadOnlyList<ToolLine> lines, IReadOnlyList<Score> given, Func<string, string?> from, CancellationToken cancellationToken)
    {
        var stage = (await db.ScoringStagesAsync(audit.Id, cancellationToken)).Last(s => s.IsRevealed);
        var people = given.Where(s => s.Rating is not null).GroupBy(s => s.Group).ToDictionary(g => g.Key, g => g.Select(s => s.ParticipantId).Distinct().Count());
        var named = audit.Participants.GroupBy(p => p.Group).Where(g => g.Count() >= StagePresence.FewestForANumber).Select(g => g.Key).ToHashSet();
        var reported = ReportedScores.Of(scores, lines, await db.CoverageAsync(stage, cancellationToken), people, named);
        return reported with { Criteria = [.. reported.Criteria.Select(c => c with { From = from(c.Id) })] };
    }

    // A line that grew from words has their id.
    private static string? FromOf(string line, IReadOnlyList<Contribution> said, Func<Contribution, Group?> speaker) => Guid.TryParse(line, out var id)
        ? said.Where(c => c.Id == id).Select(c => speaker(c)?.Code()).FirstOrDefault() ?? ""
        : null;

    private static async Task<IReadOnlyList<ReportedFinding>?> FindingsAsync(
        CoAuditDb db, AuditId audit, Scores scores, IReadOnlyList<ToolLine> lines, IReadOnlyList<Contribution> said, Func<Contribution, Group?> speaker,
        CancellationToken cancellationToken)
    {
        if ((await db.AnalysisStagesAsync(audit, cancellationToken)).LastOrDefault(s => s.IsRevealed) is not { } stage)
        {
            return null;
        }

        var findings = await db.Findings.AsNoTracking().Where(f => f.StageId == stage.Id).OrderBy(f => f.Position).ToListAsync(cancellationToken);
        var reworded = await SignedFindings.WordsAsync(db, audit, cancellationToken);
        return findings.ConvertAll(finding => Tell(
            finding, reworded.GetValueOrDefault(finding.Id.ToString()) ?? lines.FirstOrDefault(l => string.Equals(l.Id, finding.Criterion, StringComparison.Ordinal))?.Plain ?? "",
            scores, said, speaker));
    }

    private static ReportedFinding Tell(
        Finding finding, string text, Scores scores, IReadOnlyList<Contribution> said, Func<Contribution, Group?> speaker)
    {
        var score = scores.Criteria.FirstOrDefault(c => string.Equals(c.Id, finding.Criterion, StringComparison.Ordinal));
        var told = said.FirstOrDefault(c => c.Id == finding.ContributionId)?.Text;
        var about = said.Where(c => c.IsAbout(finding)).ToList();
        return new ReportedFinding(
            FindingNames.Of(finding.Kind), finding.Criterion,
            told ?? text,
            FindingNames.Of(finding.Status),
            score is null ? null : ShownNumber.Joint(score), score is null ? null : ShownNumber.Gap(score),
            finding.DecisionReason, finding.Waiver,
            [.. about.Where(c => Interpretations.IsKind(c, Interpretations.Kind)).Select(Words)],
            [.. about.Where(c => Interpretations.IsKind(c, Interpretations.CauseKind)).Select(c => new ReportedCause(c.Text, By(c), [.. said.Where(a => Answers(a, c)).Select(Words)]) { Tags = c.Tags })])
        {
            Missing = [.. finding.MissingVoices(Interpretations.GroupsOf(finding, said)).Select(g => g.Code())],
        };

        ReportedWords Words(Contribution words) => new(words.Kind, words.Text, By(words), words.Late);

        string By(Contribution words) => speaker(words)?.Code() ?? "";
    }

    private static bool Answers(Contribution answer, Contribution cause) => string.Equals(answer.About, cause.Id.ToString(), StringComparison.OrdinalIgnoreCase);
}

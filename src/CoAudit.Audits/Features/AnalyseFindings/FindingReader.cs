using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>Reads an audit's findings once the reveal has opened what people say about them.</summary>
public sealed class FindingReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <exception cref="ConflictException">The analysis is still blind.</exception>
    public async Task<IReadOnlyList<FindingView>> GetAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindAsync(audit, cancellationToken)
        ?? throw new ConflictException("not-revealed", "The findings are shown to everyone at once, when the part that analyses them is over.");

    /// <summary>The findings of the newest analysis, the widest gap first; null while it is blind.</summary>
    public async Task<IReadOnlyList<FindingView>?> FindAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await db.AnalysisStagesAsync(audit, cancellationToken)).LastOrDefault(s => s.IsRevealed) is not { } stage)
        {
            return null;
        }

        var findings = await db.Findings.AsNoTracking().Where(f => f.StageId == stage.Id).OrderBy(f => f.Position).ToListAsync(cancellationToken);
        var lines = (await db.ToolLinesAsync(audit, cancellationToken)).ToDictionary(l => l.Id, l => l.Plain, StringComparer.Ordinal);
        var reworded = await SignedFindings.WordsAsync(db, audit, cancellationToken);
        var scores = EvidenceReading.Computed(await db.ToolLinesAsync(audit, cancellationToken), await db.RevealedScoresAsync(audit, cancellationToken) ?? []);
        var said = await db.RevealedAsync(audit, int.MaxValue, cancellationToken);
        var speaker = await db.SpeakersAsync(audit, cancellationToken);
        return [.. findings.Select(f => View(f, reworded.GetValueOrDefault(f.Id.ToString()) ?? lines.GetValueOrDefault(f.Criterion ?? "", ""), scores, said, speaker))];
    }

    /// <exception cref="ConflictException">Nothing has been found yet.</exception>
    public async Task<MissingFindingsView> GetMissingAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindMissingAsync(audit, cancellationToken)
        ?? throw new ConflictException("not-begun", "The part that analyses findings has not begun yet.");

    /// <summary>Where the newest analysis lacks a voice, also while it is blind; null before it has begun.</summary>
    public async Task<MissingFindingsView?> FindMissingAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.AnalysisStagesAsync(audit, cancellationToken) is not [.., var stage])
        {
            return null;
        }

        var lines = (await db.ToolLinesAsync(audit, cancellationToken)).ToDictionary(l => l.Id, l => l.Plain, StringComparer.Ordinal);
        var open = stage.Status == StageStatus.Open;
        return new MissingFindingsView(
            stage.Id.Value, open, open && stage.ExtendedFrom is not null ? stage.DueAt : null,
            [
                .. (await db.LackingFindingsAsync(stage.Id, cancellationToken)).Select(l => new MissingFindingView(
                    l.Finding.Id, l.Finding.Criterion, lines.GetValueOrDefault(l.Finding.Criterion ?? "", ""), [.. l.Groups.Select(g => g.Code())])),
            ]);
    }

    private static FindingView View(
        Finding finding, string text, Scores scores, IReadOnlyList<Contribution> said, Func<Contribution, Group?> speaker)
    {
        var score = scores.Criteria.FirstOrDefault(c => string.Equals(c.Id, finding.Criterion, StringComparison.Ordinal));
        var told = said.FirstOrDefault(c => c.Id == finding.ContributionId);
        return new FindingView(
            finding.Id,
            FindingNames.Of(finding.Kind),
            finding.Criterion,
            told?.Text ?? text,
            score?.Critical ?? false,
            score?.Joint?.Rounded(ScoreViews.Places),
            score?.Divergence?.Rounded(ScoreViews.Places),
            score is null ? new Dictionary<string, GroupScoreView>(StringComparer.Ordinal) : ScoreViews.Groups(score),
            FindingNames.Of(finding.Status),
            [.. finding.MissingVoices(Interpretations.GroupsOf(finding, said)).Select(g => g.Code())],
            finding.Waiver,
            finding.DecisionReason,
            Said(finding, Interpretations.Kind, said, speaker),
            Said(finding, Interpretations.CauseKind, said, speaker),
            finding.Thanks);
    }

    private static IReadOnlyList<SaidView> Said(Finding finding, string kind, IReadOnlyList<Contribution> said, Func<Contribution, Group?> speaker) =>
    [
        .. said.Where(c => Interpretations.IsKind(c, kind) && c.IsAbout(finding))
            .Select(c => SaidBy(c, speaker, [.. said.Where(a => string.Equals(a.About, c.Id.ToString(), StringComparison.OrdinalIgnoreCase)).Select(a => SaidBy(a, speaker, []))])),
    ];

    private static SaidView SaidBy(Contribution said, Func<Contribution, Group?> speaker, IReadOnlyList<SaidView> answers) =>
        new(said.Id, said.Text, speaker(said)?.Code() ?? "", said.Late, answers) { Tags = said.Tags };
}

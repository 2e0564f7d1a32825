using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>Reads an audit's scores once the reveal has opened them.</summary>
public sealed class ScoreReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <exception cref="ConflictException">The scores are still blind.</exception>
    public async Task<ScoresView> GetAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindAsync(audit, cancellationToken)
        ?? throw new ConflictException("not-revealed", "The scores are shown to everyone at once, when the part that gathers evidence is over.");

    /// <summary>Null while the scores are blind.</summary>
    public async Task<ScoresView?> FindAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RevealedScoresAsync(audit, cancellationToken) is not { } given)
        {
            return null;
        }

        var lines = await db.ToolLinesAsync(audit, cancellationToken);
        return View(EvidenceReading.Computed(lines, given), lines, given.Count(s => s.Late));
    }

    private static ScoresView View(Scores scores, IReadOnlyList<ToolLine> lines, int late)
    {
        var text = lines.ToDictionary(l => l.Id, l => l.Plain, StringComparer.Ordinal);
        return new ScoresView(
            [.. scores.Criteria.Select(c => View(c, text[c.Id]))],
            scores.Total?.Percent.Rounded(ScoreViews.Places),
            scores.Total?.Rounded,
            scores.Headline?.Words(),
            scores.Capped,
            scores.Total?.Band.Words(),
            Ordered(scores, total => total.Percent.Rounded(ScoreViews.Places)),
            Ordered(scores, total => total.Band.Words()),
            [.. scores.Order.Select(c => c.Id)],
            [.. scores.Criteria.Where(c => c.IsAlarming).Select(c => c.Id)],
            late);
    }

    private static CriterionScoreView View(CriterionScore score, string text) => new(
        score.Id, text, score.Critical, score.Joint?.Rounded(ScoreViews.Places), score.Divergence?.Rounded(ScoreViews.Places), ScoreViews.Groups(score));

    private static OrderedDictionary<string, T> Ordered<T>(Scores scores, Func<ScoreTotal, T> value)
    {
        OrderedDictionary<string, T> result = [];
        foreach (var group in Groups.All.Where(scores.PerGroup.ContainsKey))
        {
            result.Add(group.Code(), value(scores.PerGroup[group]));
        }

        return result;
    }
}

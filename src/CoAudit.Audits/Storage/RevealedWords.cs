using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Stages;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage;

/// <summary>Reads what people said, and only what the reveal has opened to all: see <see cref="Stage.Shows"/>.</summary>
public static class RevealedWords
{
    private const int SmallestNamedGroup = 3;

    /// <summary>Words of an audit that everyone may read now, in an order that tells nothing about who spoke when.</summary>
    /// <param name="upTo">Number of the last stage that is looked at.</param>
    public static async Task<IReadOnlyList<Contribution>> RevealedAsync(this CoAuditDb db, AuditId audit, int upTo, CancellationToken cancellationToken)
    {
        var stages = await db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Number <= upTo).ToListAsync(cancellationToken);
        var open = stages.Where(s => s.IsRevealed).ToDictionary(s => s.Id);
        var ids = open.Keys.ToList();
        var said = await db.Contributions.AsNoTracking().Where(c => ids.Contains(c.StageId) && c.WithdrawnAt == null).ToListAsync(cancellationToken);
        return [.. said.Where(c => open[c.StageId].Shows(c)).OrderBy(c => c.Id)];
    }

    /// <summary>Names the group that speaks, or nobody: a group of one or two is a person.</summary>
    public static async Task<Func<Contribution, Group?>> SpeakersAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var sizes = await db.Participants.AsNoTracking().Where(p => p.AuditId == audit).GroupBy(p => p.Group)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return contribution => contribution.Group is { } group && sizes.GetValueOrDefault(group) >= SmallestNamedGroup ? group : null;
    }

    public static ItemView AsItem(this Contribution contribution, Func<Contribution, Group?> speaker) =>
        new(contribution.Id.ToString(), contribution.Kind, contribution.Text, speaker(contribution)?.Code() ?? "");
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Reports;

/// <summary>Reads objections as a report may show them: what they were about and what came of them.</summary>
internal static class ObjectionReporting
{
    /// <summary>Those of stages that are over, or that the audit was stopped in: an objection in another may still be answered.</summary>
    public static async Task<IReadOnlyList<ReportedObjection>> ReadObjectionsAsync(this CoAuditDb db, Audit audit, CancellationToken cancellationToken)
    {
        var objections = await db.Objections.AsNoTracking().Include(o => o.Turns).Where(o => o.AuditId == audit.Id).OrderBy(o => o.RaisedAt).ToListAsync(cancellationToken);
        var stages = await db.Stages.AsNoTracking().Where(s => s.AuditId == audit.Id && s.Status != StageStatus.Open).ToDictionaryAsync(s => s.Id, cancellationToken);
        var texts = await TextsAsync(db, audit.Id, cancellationToken);
        var named = audit.Participants.GroupBy(p => p.Group).Where(g => g.Count() >= StagePresence.FewestForANumber).Select(g => g.Key).ToHashSet();
        return
        [
            .. objections.Where(o => stages.ContainsKey(o.StageId))
                .Select(o => ReportedObjection.Of(o, texts.GetValueOrDefault(o.Item) ?? WholeOf(stages[o.StageId]), named.Contains(o.MakerGroup) ? o.MakerGroup.Code() : "")),
        ];
    }

    private static string WholeOf(Stage stage) => string.IsNullOrWhiteSpace(stage.Text) ? stage.Title : stage.Text;

    private static async Task<Dictionary<string, string>> TextsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        Dictionary<string, string> texts = new(StringComparer.OrdinalIgnoreCase);
        foreach (var line in await db.DraftLines.AsNoTracking().Where(l => l.AuditId == audit).ToListAsync(cancellationToken))
        {
            texts[line.Id] = line.Plain;
        }

        foreach (var objective in await db.Objectives.AsNoTracking().Where(o => o.AuditId == audit).ToListAsync(cancellationToken))
        {
            texts[objective.Id.ToString()] = objective.Text;
        }

        foreach (var card in await db.Actions.AsNoTracking().Where(a => a.AuditId == audit).ToListAsync(cancellationToken))
        {
            texts[card.Id.ToString()] = card.Wish;
        }

        return texts;
    }
}

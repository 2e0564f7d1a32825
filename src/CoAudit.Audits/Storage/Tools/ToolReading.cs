using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Tools;

/// <summary>Reads the tool of an audit: its lines, its versions, and what people suggest where the reveal has opened it.</summary>
public static class ToolReading
{
    /// <summary>The tool with its lines tracked, so that a command can change them.</summary>
    public static async Task<AuditTool> LoadToolAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        await db.DraftLines.Where(l => l.AuditId == audit).LoadAsync(cancellationToken);
        return new AuditTool(audit, db.DraftLines.Local.Where(l => l.AuditId == audit), await db.NewestToolAsync(audit, cancellationToken));
    }

    /// <summary>The tool for reading only.</summary>
    public static async Task<AuditTool> ReadToolAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken) => new(
        audit, await db.DraftLines.AsNoTracking().Where(l => l.AuditId == audit).ToListAsync(cancellationToken), await db.NewestToolAsync(audit, cancellationToken));

    /// <summary>The newest frozen version; null before the first.</summary>
    public static async Task<ToolVersion?> NewestToolAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        db.ToolVersions.Local.Where(v => v.AuditId == audit).MaxBy(v => v.Number)
        ?? await db.ToolVersions.AsNoTracking().Where(v => v.AuditId == audit).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken);

    public static async Task<List<Stage>> ToolStagesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        await db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Type == ToolInputs.StageType && s.Status != StageStatus.Cancelled).OrderBy(s => s.Number)
            .ToListAsync(cancellationToken);

    /// <summary>Suggestions that everyone may read now with what was decided, in an order that tells nothing about who spoke when.</summary>
    public static async Task<IReadOnlyList<(Contribution Said, Suggestion Suggestion, ToolDecision? Decision)>> SuggestionsAsync(
        this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var stages = (await db.ToolStagesAsync(audit, cancellationToken)).Where(s => s.IsRevealed).ToDictionary(s => s.Id);
        var ids = stages.Keys.ToList();
        var said = await db.Contributions.AsNoTracking().Where(c => ids.Contains(c.StageId) && c.WithdrawnAt == null).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var decisions = await db.ToolDecisions.AsNoTracking().Where(d => d.AuditId == audit).ToDictionaryAsync(d => d.ContributionId, cancellationToken);
        return
        [
            .. from words in said
               where stages[words.StageId].Shows(words)
               let suggestion = Suggestion.Find(words)
               where suggestion is not null
               select (words, suggestion, decisions.GetValueOrDefault(words.Id)),
        ];
    }

    /// <summary>What people suggest and nobody has decided, also what is blind: for whoever waits for decisions. Words without a name are not among it before they are opened.</summary>
    public static async Task<IReadOnlyList<Suggestion>> UndecidedAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var stages = (await db.ToolStagesAsync(audit, cancellationToken)).ConvertAll(s => s.Id);
        var said = await db.Contributions.AsNoTracking()
            .Where(c => stages.Contains(c.StageId) && c.WithdrawnAt == null && !db.ToolDecisions.Any(d => d.ContributionId == c.Id)).ToListAsync(cancellationToken);
        return [.. said.Select(Suggestion.Find).OfType<Suggestion>()];
    }
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>A finding of which people who use the service, or care workers, have not said what it means, and nobody has written down why.</summary>
/// <param name="Groups">Those who have not.</param>
public sealed record LackingFinding(Finding Finding, IReadOnlyList<Group> Groups);

/// <summary>Reads what a stage of analysis must not end without.</summary>
public static class MissingInterpretations
{
    /// <summary>The stages of an audit that analyse findings, in order.</summary>
    public static async Task<IReadOnlyList<Stage>> AnalysisStagesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        await db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Type == Interpretations.StageType).OrderBy(s => s.Number).ToListAsync(cancellationToken);

    /// <summary>Also while the stage is blind: which voice is missing, and nobody's words.</summary>
    public static async Task<IReadOnlyList<LackingFinding>> LackingFindingsAsync(this CoAuditDb db, StageId stage, CancellationToken cancellationToken)
    {
        var findings = await db.Findings.AsNoTracking().Where(f => f.StageId == stage).OrderBy(f => f.Position).ToListAsync(cancellationToken);
        var words = await db.Contributions.AsNoTracking()
            .Where(c => c.StageId == stage && c.Kind == Interpretations.Kind && c.About != null && c.WithdrawnAt == null).ToListAsync(cancellationToken);
        return [.. findings.Select(f => new LackingFinding(f, f.MissingVoices(Interpretations.GroupsOf(f, words)))).Where(lacking => lacking.Groups.Count > 0)];
    }
}

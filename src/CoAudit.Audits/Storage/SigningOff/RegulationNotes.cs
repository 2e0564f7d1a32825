using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Storage.Tools;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Which regulations stand behind what somebody objects to: by the line of the tool, or by the finding, that it grew from.</summary>
public sealed class RegulationNotes(CriteriaLibrary library)
{
    // From a card to what it is about, and from words to what those are about.
    private const int MostSteps = 3;

    /// <summary>The notes of these objections, by the objection's id; those that have none are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<RegulationNote>>> ReadAsync(CoAuditDb db, IReadOnlyCollection<Objection> objections, CancellationToken cancellationToken)
    {
        Dictionary<Guid, IReadOnlyList<RegulationNote>> notes = [];
        Dictionary<AuditId, AuditTool> tools = [];
        foreach (var objection in objections.Where(o => o.Item.Length > 0))
        {
            var tool = tools[objection.AuditId] = tools.GetValueOrDefault(objection.AuditId) ?? await db.ReadToolAsync(objection.AuditId, cancellationToken);
            if (library.RegulationsOf(await FindCriterionAsync(db, objection, tool, cancellationToken)) is { Count: > 0 } found)
            {
                notes[objection.Id] = found;
            }
        }

        return notes;
    }

    private static async Task<string?> FindCriterionAsync(CoAuditDb db, Objection objection, AuditTool tool, CancellationToken cancellationToken)
    {
        var about = objection.Item;
        for (var step = 0; step < MostSteps && about is not null; step++)
        {
            // A line that grew from words has their id: what it stands for tells which rules it has to do with.
            if (tool.Lines.FirstOrDefault(line => string.Equals(line.Id, about, StringComparison.Ordinal)) is { } line)
            {
                return line.Source ?? line.Id;
            }

            about = Guid.TryParse(about, out var id) ? await BehindAsync(db, objection.AuditId, id, cancellationToken) : null;
        }

        return about;
    }

    // A card has its wish's id.
    private static async Task<string?> BehindAsync(CoAuditDb db, AuditId audit, Guid id, CancellationToken cancellationToken) =>
        await db.Findings.AsNoTracking().Where(f => f.AuditId == audit && f.Id == id).Select(f => f.Criterion).FirstOrDefaultAsync(cancellationToken)
        ?? await db.Actions.AsNoTracking().Where(a => a.AuditId == audit && a.Id == id).Select(a => a.About).FirstOrDefaultAsync(cancellationToken)
        ?? await db.Contributions.AsNoTracking().Where(c => c.AuditId == audit && c.Id == id).Select(c => c.About).FirstOrDefaultAsync(cancellationToken);
}

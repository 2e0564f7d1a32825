using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Outlines;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewAuditTypes;

/// <summary>Reads workflow definitions with what is wrong with them.</summary>
public sealed class AuditTypeReader(IDbContextFactory<CoAuditDb> contexts, CompiledWorkflows workflows, CriteriaLibrary library)
{
    // More than an organisation designs; a list of more is no list.
    private const int MostListed = 500;

    public async Task<IReadOnlyList<AuditTypeSummary>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = await db.DefinitionVersions.AsNoTracking().Where(d => d.IsLatest && d.IsAuditType)
            .OrderBy(d => d.Name).ThenBy(d => d.DefinitionId).Take(MostListed).Select(d => new { d.DefinitionId, d.Name, d.Version }).ToListAsync(cancellationToken);
        var published = await db.DefinitionVersions.AsNoTracking().Where(d => d.IsPublished && d.IsAuditType)
            .Select(d => new { d.DefinitionId, d.Version }).ToDictionaryAsync(d => d.DefinitionId, d => d.Version, StringComparer.Ordinal, cancellationToken);
        return latest.ConvertAll(d => new AuditTypeSummary(d.DefinitionId, d.Name, d.Version, published.TryGetValue(d.DefinitionId, out var version) ? version : null));
    }

    /// <summary>Checks the newest version as publishing would; null when there is no such definition.</summary>
    public async Task<AuditTypeProblems?> FindProblemsAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.DefinitionVersions.AsNoTracking().FirstOrDefaultAsync(d => d.DefinitionId == definitionId && d.IsLatest, cancellationToken) is not { } latest)
        {
            return null;
        }

        var compiled = await workflows.GetAsync(db, latest.Hash, cancellationToken);
        var problems = new CheckedDefinition(compiled).Problems;
        var running = await db.Audits.AsNoTracking().Where(a => a.AuditType == definitionId && a.Status == AuditStatus.Running)
            .GroupBy(a => a.DefinitionVersion).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(cancellationToken);
        return new AuditTypeProblems(
            latest.DefinitionId,
            latest.Name,
            latest.Version,
            latest.IsPublished,
            latest.Revision,
            [.. problems.Select(p => View(compiled, p))],
            running.ConvertAll(r => new RunningAudits(r.Key, r.Count)));
    }

    /// <summary>The newest version as a list; null when there is no such definition.</summary>
    public async Task<OutlineView?> FindOutlineAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.DefinitionVersions.AsNoTracking().FirstOrDefaultAsync(d => d.DefinitionId == definitionId && d.IsLatest, cancellationToken) is not { } latest)
        {
            return null;
        }

        var outline = Outline.Of(await workflows.GetAsync(db, latest.Hash, cancellationToken), workflows.Registry, await ChoicesAsync(db, cancellationToken));
        return new OutlineView(latest.DefinitionId, latest.Name, latest.Version, latest.IsPublished, latest.Revision, outline?.Steps(), Outline.Kinds(workflows.Registry));
    }

    private async Task<OutlineChoices> ChoicesAsync(CoAuditDb db, CancellationToken cancellationToken)
    {
        var published = await db.DefinitionVersions.AsNoTracking().Where(d => d.IsPublished)
            .OrderBy(d => d.Name).ThenBy(d => d.DefinitionId).Take(MostListed).Select(d => new { d.DefinitionId, d.Name }).ToListAsync(cancellationToken);
        return new OutlineChoices([.. library.Sets.Select(set => new OutlineOption(set.Id, set.Title))], published.ConvertAll(d => new OutlineOption(d.DefinitionId, d.Name)));
    }

    private static ProblemView View(CompiledWorkflow workflow, DefinitionProblem problem) => new(
        problem.Severity == ProblemSeverity.Error ? "error" : "warning",
        problem.Code,
        problem.Message,
        problem.Path,
        problem.ActivityId,
        [.. problem.Way.Select(id => workflow.Find(id)?.DisplayText ?? id)])
    {
        WayIds = problem.Way,
    };
}

using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>Reads an audit's evidence once the reveal has opened it, and until then only where reasons are missing.</summary>
public sealed class EvidenceReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <exception cref="ConflictException">The evidence is still blind.</exception>
    public async Task<EvidenceView> GetAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindAsync(audit, cancellationToken)
        ?? throw new ConflictException("not-revealed", "The evidence is shown to everyone at once, when the part that gathers it is over.");

    /// <summary>Null while the evidence is blind.</summary>
    public async Task<EvidenceView?> FindAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stages = (await StagesAsync(db, audit, cancellationToken)).Where(s => s.IsRevealed).ToList();
        if (stages.Count == 0)
        {
            return null;
        }

        var coverage = await db.CoverageAsync(stages[^1], cancellationToken);
        var ids = stages.ConvertAll(s => s.Id);
        var speaker = await db.SpeakersAsync(audit, cancellationToken);
        var said = (await db.RevealedAsync(audit, stages[^1].Number, cancellationToken)).Where(c => ids.Contains(c.StageId));
        return new EvidenceView(
            [.. coverage.Cells.Select(View)],
            [.. said.Select(c => new PieceView(c.Id, c.Kind, c.Text, c.About, speaker(c)?.Code() ?? "", c.Anonymous, c.Late, c.Evidence))],
            await db.ObstaclesAsync(audit, ids, cancellationToken),
            await db.FilesAsync(audit, ids, cancellationToken));
    }

    /// <exception cref="ConflictException">There are no lines of a tool to gather evidence on.</exception>
    public async Task<CoverageView> GetCoverageAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindCoverageAsync(audit, cancellationToken)
        ?? throw new ConflictException("not-begun", "There is nothing to see yet. The part that gathers evidence has not begun, or there is no agreed tool.");

    /// <summary>
    /// The matrix as whoever runs the audit may see it at any time: where there is something and where there is nothing. Before the reveal neither numbers nor
    /// anybody's words are in it. Null before evidence is gathered on the lines of a tool.
    /// </summary>
    public async Task<CoverageView?> FindCoverageAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = await db.ToolLinesAsync(audit, cancellationToken);
        if (lines.Count == 0 || await db.CoveredStageAsync(audit, cancellationToken) is not { } stage)
        {
            return null;
        }

        var coverage = await db.CoverageAsync(stage, cancellationToken);
        var open = stage.Status == StageStatus.Open;
        return new CoverageView(
            stage.Id.Value, lines, stage.Groups, stage.IsRevealed, open, open && stage.ExtendedFrom is not null ? stage.DueAt : null,
            [.. coverage.Cells.Select(c => stage.IsRevealed ? View(c) : Blinded(c))])
        {
            WaitsForReasons = stage.TakesScores(),
            Categories = [.. (await db.CategoriesAsync(stage, cancellationToken)).Select(c => stage.IsRevealed ? View(c) : Blinded(c))],
        };
    }

    private static async Task<List<Stage>> StagesAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        await db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Type == EvidenceInputs.StageType).OrderBy(s => s.Number).ToListAsync(cancellationToken);

    private static CellView View(CoverageCell cell) => new(
        cell.Criterion, cell.Group.Code(), cell.Numbers, cell.Evidence, cell.IsHole, cell.IsHole ? cell.Reason?.Text : null, cell.IsHole ? NameOf(cell.Reason?.Source) : null);

    private static CategoryView View(CategoryCell cell) => new(cell.Criterion, cell.Category.Code(), cell.Pieces > 0, cell.Pieces);

    // Whoever has answered is heard, whatever they answered: the "don't know" of a group of one is a person's answer.
    private static CellView Blinded(CoverageCell cell)
    {
        var isHole = cell is { IsHole: true, IsAnswered: false };
        return new CellView(
            cell.Criterion, cell.Group.Code(), 0, new Dictionary<string, int>(StringComparer.Ordinal), isHole, isHole ? cell.Reason?.Text : null, isHole ? NameOf(cell.Reason?.Source) : null);
    }

    private static CategoryView Blinded(CategoryCell cell) => new(cell.Criterion, cell.Category.Code(), cell.Pieces > 0 || cell.IsAnswered, null);

    private static string? NameOf(HoleReasonSource? source) => source switch
    {
        null => null,
        HoleReasonSource.NotApplicable => "not-applicable",
        HoleReasonSource.DontKnow => "dont-know",
        HoleReasonSource.Recorded => "recorded",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "Not a source."),
    };
}

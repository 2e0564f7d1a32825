using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Api;
using CoAudit.Web.Pages.Participants;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Which voices are heard on what, and after the reveal what they said.</summary>
internal sealed record CoveragePageView(AuditHeader Header, CoverageView? Coverage, EvidenceView? Evidence);

internal sealed class CoverageModel(AuditViews audits, EvidenceReader evidence, ExplainHoleHandler explain) : AuditPage(audits)
{
    public CoveragePageView View { get; private set; } = null!;

    public string? Place { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Holes that still need a reason; only while the stage is open.</summary>
    public IReadOnlyList<CellView> Unexplained =>
        View.Coverage is { Open: true } coverage ? [.. coverage.Cells.Where(c => c is { Hole: true, ReasonFrom: null })] : [];

    public static string CodeOf(Group group) => group.Code();

    public static string Words(CellView cell, bool revealed) => cell switch
    {
        { Hole: true, Reason: { } reason } => $"Hole: {reason}",
        { Hole: true, ReasonFrom: not null } => "Hole, with a reason from the group",
        { Hole: true } => "Hole: no reason yet",
        _ when !revealed => "Heard",
        _ => string.Join(", ", new[] { Count(cell.Numbers, "score"), Count(cell.Evidence.Values.Sum(), "piece of evidence", "pieces of evidence") }.OfType<string>()),
    };

    public static OthersWords WordsOf(PieceView piece) => new(Speaker(piece.Group) + (piece.Late ? " (late)" : ""), piece.Text);

    public static OthersWords WordsOf(ObstacleView told) => new($"{Speaker(told.Group)}, {told.Criterion}", told.Text);

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    /// <param name="place">Criterion and group of the hole, with a bar between them.</param>
    public async Task<IActionResult> OnPostExplainAsync(string id, string? place, string? reason, CancellationToken cancellationToken)
    {
        if (!AuditId.TryParse(id, out var audit))
        {
            return NotFound();
        }

        try
        {
            var parts = (place ?? "").Split('|');
            await explain.HandleAsync(new ExplainHole(audit, parts[0], parts[^1], reason, User.AsActor()), null, cancellationToken);
            return Redirect($"/audits/{audit}/coverage");
        }
        catch (InvalidCommandException error)
        {
            (Place, Reason) = (place, reason);
            ModelState.AddRules(error, field => string.Equals(field, "reason", StringComparison.Ordinal) ? field : "place");
        }

        return await ShowAsync(id, cancellationToken);
    }

    private static string? Count(int count, string one, string? many = null) => count switch
    {
        0 => null,
        1 => $"1 {one}",
        _ => $"{count} {many ?? one + "s"}",
    };

    private static string Speaker(string group) => group.Length > 0 ? GroupWords.Of(group) : "A participant";

    private async Task<IActionResult> ShowAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        AuditId auditId = new(audit.Id);
        var coverage = await evidence.FindCoverageAsync(auditId, cancellationToken);
        View = new CoveragePageView(
            await HeaderAsync(audit, cancellationToken), coverage, coverage is { Revealed: true } ? await evidence.GetAsync(auditId, cancellationToken) : null);
        return Page();
    }
}

using CoAudit.Audits.Features.CloseStage;
using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Web.Api;
using CoAudit.Web.Pages.Participants;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Which voices are heard on what, and after the reveal what they said.</summary>
internal sealed record CoveragePageView(AuditHeader Header, CoverageView? Coverage, EvidenceView? Evidence)
{
    /// <summary>Null while the stage does not wait.</summary>
    public WaitingView? Waits { get; init; }
}

internal sealed class CoverageModel(AuditViews audits, EvidenceReader evidence, ExplainHoleHandler explain, EndStageHandler end) : AuditFormPage(audits)
{
    public CoveragePageView View { get; private set; } = null!;

    public string? Place { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Holes that still need a reason; only while the stage is open.</summary>
    public IReadOnlyList<CellView> Unexplained =>
        View.Coverage is { Open: true } coverage ? [.. coverage.Missing] : [];

    /// <summary>Groups that have more holes than one without a reason: one reason can be given for all of them.</summary>
    public IReadOnlyList<string> SilentOnMany => [.. Unexplained.GroupBy(c => c.Group, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key)];

    public static string CodeOf(Group group) => group.Code();

    public static IReadOnlyList<string> Categories { get; } = [.. EvidenceCategories.All.Select(c => c.Code())];

    public static string CategoryWords(string category) => category switch
    {
        "peoples-experience" => "People’s experience",
        "staff-feedback" => "Feedback from staff",
        "partner-feedback" => "Feedback from partners",
        "observation" => "What was seen",
        "records" => "What is written down",
        _ => category,
    };

    public static string Words(CellView cell, bool revealed) => cell switch
    {
        { Hole: true, Reason: { } reason } => $"Hole: {reason}",
        { Hole: true } => "Hole: no reason yet",
        _ when !revealed => "Heard",
        _ => string.Join(", ", new[] { Count(cell.Numbers, "score"), Count(cell.Evidence.Values.Sum(), "piece of evidence", "pieces of evidence") }.OfType<string>()),
    };

    public static OthersWords WordsOf(PieceView piece) =>
        new(string.Join(". ", new[] { Speaker(piece.Group) + (piece.Late ? " (late)" : ""), FactsWords.Of(piece.Evidence) }.OfType<string>()), piece.Text);

    public static OthersWords WordsOf(ObstacleView told) => new($"{Speaker(told.Group)}, {CriterionWords.Label(told.Criterion)}", told.Text);

    /// <summary>What kind of file it is, what it is about and who gave it.</summary>
    public static string DescriptionOf(FileView file)
    {
        var kind = file.Width > 0 ? $"Photo, {file.Width} by {file.Height} dots" : file.Type.Split(';')[0] switch { "application/pdf" => "PDF", "text/plain" => "Text", _ => "Document" };
        var about = file.About is null ? "" : $", about {file.About}";
        return $"{kind}{about}, from {(file.Group.Length > 0 ? GroupWords.Of(file.Group) : "a participant")}{(file.Late ? ", late" : "")}, {(file.Size + 999) / 1000} KB";
    }

    public static string StatusOf(FileView file) => file.Status switch
    {
        "shared" => file.Redacted ? "Shared, with parts painted over" : "Shared",
        "kept-back" => "Kept back",
        _ => "Not shared yet",
    };

    public Task<IActionResult> OnPostEndAsync(string id, string? stage, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => end.HandleAsync(new EndStage(audit, StageId.TryParse(stage, out var parsed) ? parsed : throw new NotFoundException("stage"), User.AsActor()), null, cancellationToken),
        "coverage", _ => "end", cancellationToken);

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    /// <param name="place">Criterion and group of the hole, with a bar between them.</param>
    public Task<IActionResult> OnPostExplainAsync(string id, string? place, string? reason, CancellationToken cancellationToken)
    {
        (Place, Reason) = (place, reason);
        var parts = (place ?? "").Split('|');
        return ActAsync(
            id,
            audit => explain.HandleAsync(new ExplainHole(audit, parts[0], parts[^1], reason, User.AsActor()), null, cancellationToken),
            "coverage", field => string.Equals(field, "reason", StringComparison.Ordinal) ? field : "place", cancellationToken);
    }

    private static string? Count(int count, string one, string? many = null) => count switch
    {
        0 => null,
        1 => $"1 {one}",
        _ => $"{count} {many ?? one + "s"}",
    };

    private static string Speaker(string group) => group.Length > 0 ? GroupWords.Of(group) : "A participant";

    protected override async Task<IActionResult> ShowAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        AuditId auditId = new(audit.Id);
        var coverage = await evidence.FindCoverageAsync(auditId, cancellationToken);
        View = new CoveragePageView(
            await HeaderAsync(audit, cancellationToken), coverage, await evidence.FindAsync(auditId, cancellationToken))
        {
            Waits = coverage?.WaitsUntil is { } until
                ? new WaitingView(id, coverage.Stage, until.In(audit.TimeZone), [.. coverage.Missing.Select(c => $"{CriterionWords.Label(c.Criterion)}: {GroupWords.Of(c.Group)}")])
                : null,
        };
        return Page();
    }
}

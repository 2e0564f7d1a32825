using CoAudit.Audits.Features.AnalyseFindings;
using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Features.ThankForPractice;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Voices;
using CoAudit.Web.Api;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Pages.Shared.Fields;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Scores and findings.</summary>
/// <param name="Scores">Null before the reveal.</param>
/// <param name="Findings">Null before people have said what the numbers mean.</param>
internal sealed record ScoresPageView(AuditHeader Header, ScoresView? Scores, IReadOnlyList<FindingView>? Findings);

internal sealed class ScoresModel(
    AuditViews audits, ScoreReader scores, FindingReader findings, DecideFindingHandler decide, ThankForPracticeHandler thank) : AuditFormPage(audits)
{
    public static IReadOnlyList<FieldOption> Decisions { get; } =
    [
        new(DecideFinding.Agreed, "It is agreed"),
        new(DecideFinding.NotAgreed, "It is not agreed"),
        new(DecideFinding.Waived, "It must do without the missing voice"),
    ];

    public ScoresPageView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    /// <param name="item">Id of the finding.</param>
    public Task<IActionResult> OnPostDecideAsync(string id, string? item, string? decision, string? reason, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => decide.HandleAsync(
            new DecideFinding(
                audit, Guid.TryParse(item, out var finding) ? finding : throw new NotFoundException("finding"), GivenDecision.Read(decision, reason, DecideFinding.Decisions), User.AsActor()),
            null, cancellationToken),
        $"scores#item-{item}", field => $"{field}-{item}", cancellationToken);

    /// <param name="item">Id of the finding.</param>
    public Task<IActionResult> OnPostThankAsync(string id, string? item, string? thanks, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => thank.HandleAsync(
            new ThankForPractice(audit, Guid.TryParse(item, out var finding) ? finding : throw new NotFoundException("finding"), thanks, User.AsActor()), null, cancellationToken),
        $"scores#item-{item}", _ => $"thanks-{item}", cancellationToken);

    protected override async Task<IActionResult> ShowAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        AuditId auditId = new(audit.Id);
        View = new ScoresPageView(
            await HeaderAsync(audit, cancellationToken), await scores.FindAsync(auditId, cancellationToken), await findings.FindAsync(auditId, cancellationToken));
        return Page();
    }
}

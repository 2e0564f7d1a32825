using CoAudit.Audits.Features.AnalyseFindings;
using CoAudit.Audits.Features.CloseStage;
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
internal sealed record ScoresPageView(AuditHeader Header, ScoresView? Scores, IReadOnlyList<FindingView>? Findings)
{
    /// <summary>Findings that lack a voice; null before the analysis has begun.</summary>
    public MissingFindingsView? Missing { get; init; }

    /// <summary>Null while the analysis does not wait.</summary>
    public WaitingView? Waits { get; init; }
}

internal sealed class ScoresModel(
    AuditViews audits, ScoreReader scores, FindingReader findings, DecideFindingHandler decide, WaiveFindingsHandler waive, EndStageHandler end,
    ThankForPracticeHandler thank) : AuditFormPage(audits)
{
    /// <summary>The field of the reason why findings do without a voice.</summary>
    public const string WaiverField = "waiver-reason";

    public static IReadOnlyList<FieldOption> Decisions { get; } =
    [
        new(DecideFinding.Agreed, "It is agreed"),
        new(DecideFinding.NotAgreed, "It is not agreed"),
        new(DecideFinding.Waived, "It must do without the missing voice"),
    ];

    public ScoresPageView View { get; private set; } = null!;

    // What was typed and could not be taken yet.
    public string? Waived { get; private set; }

    public string? Reason { get; private set; }

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    /// <param name="item">Id of the finding.</param>
    public Task<IActionResult> OnPostDecideAsync(string id, string? item, string? decision, string? reason, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => decide.HandleAsync(
            new DecideFinding(
                audit, Guid.TryParse(item, out var finding) ? finding : throw new NotFoundException("finding"), GivenDecision.Read(decision, reason, DecideFinding.Decisions), User.AsActor()),
            null, cancellationToken),
        $"scores#item-{item}", field => $"{field}-{item}", cancellationToken);

    /// <param name="waived">Id of a finding; empty is every one that lacks a voice.</param>
    public Task<IActionResult> OnPostWaiveAsync(string id, string? waived, string? reason, CancellationToken cancellationToken)
    {
        (Waived, Reason) = (waived ?? "", reason);
        return ActAsync(
            id,
            audit => waive.HandleAsync(new WaiveFindings(audit, string.IsNullOrEmpty(waived) ? [] : [waived], reason, User.AsActor()), null, cancellationToken),
            "scores", field => string.Equals(field, "reason", StringComparison.Ordinal) ? WaiverField : "waived", cancellationToken);
    }

    public Task<IActionResult> OnPostEndAsync(string id, string? stage, CancellationToken cancellationToken) => ActAsync(
        id,
        audit => end.HandleAsync(new EndStage(audit, StageId.TryParse(stage, out var parsed) ? parsed : throw new NotFoundException("stage"), User.AsActor()), null, cancellationToken),
        "scores", _ => "end", cancellationToken);

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
        var missing = await findings.FindMissingAsync(auditId, cancellationToken);
        View = new ScoresPageView(
            await HeaderAsync(audit, cancellationToken), await scores.FindAsync(auditId, cancellationToken), await findings.FindAsync(auditId, cancellationToken))
        {
            Missing = missing,
            Waits = missing?.WaitsUntil is { } until
                ? new WaitingView(id, missing.Stage, until.In(audit.TimeZone), [.. missing.Findings.Select(f => $"{CriterionWords.Label(f.Criterion)}: {string.Join(", ", f.Missing.Select(GroupWords.Of))}")])
                : null,
        };
        return Page();
    }
}

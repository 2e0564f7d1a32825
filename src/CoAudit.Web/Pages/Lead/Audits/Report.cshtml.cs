using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Participants;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>What came out of the audit so far. A stage is here only after its reveal.</summary>
internal sealed record ReportView(AuditHeader Header, IReadOnlyList<ReportedStage> Stages);

/// <summary>One closed stage.</summary>
/// <param name="Outcome">In words.</param>
/// <param name="NotReached">Who was asked and did not answer, with what was tried.</param>
/// <param name="Answers">The sign-off answers in words with their numbers, or a word where a number would tell who.</param>
/// <param name="Concerns">Reasons given with a concern or an objection.</param>
internal sealed record ReportedStage(
    string Title,
    string Outcome,
    DateTimeOffset ClosedAt,
    int Asked,
    int Heard,
    IReadOnlyList<string> Answers,
    IReadOnlyList<OthersWords> Said,
    IReadOnlyList<OthersWords> Concerns,
    IReadOnlyList<string> NotReached);

internal sealed class ReportModel(AuditViews audits, ReportReader report) : AuditPage(audits)
{
    public ReportView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        var stages = await report.ReadAsync(new AuditId(audit.Id), cancellationToken);
        View = new ReportView(await HeaderAsync(audit, cancellationToken), [.. stages.Select(s => new ReportedStage(
            s.Title, OutcomeWords.Of(s.Outcome), s.ClosedAt.In(audit.TimeZone), s.Asked, s.Heard,
            [.. s.Answers.Select(a => $"{a.Answer.Label()}: {a.Count}")],
            [.. s.Said.Select(Words)],
            [.. s.Concerns.Select(Words)],
            [.. s.NotReached.Select(Tried)]))]);
        return Page();
    }

    private static OthersWords Words(SaidWords said) =>
        new((said.Group is { } group ? GroupWords.Of(group.Code()) : "A participant") + (said.Late ? " (late)" : ""), said.Text);

    private static string Tried(Silent silent) => silent switch
    {
        { OnPaper: true } => $"{silent.Name} (asked on paper)",
        { RemindersSent: 0 } => $"{silent.Name} (no reminder was due)",
        { RemindersSent: 1 } => $"{silent.Name} (1 reminder)",
        _ => $"{silent.Name} ({silent.RemindersSent} reminders)",
    };
}

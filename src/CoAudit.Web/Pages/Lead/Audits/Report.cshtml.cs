using CoAudit.Web.Pages.Participants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

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

internal sealed class ReportModel : PageModel
{
    public required ReportView View { get; set; }

    public IActionResult OnGet(string id) => NotFound();
}

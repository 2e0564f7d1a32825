using System.Globalization;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewDashboard;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead;

/// <summary>What waits for the quality lead, the most unheard first.</summary>
/// <param name="HasServices">False at first: the page then leads through the first steps.</param>
internal sealed record DashboardView(
    bool HasServices,
    bool HasAudits,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<OpenStageRow> OpenStages,
    IReadOnlyList<PaperTaskRow> PaperTasks,
    IReadOnlyList<FailedMailRow> FailedMails,
    IReadOnlyList<NextReviewRow> NextReviews);

/// <summary>An open stage and who is silent in it.</summary>
internal sealed record OpenStageRow(string AuditId, string AuditTitle, string StageTitle, DateTimeOffset DueAt, IReadOnlyList<GroupVoices> Voices);

/// <summary>A task of somebody without an e-mail address, until it is entered.</summary>
internal sealed record PaperTaskRow(string AuditId, string AuditTitle, string StageTitle, string PersonName, string Group, DateTimeOffset DueAt);

/// <summary>A mail that a person has to look at.</summary>
/// <param name="Status">The stored name: failed or uncertain.</param>
internal sealed record FailedMailRow(string AuditId, string AuditTitle, string Kind, string PersonName, string Status, DateTimeOffset At);

/// <summary>A review that is still to come.</summary>
internal sealed record NextReviewRow(string AuditId, string AuditTitle, string Title, DateTimeOffset DueAt);

internal sealed class DashboardModel(DashboardReader reader) : PageModel
{
    public DashboardView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var dashboard = await reader.ReadAsync(cancellationToken);
        var paper = dashboard.OpenStages.SelectMany(s => s.People.Where(p => p.OnPaper && !p.HasAnswered).Select(p => new PaperTaskRow(
            s.AuditId.ToString(), s.AuditTitle, s.Title, p.Name, p.Group.Code(), s.DueAt.In(s.TimeZone)))).ToList();
        View = new DashboardView(
            dashboard.HasServices,
            dashboard.HasAudits,
            [
                new Figure(Number(dashboard.RunningAudits), "audits running", "/audits"),
                new Figure(Number(dashboard.OpenStages.Sum(s => s.People.Count(p => !p.HasAnswered))), "people not heard yet"),
                new Figure(Number(paper.Count), "paper tasks waiting"),
                new Figure(Number(dashboard.Reviews.Count), "reviews to come", "/reviews"),
            ],
            [.. dashboard.OpenStages.Select(s => new OpenStageRow(s.AuditId.ToString(), s.AuditTitle, s.Title, s.DueAt.In(s.TimeZone), Voices.Of(s.People)))],
            paper,
            [.. dashboard.Mails.Select(m => new FailedMailRow(
                m.AuditId.ToString(), m.AuditTitle, MailWords.Of(m.Kind), m.ToName, Names.Of(m.State), m.At.In(m.TimeZone)))],
            [.. dashboard.Reviews.Select(r => new NextReviewRow(r.AuditId.ToString(), r.AuditTitle, $"Review {r.Number}", r.DueAt.In(r.TimeZone)))]);
        return Page();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

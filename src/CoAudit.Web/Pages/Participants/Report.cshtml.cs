using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model.Reports;
using CoAudit.Web.Links;
using CoAudit.Web.Pages.Reports;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Participants;

/// <summary>The published report for somebody who takes part, by their link or their task.</summary>
internal sealed class ReportModel(TaskDoor door, ReportReader reports, ReportSheets sheets, Limits limits) : ParticipantPage
{
    public ReportPage? Sheet { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? token, string? id, string? format, string? pdf, CancellationToken cancellationToken)
    {
        if (await door.FindWayInAsync(HttpContext, token, id, ticket: null, cancellationToken) is not { } wayIn)
        {
            return Refuse(token);
        }

        if (!wayIn.IsLive)
        {
            return Show(LinkGoneView.WithoutLink, StatusCodes.Status410Gone);
        }

        if (await reports.FindAudienceAsync(wayIn.Task, cancellationToken) is not { } audience || await reports.FindPublishedAsync(audience.Audit, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        var chosen = format ?? OwnFormat(audience, view);
        if (!view.Formats.Contains(chosen, StringComparer.Ordinal))
        {
            return NotFound();
        }

        ReportDoor way = new($"{wayIn.Path}/report", wayIn.Path, ForParticipant: true);
        if (pdf is not null)
        {
            return await sheets.PdfAsync(this, view, chosen, way, cancellationToken);
        }

        Sheet = sheets.Page(view, chosen, way);
        return Page();
    }

    // Who reads easy words gets them first.
    private static string OwnFormat(ReportAudience audience, ReportView view)
    {
        var wished = ReportFormats.Find(audience.Format) ?? ReportFormats.Full;
        return view.Formats.Contains(wished, StringComparer.Ordinal) ? wished : view.Formats[0];
    }

    private IActionResult Refuse(string? token) => token is null
        ? Show(new NoPassView([]), StatusCodes.Status403Forbidden)
        : limits.AllowsUnknownLink(HttpContext.Connection.RemoteIpAddress)
            ? Show(LinkGoneView.WithoutLink, StatusCodes.Status404NotFound)
            : StatusCode(StatusCodes.Status429TooManyRequests);
}

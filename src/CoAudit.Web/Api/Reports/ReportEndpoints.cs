using System.Text;
using System.Text.Json;
using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;
using CoAudit.Web.Api.MyTask;

namespace CoAudit.Web.Api.Reports;

/// <summary>The report as JSON: the same content as its pages.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/audits/{id}/report", FindAsync).WithSummary("What came out of the audit: the newest published version, or before that the report so far.");
        routes.MapGet("/audits/{id}/report/versions/{number:int}", VersionAsync).WithSummary("One published version, byte for byte as its hash was made.");
    }

    public static void MapMyReport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/report", MineAsync).WithSummary("The published report of the audit that this participant takes part in.");

    private static async Task<IResult> FindAsync(string id, ReportReader reports, CancellationToken cancellationToken, int? version = null) =>
        Answer(await reports.GetAsync(Id(id), version, cancellationToken));

    private static async Task<IResult> VersionAsync(string id, int number, ReportReader reports, HttpContext context, CancellationToken cancellationToken)
    {
        var kept = await reports.GetVersionAsync(Id(id), number, cancellationToken);
        context.Response.Headers.ETag = $"\"{kept.Hash}\"";
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(kept.Content), "application/json; charset=utf-8");
    }

    private static async Task<IResult> MineAsync(ReportReader reports, HttpContext context, CancellationToken cancellationToken) =>
        await reports.FindAudienceAsync(TaskLinkFilter.TaskOf(context), cancellationToken) is { Audit: var audit }
            && await reports.FindPublishedAsync(audit, cancellationToken) is { } view
            ? Answer(view)
            : throw new ConflictException("not-published", "The report is not out yet. You get a mail when it is.");

    private static IResult Answer(ReportView view)
    {
        // Written as it is kept, not by the API's own settings.
        using var report = JsonDocument.Parse(ReportJson.Write(view.Report));
        return TypedResults.Ok(new ReportAnswer(
            view.Report.IsPublished ? view.Report.Version : null, view.Hash, view.IsWhole, view.Formats, view.Versions, report.RootElement.Clone()));
    }

    private static AuditId Id(string text) => AuditId.TryParse(text, out var id) ? id : throw new NotFoundException("audit");
}

/// <summary>A report with what it is bound to.</summary>
/// <param name="Version">Null while nobody has published it.</param>
/// <param name="Whole">False when the content is not what its hash, or the audit trail, says.</param>
internal sealed record ReportAnswer(
    int? Version, string Hash, bool Whole, IReadOnlyList<string> Formats, IReadOnlyList<ReportEdition> Versions, JsonElement Report);

using System.Globalization;
using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model.Reports;
using CoAudit.Web.Pdf;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CoAudit.Web.Pages.Reports;

/// <summary>Makes pages and PDF files of reports, for whoever may see them: the caller has looked at that.</summary>
internal sealed class ReportSheets(ReportPdfs pdfs, IRazorViewEngine views, IWebHostEnvironment environment)
{
    private const string Policy = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""";

    private const string Layout = "/Pages/Reports/_ReportLayout.cshtml";

    public bool MakesPdf => pdfs.CanMake;

    public ReportPage Page(ReportView view, string format, ReportDoor door) => new(view, format, door, OnPaper: false, pdfs.CanMake);

    /// <summary>The form as a PDF to keep, or nothing where none can be made: the page itself says so.</summary>
    public async Task<IActionResult> PdfAsync(PageModel page, ReportView view, string format, ReportDoor door, CancellationToken cancellationToken)
    {
        if (!pdfs.CanMake)
        {
            return page.NotFound();
        }

        ReportPage sheet = new(view, format, door, OnPaper: true, MakesPdf: false);
        return await pdfs.GetAsync(view.Hash, format, () => RenderAsync(page, sheet, cancellationToken), cancellationToken) is { } pdf
            ? page.File(pdf, "application/pdf", NameOf(view.Report, format))
            : new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<string> RenderAsync(PageModel page, ReportPage sheet, CancellationToken cancellationToken)
    {
        var found = views.GetView(executingFilePath: null, Layout, isMainPage: false);
        found.EnsureSuccessful(null);
        await using StringWriter writer = new(CultureInfo.InvariantCulture);
        ViewDataDictionary<ReportPage> data = new(page.MetadataProvider, page.ModelState) { Model = sheet };
        await found.View.RenderAsync(new ViewContext(page.PageContext, found.View, data, page.TempData, writer, new HtmlHelperOptions()));

        // The sheet is a file of its own: it brings its style along, and a policy under which nothing runs and nothing is fetched.
        var style = await File.ReadAllTextAsync(Path.Combine(environment.WebRootPath, "vendor", "report.css"), cancellationToken);
        return writer.ToString().Replace("</head>", $"{Policy}<style>{style}</style></head>", StringComparison.Ordinal);
    }

    private static string NameOf(AuditReport report, string format) => string.Create(
        CultureInfo.InvariantCulture, $"report-{format}-{(report.IsPublished ? $"version-{report.Version}" : "so-far")}.pdf");
}

using System.Diagnostics;

namespace CoAudit.Web.Pdf;

/// <summary>
/// Prints a page to a tagged PDF with Chromium: one process, one throw-away profile, no script, no network, and an end to its time. The page brings its style
/// sheet along, so nothing needs to be fetched.
/// </summary>
internal sealed partial class PdfPrinter(PdfOptions options, ILogger<PdfPrinter> logger)
{
    public bool CanPrint => options.Chromium is not null;

    /// <returns>Null when Chromium failed, took too long, or made a file that assistive technology could not read.</returns>
    public async Task<byte[]?> PrintAsync(string html, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("coaudit-pdf-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var file = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllTextAsync(page, html, cancellationToken);
            await RunAsync(folder.FullName, page, file, cancellationToken);
            var pdf = File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken) : [];
            if (TaggedPdf.IsTagged(pdf))
            {
                return pdf;
            }

            LogNoPdf(logger, pdf.Length);
            return null;
        }
        finally
        {
            OutsideProgram.Remove(folder);
        }
    }

    private async Task RunAsync(string folder, string page, string file, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(options.Chromium!) { WorkingDirectory = folder };

        // Chromium keeps its own notes below these; the service's user may have no home at all.
        start.Environment["HOME"] = folder;
        start.Environment["XDG_CONFIG_HOME"] = folder;
        start.Environment["XDG_CACHE_HOME"] = folder;
        foreach (var argument in Arguments(folder, page, file))
        {
            start.ArgumentList.Add(argument);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Timeout);
        try
        {
            await OutsideProgram.RunAsync(start, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTimeout(logger, options.Timeout);
        }
    }

    private IEnumerable<string> Arguments(string folder, string page, string file)
    {
        yield return "--headless";
        yield return $"--print-to-pdf={file}";
        yield return "--no-pdf-header-footer";
        yield return "--export-tagged-pdf";
        yield return $"--user-data-dir={Path.Combine(folder, "profile")}";

        // The page may ask nobody for anything. That it runs no script is said by its own policy: Chromium's switch for that keeps it from printing at all.
        yield return "--host-resolver-rules=MAP * ~NOTFOUND";
        yield return "--proxy-server=127.0.0.1:9";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--disable-default-apps";
        yield return "--disable-extensions";
        yield return "--disable-sync";
        yield return "--disable-gpu";
        yield return "--disable-dev-shm-usage";
        yield return "--no-first-run";
        yield return "--no-default-browser-check";
        if (!options.Sandbox || Environment.IsPrivilegedProcess)
        {
            // Chromium has none for root, and some containers allow none. What it reads is our own page with people's words encoded, and runs no script.
            yield return "--no-sandbox";
        }

        yield return new Uri(page).AbsoluteUri;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Chromium made no tagged PDF ({Bytes} bytes). Look at Pdf__Chromium and Pdf__Sandbox.")]
    private static partial void LogNoPdf(ILogger logger, int bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Chromium was ended after {Time}: it had not finished a PDF.")]
    private static partial void LogTimeout(ILogger logger, TimeSpan time);
}

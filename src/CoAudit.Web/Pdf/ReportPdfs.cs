using Microsoft.Extensions.Caching.Memory;

namespace CoAudit.Web.Pdf;

/// <summary>PDF files of reports: made when somebody asks, one at a time, and kept for a while under the report's hash, which says all of what is in them.</summary>
internal sealed class ReportPdfs(PdfPrinter printer) : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(6);

    // Chromium needs a few hundred megabytes: a queue of readers waits, the machine does not fall over.
    private readonly SemaphoreSlim turn = new(1);
    private readonly MemoryCache made = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public bool CanMake => printer.CanPrint;

    /// <param name="render">Gives the page as HTML; only called when the file is not there yet.</param>
    /// <returns>Null when none could be made now.</returns>
    public async Task<byte[]?> GetAsync(string hash, string format, Func<Task<string>> render, CancellationToken cancellationToken)
    {
        var key = $"{hash}/{format}";
        if (made.TryGetValue(key, out byte[]? ready))
        {
            return ready;
        }

        if (!printer.CanPrint || !await turn.WaitAsync(Patience, cancellationToken))
        {
            return null;
        }

        try
        {
            // Whoever had the turn before may have asked for the same.
            return made.TryGetValue(key, out ready) ? ready : await MakeAsync(key, render, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        made.Dispose();
    }

    private async Task<byte[]?> MakeAsync(string key, Func<Task<string>> render, CancellationToken cancellationToken)
    {
        if (await printer.PrintAsync(await render(), cancellationToken) is not { } pdf)
        {
            return null;
        }

        return made.Set(key, pdf, new MemoryCacheEntryOptions { Size = pdf.Length, AbsoluteExpirationRelativeToNow = Kept });
    }
}

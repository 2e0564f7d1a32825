using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Evidence;

namespace CoAudit.Web.Pdf;

/// <summary>
/// Turns a PDF's pages into pictures with pdftoppm. It reads what anybody may have sent: it is a process of its own, with nothing of our environment, little
/// memory, a folder that is thrown away and an end to its time. One runs at a time.
/// </summary>
internal sealed partial class PdfPages(PdfOptions options, ILogger<PdfPages> logger) : IPdfPages, IDisposable
{
    // Enough to read the small print of a letter.
    private const string LongestSide = "2000";

    private const long MostBytes = 40_000_000;

    private const long MostMemory = 1_000_000_000;

    // Comes with every Linux. Elsewhere the clock has to do.
    private const string Limiter = "/usr/bin/prlimit";

    // What the limiter ends with when it could not start the program, or found none.
    private static readonly int[] NotStarted = [126, 127];

    private readonly SemaphoreSlim turn = new(1);

    public bool CanShow => options.Pdftoppm is not null;

    public async Task<IReadOnlyList<byte[]>> PicturesAsync(byte[] pdf, CancellationToken cancellationToken)
    {
        if (options.Pdftoppm is not { } program)
        {
            throw Missing();
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            return await PicturesAsync(program, pdf, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<IReadOnlyList<byte[]>> PicturesAsync(string program, byte[] pdf, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("coaudit-pages-");
        try
        {
            var file = Path.Combine(folder.FullName, "given.pdf");
            await File.WriteAllBytesAsync(file, pdf, cancellationToken);
            var exit = await RunAsync(Start(program, folder.FullName, file), cancellationToken);
            if (NotStarted.Contains(exit))
            {
                LogNoProgram(logger, error: null);
                throw Missing();
            }

            return exit == 0 ? await ReadAsync(folder, cancellationToken) : throw Unreadable();
        }
        finally
        {
            OutsideProgram.Remove(folder);
        }
    }

    private ProcessStartInfo Start(string program, string folder, string file)
    {
        var limited = File.Exists(Limiter);
        ProcessStartInfo start = new(limited ? Limiter : program) { WorkingDirectory = folder };
        start.Environment.Clear();
        start.Environment["HOME"] = folder;
        start.Environment["XDG_CACHE_HOME"] = folder;
        foreach (var argument in (string[])[.. limited ? Limits(program) : [], .. Arguments(folder, file)])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private IEnumerable<string> Limits(string program) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"--as={MostMemory}"),
        string.Create(CultureInfo.InvariantCulture, $"--fsize={MostBytes}"),
        string.Create(CultureInfo.InvariantCulture, $"--cpu={Math.Ceiling(options.Timeout.TotalSeconds)}"),
        program,
    ];

    // One page more than we take tells that there are too many. What a reader does not see of a page, beyond its crop box, nobody gets.
    private static IEnumerable<string> Arguments(string folder, string file) =>
    [
        "-q", "-l", (IPdfPages.Most + 1).ToString(CultureInfo.InvariantCulture), "-cropbox", "-scale-to", LongestSide, "-jpeg", "-jpegopt", "quality=90",
        file, Path.Combine(folder, "page"),
    ];

    private async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(options.Timeout);
        try
        {
            return await OutsideProgram.RunAsync(start, clock.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTimeout(logger, options.Timeout);
            throw Unreadable();
        }
        catch (Win32Exception error)
        {
            LogNoProgram(logger, error);
            throw Missing();
        }
    }

    private static async Task<IReadOnlyList<byte[]>> ReadAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        // The numbers have zeros in front.
        var files = folder.GetFiles("page-*.jpg").OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        if (files.Count > IPdfPages.Most)
        {
            throw Refuse($"This PDF has more than {IPdfPages.Most} pages, and parts can be hidden in at most {IPdfPages.Most}. Keep it back and ask for the pages that matter.");
        }

        // A page left out would shift the others, and what was marked on them.
        if (files.Count == 0 || files.Sum(f => f.Length) > MostBytes || files.Index().Any(f => NumberOf(f.Item) != f.Index + 1))
        {
            throw Unreadable();
        }

        List<byte[]> pictures = [];
        foreach (var file in files)
        {
            pictures.Add(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        }

        return pictures;
    }

    private static int NumberOf(FileInfo file) => int.Parse(Path.GetFileNameWithoutExtension(file.Name).AsSpan()["page-".Length..], NumberStyles.None, CultureInfo.InvariantCulture);

    private static InvalidCommandException Missing() => Refuse(
        "Parts of a PDF cannot be hidden here, because poppler-utils is not installed on the server. Have it installed, or share this file as it is, or keep it back and ask for another copy.");

    private static InvalidCommandException Unreadable() => Refuse(
        "The pages of this PDF cannot be shown: it is broken, locked with a password, or far too large. Keep it back and ask for a copy that was printed to a new PDF.");

    private static InvalidCommandException Refuse(string why) => new("hide", why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "pdftoppm was ended after {Time}: it had not finished the pages of a PDF.")]
    private static partial void LogTimeout(ILogger logger, TimeSpan time);

    [LoggerMessage(Level = LogLevel.Error, Message = "pdftoppm did not start. Look at Pdf__Pdftoppm.")]
    private static partial void LogNoProgram(ILogger logger, Exception? error);
}

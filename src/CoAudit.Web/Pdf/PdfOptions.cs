using System.Globalization;
using CoAudit.Web.Configuration;

namespace CoAudit.Web.Pdf;

/// <summary>How PDF files are made and shown. Section <c>Pdf</c>.</summary>
/// <param name="Chromium">Path of the Chromium or Chrome program; null where there is none: then pages are printed by whoever wants them on paper.</param>
/// <param name="Sandbox">False in a container whose kernel gives ordinary users no namespaces. As root there is never one.</param>
/// <param name="Pdftoppm">Path of the pdftoppm program of poppler-utils; null where there is none: then parts of a PDF cannot be hidden.</param>
/// <param name="Timeout">When a program that does not come to an end is ended.</param>
internal sealed record PdfOptions(string? Chromium, bool Sandbox, string? Pdftoppm, TimeSpan Timeout)
{
    public const string Section = "Pdf";

    public static IReadOnlyList<string> Keys { get; } = ["Chromium", "Sandbox", "Pdftoppm", "TimeoutSeconds"];

    // What distributions and installers call it.
    private static readonly string[] UsualChromiums =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly string[] UsualPdftoppms = ["/usr/bin/pdftoppm", "/usr/local/bin/pdftoppm", "/opt/homebrew/bin/pdftoppm"];

    /// <exception cref="StartRefusedException">A value cannot be used.</exception>
    public static PdfOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new PdfOptions(
            Program("Chromium", section["Chromium"], UsualChromiums), Flag(section["Sandbox"]), Program("Pdftoppm", section["Pdftoppm"], UsualPdftoppms), Seconds(section["TimeoutSeconds"]));
    }

    // "none" turns it off where the program is installed for something else.
    private static string? Program(string key, string? configured, string[] usualPlaces) => configured?.Trim() switch
    {
        null or "" => Array.Find(usualPlaces, File.Exists),
        "none" => null,
        var path when File.Exists(path) => path,
        var path => throw new StartRefusedException($"{Section}__{key} is '{path}', and there is no such file. Leave it out to look in the usual places, or write none."),
    };

    private static bool Flag(string? text) => string.IsNullOrWhiteSpace(text)
        || (bool.TryParse(text, out var value) ? value : throw new StartRefusedException($"{Section}__Sandbox is '{text}': write true or false."));

    private static TimeSpan Seconds(string? text) => string.IsNullOrWhiteSpace(text)
        ? TimeSpan.FromSeconds(60)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 600
            ? TimeSpan.FromSeconds(seconds)
            : throw new StartRefusedException($"{Section}__TimeoutSeconds is '{text}': write a number from 1 to 600.");
}

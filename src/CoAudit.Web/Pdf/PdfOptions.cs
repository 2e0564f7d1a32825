using System.Globalization;
using CoAudit.Web.Configuration;

namespace CoAudit.Web.Pdf;

/// <summary>How PDF files are made. Section <c>Pdf</c>.</summary>
/// <param name="Chromium">Path of the Chromium or Chrome program; null where there is none: then pages are printed by whoever wants them on paper.</param>
/// <param name="Sandbox">False in a container whose kernel gives ordinary users no namespaces. As root there is never one.</param>
/// <param name="Timeout">When a Chromium that does not come to an end is ended.</param>
internal sealed record PdfOptions(string? Chromium, bool Sandbox, TimeSpan Timeout)
{
    public const string Section = "Pdf";

    public static IReadOnlyList<string> Keys { get; } = ["Chromium", "Sandbox", "TimeoutSeconds"];

    // What distributions and installers call it.
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <exception cref="StartRefusedException">A value cannot be used.</exception>
    public static PdfOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new PdfOptions(Program(section["Chromium"]), Flag(section["Sandbox"]), Seconds(section["TimeoutSeconds"]));
    }

    // "none" turns PDFs off where a Chromium is installed for something else.
    private static string? Program(string? configured) => configured?.Trim() switch
    {
        null or "" => Array.Find(UsualPlaces, File.Exists),
        "none" => null,
        var path when File.Exists(path) => path,
        var path => throw new StartRefusedException($"{Section}__Chromium is '{path}', and there is no such file. Leave it out to look in the usual places, or write none."),
    };

    private static bool Flag(string? text) => string.IsNullOrWhiteSpace(text)
        || (bool.TryParse(text, out var value) ? value : throw new StartRefusedException($"{Section}__Sandbox is '{text}': write true or false."));

    private static TimeSpan Seconds(string? text) => string.IsNullOrWhiteSpace(text)
        ? TimeSpan.FromSeconds(60)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 600
            ? TimeSpan.FromSeconds(seconds)
            : throw new StartRefusedException($"{Section}__TimeoutSeconds is '{text}': write a number from 1 to 600.");
}

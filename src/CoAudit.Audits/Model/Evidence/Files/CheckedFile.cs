using System.Globalization;

namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>A file that passed: its true type and what we keep of it. Photos have lost everything but the picture.</summary>
/// <param name="QuarterTurns">How a page must turn a photo clockwise so that it stands upright: the camera's own note about it is removed with the rest.</param>
public sealed record CheckedFile(FileType Type, byte[] Content, int QuarterTurns = 0)
{
    public const int MaxSize = 10_000_000;

    private const int MaxNameLength = 120;

    /// <summary>Reads the type from the content and takes out what tells about people: where, when and with which camera.</summary>
    /// <exception cref="InvalidCommandException">It is not something that we keep; the words say why.</exception>
    public static CheckedFile Of(byte[] content)
    {
        if (content.Length == 0)
        {
            throw Refuse("This file is empty.");
        }

        if (content.Length > MaxSize)
        {
            throw Refuse($"This file is too large. Send at most {MaxSize / 1_000_000} MB.");
        }

        return content switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg.Clean(content),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png.Clean(content),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf.Check(content),
            [(byte)'P', (byte)'K', 3, 4, ..] => OfficeFile.Check(content),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h', (byte)'e', ..] =>
                throw Refuse("This photo is in the HEIC form. Save it as JPEG, then send it again."),
            _ => PlainTextFile.Check(content),
        };
    }

    /// <summary>A name to show and to save under: one plain line, with the ending that fits the content.</summary>
    public string NameFrom(string? given)
    {
        var path = given ?? "";
        var last = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        var stem = new string([.. Path.GetFileNameWithoutExtension(last).Where(IsPlain)]).Trim(' ', '.');
        if (stem.Length > MaxNameLength)
        {
            stem = stem[..MaxNameLength];
        }

        return (stem.Length == 0 ? "file" : PlainInput.Lines(stem)) + Type.Extension();
    }

    // Signs that turn the direction of writing can make "exe.jpg" of "gpj.exe".
    private static bool IsPlain(char c) =>
        !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format && !"\"<>:|?*".Contains(c, StringComparison.Ordinal);

    internal static InvalidCommandException Refuse(string why) => new("file", why);

    internal static InvalidCommandException TwoFilesInOne() =>
        Refuse("This file holds a second file inside. We do not keep such files. Save a fresh copy, then send that.");

    internal static InvalidCommandException Broken(string what) => Refuse($"This {what} is broken. Save a fresh copy, then send that.");
}

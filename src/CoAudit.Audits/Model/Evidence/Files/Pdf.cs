namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>Looks at a PDF from outside: it is one file and nothing else, and says openly of no program inside it.</summary>
internal static class Pdf
{
    private const int TailLength = 2_048;

    public static CheckedFile Check(byte[] content)
    {
        var bytes = content.AsSpan();
        var tail = bytes[Math.Max(0, bytes.Length - TailLength)..];
        var end = tail.LastIndexOf("%%EOF"u8);
        if (end < 0)
        {
            throw CheckedFile.Broken("PDF");
        }

        // An archive is read from its end, a page from its beginning: either would be a second file.
        var after = tail[(end + 5)..];
        if (after.Trim(" \r\n\t\0"u8).Length > 0 || HasArchiveAtItsEnd(bytes) || Foreign.IsIn(bytes[5..Math.Min(bytes.Length, 1_024)]))
        {
            throw CheckedFile.TwoFilesInOne();
        }

        if (Names(bytes, "/JavaScript"u8) || Names(bytes, "/Launch"u8) || Names(bytes, "/EmbeddedFile"u8) || Names(bytes, "/RichMedia"u8))
        {
            throw CheckedFile.Refuse("This PDF holds a program or another file. Print it to a new PDF, then send that.");
        }

        return new CheckedFile(FileType.Pdf, content);
    }

    private static bool HasArchiveAtItsEnd(ReadOnlySpan<byte> bytes) => bytes[Math.Max(0, bytes.Length - 65_557)..].IndexOf("PK\u0005\u0006"u8) >= 0;

    private static bool Names(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name) => bytes.IndexOf(name) >= 0;
}

using System.IO.Compression;

namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>Word, Excel and OpenDocument files are archives: they are unpacked once, to the count, to see what they are and how much is in them.</summary>
internal static class OfficeFile
{
    private const int MostEntries = 2_000;

    private const long MostUnpacked = 60_000_000;

    private const int EndRecordLength = 22;

    public static CheckedFile Check(byte[] content)
    {
        try
        {
            using ZipArchive archive = new(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            EnsureHarmless(archive);
            return new CheckedFile(EndsWithTheArchive(content) ? TypeOf(archive) : throw CheckedFile.TwoFilesInOne(), content);
        }
        catch (InvalidDataException)
        {
            throw CheckedFile.Broken("file");
        }
    }

    private static void EnsureHarmless(ZipArchive archive)
    {
        if (archive.Entries.Count > MostEntries)
        {
            throw TooMuch();
        }

        var total = 0L;
        var buffer = new byte[81_920];
        foreach (var entry in archive.Entries)
        {
            // What an entry says about its own size is not asked: it is counted.
            using var stream = entry.Open();
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                total += read;
                if (total > MostUnpacked)
                {
                    throw TooMuch();
                }
            }
        }
    }

    private static FileType TypeOf(ZipArchive archive)
    {
        if (archive.Entries.Any(e => e.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase) || e.FullName.StartsWith("Basic/", StringComparison.Ordinal)))
        {
            throw CheckedFile.Refuse("This file holds a program (macros). Save it without macros, then send that.");
        }

        if (archive.Entries.Any(e => Path.GetExtension(e.Name).ToUpperInvariant() is ".ZIP" or ".EXE" or ".DLL" or ".JS" or ".VBS" or ".HTML" or ".HTM"))
        {
            throw CheckedFile.TwoFilesInOne();
        }

        return archive switch
        {
            _ when archive.GetEntry("word/document.xml") is not null => FileType.Word,
            _ when archive.GetEntry("xl/workbook.xml") is not null => FileType.Excel,
            _ when archive.GetEntry("mimetype") is { } entry => OpenDocument(entry),
            _ => throw CheckedFile.Refuse($"We cannot take archives. We can take {FileTypes.Accepted}."),
        };
    }

    private static FileType OpenDocument(ZipArchiveEntry entry)
    {
        using StreamReader reader = new(entry.Open());
        var buffer = new char[80];
        var type = new string(buffer, 0, reader.ReadBlock(buffer, 0, buffer.Length)).Trim();
        return string.Equals(type, FileType.OpenText.MediaType(), StringComparison.Ordinal) ? FileType.OpenText
            : string.Equals(type, FileType.OpenSheet.MediaType(), StringComparison.Ordinal) ? FileType.OpenSheet
            : throw CheckedFile.Refuse($"We cannot take this kind of file. We can take {FileTypes.Accepted}.");
    }

    private static bool EndsWithTheArchive(byte[] content) =>
        content.Length >= EndRecordLength && content.AsSpan(content.Length - EndRecordLength).StartsWith("PK\u0005\u0006"u8);

    private static InvalidCommandException TooMuch() => CheckedFile.Refuse("This file unpacks to far more than it should. We do not keep such files.");
}
